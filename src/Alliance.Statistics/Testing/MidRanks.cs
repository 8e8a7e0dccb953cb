namespace Alliance.Statistics.Testing;

/// <summary>Ranks from 1 up, equal values sharing the mean of their places; kept doubled, so that they are whole numbers.</summary>
internal sealed record MidRanks(int[] Doubled, bool Tied, double TieSum)
{
    /// <summary><see cref="TieSum"/> is Σ (t³ − t) over groups of t equal values.</summary>
    public static MidRanks Of(ReadOnlySpan<double> values)
    {
        var order = new int[values.Length];
        for (var at = 0; at < order.Length; at++)
        {
            order[at] = at;
        }

        var sorted = values.ToArray();
        Array.Sort(sorted, order);
        var doubled = new int[values.Length];
        var ties = 0.0;
        for (var from = 0; from < sorted.Length;)
        {
            var to = from + 1;
            while (to < sorted.Length && sorted[to] == sorted[from])
            {
                to++;
            }

            for (var at = from; at < to; at++)
            {
                doubled[order[at]] = from + to + 1;
            }

            double size = to - from;
            ties += size * size * size - size;
            from = to;
        }

        return new MidRanks(doubled, ties > 0, ties);
    }
}
