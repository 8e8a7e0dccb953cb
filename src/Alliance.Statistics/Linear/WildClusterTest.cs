namespace Alliance.Statistics.Linear;

/// <summary>The test of one value of a coefficient by patterns of signs.</summary>
internal sealed class WildClusterTest(WildClusterSums sums, RademacherSigns signs)
{
    private const int Doublings = 60;

    // Of the first step: ends of an interval to more digits than anybody prints.
    private const double Accuracy = 1e-9;

    private readonly double value = sums.Own.Sum(each => each.AtZero);

    /// <summary>Two-sided. Of all patterns the share that is further from the value tested than the data, one at least; of drawn ones (b + 1)/(m + 1).</summary>
    public double P(double tested)
    {
        double[] own = [.. sums.Own.Select(each => each.AtZero + tested * each.Slope)];
        double[][] moved = [.. sums.Moved.Select(each => each.AtZero.Zip(each.Slope, (atZero, slope) => atZero + tested * slope).ToArray())];
        var together = new double[moved[0].Length];
        var seen = Statistic(signs.Patterns[0], own, moved, together);
        var beyond = 0;
        for (var pattern = 1; pattern < signs.Patterns.Count; pattern++)
        {
            beyond += Statistic(signs.Patterns[pattern], own, moved, together) > seen ? 1 : 0;
        }

        return signs.Enumerated ? Math.Max(1, beyond) / (double)signs.Patterns.Count : (beyond + 1) / (double)signs.Patterns.Count;
    }

    /// <summary>Where, from the coefficient outwards, the test begins to reject; nothing where it never does.</summary>
    public double? Boundary(double step, double significance)
    {
        var (inside, outside) = (value, value + step);
        for (var i = 0; P(outside) >= significance; i++)
        {
            if (i == Doublings)
            {
                return null;
            }

            (inside, outside) = (outside, value + (outside - value) * 2);
        }

        while (Math.Abs(outside - inside) > Accuracy * Math.Abs(step))
        {
            var middle = inside + (outside - inside) / 2;
            (inside, outside) = P(middle) >= significance ? (middle, outside) : (inside, middle);
        }

        return inside;
    }

    // The square of t, but for a factor that every pattern shares.
    private double Statistic(double[] pattern, double[] own, double[][] moved, double[] together)
    {
        Array.Clear(together);
        var distance = 0.0;
        for (var cluster = 0; cluster < pattern.Length; cluster++)
        {
            distance += pattern[cluster] * own[cluster];
            for (var column = 0; column < together.Length; column++)
            {
                together[column] += pattern[cluster] * moved[cluster][column];
            }
        }

        var variance = 0.0;
        for (var cluster = 0; cluster < pattern.Length; cluster++)
        {
            var score = pattern[cluster] * own[cluster];
            for (var column = 0; column < together.Length; column++)
            {
                score -= sums.Spread[cluster][column] * together[column];
            }

            variance += score * score;
        }

        return distance == 0 ? 0 : distance * distance / variance;
    }
}
