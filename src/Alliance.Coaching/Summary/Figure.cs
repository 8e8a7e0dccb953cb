namespace Alliance.Coaching.Summary;

/// <summary>
/// A number about one conversation with its 95 % interval, or nothing where there was nothing to divide by: then it is not computable, and
/// is not shown as zero. The interval says how little one short talk can tell; it treats what was said as a sample of how this officer talks.
/// </summary>
/// <param name="Value">A share from 0 to 1, or a ratio; null where it is not computable.</param>
/// <param name="High">May be infinite, of a ratio.</param>
/// <param name="Count">Above the line, for instance complex reflections.</param>
/// <param name="Of">Below the line, for instance all reflections.</param>
public sealed record Figure(double? Value, double Low, double High, int Count, int Of)
{
    /// <summary>The normal quantile of 95 %, both sides.</summary>
    private const double Reach = 1.959963984540054;

    /// <summary>A share with Wilson's score interval (Wilson 1927): 4 of 6 is 0.667, from 0.300 to 0.903.</summary>
    public static Figure Share(int count, int of)
    {
        if (of == 0) return new Figure(null, 0, 1, count, of);
        var (share, square) = ((double)count / of, Reach * Reach);
        var middle = (share + square / (2 * of)) / (1 + square / of);
        var half = Reach / (1 + square / of) * Math.Sqrt(share * (1 - share) / of + square / (4.0 * of * of));
        return new Figure(share, count == 0 ? 0 : Math.Max(0, middle - half), count == of ? 1 : Math.Min(1, middle + half), count, of);
    }

    /// <summary>
    /// A ratio of two counts. Its interval is that of the share count/(count + of), by Wilson, turned back into a ratio: 4 to 2 is 2.0, from
    /// 0.43 to 9.3. Not computable where <paramref name="of"/> is 0.
    /// </summary>
    public static Figure Ratio(int count, int of)
    {
        if (of == 0) return new Figure(null, 0, double.PositiveInfinity, count, of);
        var share = Share(count, count + of);
        return new Figure((double)count / of, Odds(share.Low), Odds(share.High), count, of);
    }

    /// <summary>
    /// The share of words that one of two spoke. Words of one turn come together, so the turns are the sample: the standard error is that of a
    /// ratio of means over turns, by linearization (Cochran 1977, §6.3). Turns of 10, 20, 10 and 20 words, every other one the officer's: 20 of 60, 0.333,
    /// from 0 to 0.836. The interval is 0 to 1 where there are fewer than two turns.
    /// </summary>
    /// <param name="turns">Words of each turn, and whether they count.</param>
    public static Figure ShareOfWords(IReadOnlyList<(int Words, bool Counts)> turns)
    {
        var (counted, all) = (turns.Where(t => t.Counts).Sum(t => t.Words), turns.Sum(t => t.Words));
        if (all == 0) return new Figure(null, 0, 1, counted, all);
        var share = (double)counted / all;
        if (turns.Count < 2) return new Figure(share, 0, 1, counted, all);
        var squares = turns.Sum(t => Math.Pow((t.Counts ? t.Words : 0) - share * t.Words, 2));
        var error = Math.Sqrt(squares * turns.Count / (turns.Count - 1)) / all;
        return new Figure(share, Math.Max(0, share - Reach * error), Math.Min(1, share + Reach * error), counted, all);
    }

    private static double Odds(double share) => share >= 1 ? double.PositiveInfinity : share / (1 - share);
}
