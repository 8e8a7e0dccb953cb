using System.Text.RegularExpressions;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;

namespace Alliance.Stewardship.Releases;

/// <summary>One text cut into sentences, with every known contact's name blacked out already.</summary>
public sealed partial record Releasable(ReleasedKind Kind, Guid Id, DateTime At, string Officer, IReadOnlyList<string> Sentences)
{
    /// <summary>Of a talk only.</summary>
    public Channel? Channel { get; init; }

    /// <summary>Each text is cut before the names are blacked out, so that a sentence keeps its place whoever is named in it. What is written later comes last, and moves none.</summary>
    public static Releasable Cut(ReleasedKind kind, Guid id, DateTime at, string officer, string first, params IReadOnlyList<string?> more) =>
        new(kind, id, at, officer, [Plain(first), .. more.SelectMany(SentencesOf).Select(Plain)]);

    private static IEnumerable<string> SentencesOf(string? text) => text is null ? [] : End().Split(text).Where(s => !string.IsNullOrWhiteSpace(s)).Select(s => s.Trim());

    private static string Plain(string text) => ContactReferences.Render(text, _ => new CalledAs($"{ReleaseFile.Black} [{ReleaseFile.ReasonOf(Redaction.Privacy)}]", false))!;

    [GeneratedRegex(@"(?<=[.!?…])\s+|\n+", RegexOptions.CultureInvariant)]
    private static partial Regex End();
}
