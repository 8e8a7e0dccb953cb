using Alliance.Partnerships.Import.Register;
using Alliance.Platform.Data.Search;

namespace Alliance.Partnerships.Search;

/// <summary>What somebody typed, as words to look for.</summary>
public sealed record Typed
{
    public const int MaxLength = 200;

    /// <summary>More words narrow nothing down any further.</summary>
    private const int MostWords = 6;

    public static readonly Typed Nothing = new() { Words = [], Whole = "" };

    /// <summary>The different words, folded.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>All of it, folded as a name is.</summary>
    public required string Whole { get; init; }

    /// <summary>Of one letter alone there is no end of what it begins.</summary>
    public bool IsTooShort => Words.All(w => w.Length < 2);

    public static Typed Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Nothing;
        var cut = text.Length <= MaxLength ? text : text[..MaxLength];
        return new Typed { Words = [.. SearchWords.Of(cut).Take(MostWords)], Whole = Partners.Names.Fold(cut) };
    }
}

/// <summary>Which words are slips of one another.</summary>
internal static class Slips
{
    public const int Most = 8;

    /// <summary>The words nearest to the one typed, where a slip or two may explain the difference. Slips seldom hit the first letter.</summary>
    public static IReadOnlyList<string> Near(string typed, IEnumerable<string> known) =>
        [.. known.Where(word => word != typed && MayBe(typed, word)).Select(word => (Word: word, Slips: Similarity.Distance(typed, word))).Where(w => w.Slips <= Allowed(typed, w.Word))
            .OrderBy(w => w.Slips).ThenBy(w => w.Word, StringComparer.Ordinal).Select(w => w.Word).Distinct().Take(Most)];

    private static bool MayBe(string typed, string word) => word.Length > 0 && word[0] == typed[0] && Math.Abs(word.Length - typed.Length) <= Allowed(typed, word);

    private static int Allowed(string typed, string word) => Math.Min(typed.Length, word.Length) switch { < 4 => 0, < 8 => 1, _ => 2 };
}
