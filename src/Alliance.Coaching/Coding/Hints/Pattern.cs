using System.Text.RegularExpressions;

namespace Alliance.Coaching.Coding.Hints;

/// <summary>
/// Wordings by which something is noticed, each a regular expression that starts and ends at whole words. They never backtrack, so no turn
/// can make them slow.
/// </summary>
internal sealed class Pattern(params string[] wordings)
{
    private readonly Regex any = new($@"\b(?:{string.Join('|', wordings)})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>Wordings that look alike and mean something else.</summary>
    public Pattern? Except { get; init; }

    /// <param name="text">With plain apostrophes.</param>
    /// <returns>Where it is first found.</returns>
    public (int Start, int Length)? Find(string text)
    {
        for (var match = any.Match(text); match.Success; match = match.NextMatch())
        {
            if (Except is null || !Except.Covers(text, match.Index, match.Index + match.Length)) return (match.Index, match.Length);
        }
        return null;
    }

    public bool In(string text) => Find(text) is not null;

    private bool Covers(string text, int start, int end)
    {
        for (var match = any.Match(text); match.Success; match = match.NextMatch())
        {
            if (match.Index < end && start < match.Index + match.Length) return true;
        }
        return false;
    }
}
