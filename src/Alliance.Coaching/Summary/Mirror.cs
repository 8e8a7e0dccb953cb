using System.Text.RegularExpressions;

namespace Alliance.Coaching.Summary;

/// <summary>Gives a partner's words back the way an officer would say them: "I called you four times" becomes "you called us four times".</summary>
internal static partial class Mirror
{
    private const int Shortest = 4, Longest = 16;

    private static readonly Dictionary<string, string> Turned = new(StringComparer.OrdinalIgnoreCase)
    {
        ["i"] = "you",
        ["i'm"] = "you're",
        ["i've"] = "you've",
        ["i'd"] = "you'd",
        ["i'll"] = "you'll",
        ["me"] = "you",
        ["my"] = "your",
        ["mine"] = "yours",
        ["myself"] = "yourself",
        ["we"] = "you",
        ["we're"] = "you're",
        ["we've"] = "you've",
        ["we'd"] = "you'd",
        ["we'll"] = "you'll",
        ["us"] = "you",
        ["our"] = "your",
        ["ours"] = "yours",
        ["your"] = "our",
        ["yours"] = "ours",
        ["you're"] = "we're",
        ["you've"] = "we've",
        ["you'd"] = "we'd",
        ["you'll"] = "we'll",
    };

    private static readonly HashSet<string> BeforeASubject = new(["and", "but", "because", "that", "when", "if", "why", "what", "how", "so", "than", "while", "until", "where", "think", "say", "know", "sure", "hope", "wish", "thought", "do", "did", "can", "will", "are"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Things that begin or fill a sentence and are not given back.</summary>
    [GeneratedRegex(@"^(?:(?:well|yeah|yes|no|look|okay|so|and|but|oh|listen|honestly|you know|i mean|um|uh)\b[\s,]*)+", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(@"[^.!?]+[.!?]*")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\b(?:um|uh|uhm|fuck\w*|shit\w*|damn|hell|asshole\w*|bitch\w*)\b|[""“”\[\]();:—]|--|-$", RegexOptions.IgnoreCase)]
    private static partial Regex NotToRepeat();

    /// <summary>The last of the partner's sentences that speaks of themselves and can be given back whole, without its full stop; null where there is none.</summary>
    public static string? Of(string said)
    {
        foreach (var sentence in Sentence().Matches(said.Replace('’', '\'')).Select(m => m.Value.Trim()).Reverse())
        {
            if (sentence.EndsWith('?')) continue;
            var clause = Opening().Replace(sentence.TrimEnd('.', '!', ' '), "");
            var words = clause.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is < Shortest or > Longest || NotToRepeat().IsMatch(clause) || !SpeaksOfThemselves(words)) continue;
            return string.Join(' ', Turn(words));
        }
        return null;
    }

    private static bool SpeaksOfThemselves(string[] words) => Bare(words[0]) is var first && (first is "nobody" or "they" or "it's" or "my" or "our" || first is "i" or "we" || first.StartsWith("i'", StringComparison.Ordinal) || first.StartsWith("we'", StringComparison.Ordinal));

    private static IEnumerable<string> Turn(string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var (bare, before) = (Bare(words[i]), i > 0 ? Bare(words[i - 1]) : "");
            var tail = words[i][bare.Length..];
            if (bare is "you") yield return (i == 0 || BeforeASubject.Contains(before) || words[i - 1].EndsWith(',') ? "we" : "us") + tail;
            else if (bare is "am" && before is "i") yield return "are" + tail;
            else if (bare is "was" or "wasn't" && before is "i") yield return (bare is "was" ? "were" : "weren't") + tail;
            else if (Turned.TryGetValue(bare, out var turned)) yield return turned + tail;
            else yield return i == 0 ? char.ToLowerInvariant(words[i][0]) + words[i][1..] : words[i];
        }
    }

    private static string Bare(string word) => word.TrimEnd(',').ToLowerInvariant();
}
