using System.Text.RegularExpressions;
using Alliance.Coaching.Coding;

namespace Alliance.Coaching.Scenarios;

/// <summary>A conversation as somebody wrote it down: each turn begins with <c>Officer:</c> or <c>Partner:</c>.</summary>
public static partial class Transcript
{
    public const int MaxLength = 60_000;

    /// <summary>Reads the turns. Lines without a label belong to the turn above; several turns of one speaker in a row are one.</summary>
    /// <param name="turns">For example two turns for <c>Officer: Good morning.\nPartner: You again.</c>; empty where there is a mistake.</param>
    /// <returns>What is wrong with the text, a sentence; null where nothing is.</returns>
    public static string? Read(string? text, out IReadOnlyList<Turn> turns)
    {
        turns = [];
        if (string.IsNullOrWhiteSpace(text)) return "Paste what the two of you said.";
        if (text.Length > MaxLength) return "This is too long: at most 60,000 characters, which is about an hour of talk.";
        var read = new List<(Speaker Speaker, string Text)>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)))
        {
            if (Label().Match(line) is { Success: true } label) Add(read, label.Groups[1].Value.StartsWith("o", StringComparison.OrdinalIgnoreCase) ? Speaker.Officer : Speaker.Partner, line[label.Length..].Trim());
            else if (read.Count == 0) return "The text does not say who speaks. Begin each turn with “Officer:” or “Partner:”.";
            else Add(read, read[^1].Speaker, line.Trim());
        }
        if (read.All(t => t.Speaker == Speaker.Partner)) return "No turn is the officer's. Begin what the officer said with “Officer:”.";
        if (read.All(t => t.Speaker == Speaker.Officer)) return "No turn is the partner's. Begin what the partner said with “Partner:”.";
        turns = [.. read.Where(t => t.Text.Length > 0).Select(t => new Turn(t.Speaker, t.Text))];
        return null;
    }

    private static void Add(List<(Speaker Speaker, string Text)> read, Speaker speaker, string text)
    {
        if (read.Count > 0 && read[^1].Speaker == speaker) read[^1] = (speaker, $"{read[^1].Text} {text}".Trim());
        else read.Add((speaker, text));
    }

    [GeneratedRegex(@"^\s*(officer|partner)\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Label();
}
