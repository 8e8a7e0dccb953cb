namespace Alliance.Stewardship.Screening;

/// <summary>
/// The capitalised phrases around hits, as typed: what a caller looks up among organisation and area names in one query.
/// </summary>
internal static class Phrases
{
    private const int LongestPhrase = 6;
    private const int MostPhrases = 200;
    private static readonly ulong Link = WordClasses.Named("particle");

    public static IReadOnlyList<string> Around(Reading reading, IReadOnlyList<Hit> hits, Func<Hit, (int First, int Last)> wordsOf)
    {
        var phrases = new List<string>();
        var seen = new HashSet<string>();
        foreach (var hit in hits)
        {
            var (first, last) = wordsOf(hit);
            foreach (var phrase in Around(reading, first, last))
                if (seen.Add(phrase))
                    phrases.Add(phrase);
            if (phrases.Count >= MostPhrases)
                break;
        }

        return phrases;
    }

    private static IEnumerable<string> Around(Reading reading, int first, int last)
    {
        var tokens = reading.Tokens;
        var (from, to) = (first, last);
        while (from > 0 && first - from < LongestPhrase && tokens[from].Joined && Continues(tokens[from - 1]))
            from--;
        while (to + 1 < tokens.Count && to - last < LongestPhrase && tokens[to + 1].Joined && Continues(tokens[to + 1]))
            to++;
        for (var start = from; start <= last; start++)
            for (var end = Math.Max(start, first); end <= to && end - start < LongestPhrase; end++)
                if (tokens[start].Capitalised && (tokens[end].Capitalised || char.IsAsciiDigit(tokens[end].Word[0])))
                    yield return reading.Text.Slice(tokens[start].Start, tokens[end].End);
    }

    private static bool Continues(Token token) =>
        token.Capitalised || token.Is(Link) || token.Word is "of" or "the" or "and" or "for" or "at" || char.IsAsciiDigit(token.Word[0]);
}
