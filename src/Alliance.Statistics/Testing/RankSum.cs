using Alliance.Statistics.Descriptive;
using Alliance.Statistics.Distributions;
using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Testing;

/// <summary>Whether values of one sample tend to be larger than those of another: the test of Wilcoxon, Mann and Whitney, with the shift between them.</summary>
/// <param name="W">Pairs in which the first is larger, a tie counting one half; R's W, Mann and Whitney's U.</param>
/// <param name="Shift">Hodges and Lehmann's: the median of all differences first minus second.</param>
/// <param name="Interval">Of the shift, between two of those differences; infinite where so few values set no end at this level.</param>
/// <param name="Exact">Whether p was counted rather than approximated.</param>
/// <remarks>
/// Hollander and Wolfe (1973), chapter 4; as <c>wilcox.test</c> of R. Their permeability data: W = 35, one-sided p 0.127206127206, shift 0.305.
/// With ties or large samples the interval takes its places from the normal approximation.
/// </remarks>
public sealed record RankSum(double W, double P, double Shift, Interval Interval, bool Exact)
{
    // As R: below this many values in both, without ties, p is counted.
    private const int SmallSample = 50;

    // Beyond this the counting takes longer than anyone waits.
    private const int MostForExact = 400;

    /// <returns>Failure: an empty sample, a value that is not finite, all values the same, a level outside 0 to 1, or an exact p for more than 400 values.</returns>
    public static Answer<RankSum> Of(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative = Alternative.TwoSided, double level = 0.95, RankMethod method = RankMethod.Automatic)
    {
        if ((Sample.Refuse(first, 1, "Values of the first sample") ?? Sample.Refuse(second, 1, "Values of the second sample") ?? Check.Level(level)) is { } refusal)
        {
            return refusal;
        }

        var ranks = MidRanks.Of([.. first, .. second]);
        double m = first.Length, n = second.Length;
        if (ranks.TieSum == Cube(m + n) - (m + n))
        {
            return new Refusal(RefusalKind.NoSpread, "All values are the same: there is no order to compare.");
        }

        if (method == RankMethod.Exact && m + n > MostForExact)
        {
            return new Refusal(RefusalKind.TooMany, $"An exact p is counted for at most {MostForExact} values; ask for the normal approximation, which is close to it there.");
        }

        var own = ranks.Doubled[..first.Length];
        var w = (own.Sum() - m * (m + 1)) / 2;
        var exact = method == RankMethod.Exact || (method == RankMethod.Automatic && !ranks.Tied && m < SmallSample && n < SmallSample);
        var counted = exact ? Counted.Choosing(ranks.Doubled, first.Length) : null;
        var spread = Math.Sqrt(m * n / 12 * (m + n + 1 - ranks.TieSum / ((m + n) * (m + n - 1))));
        var differences = Differences(first, second);
        var p = counted?.P(own.Sum(), alternative) ?? Approximate.P(w - m * n / 2, spread, alternative);
        return new RankSum(w, p, Robust.OfSorted(differences, 0.5), IntervalOf(differences, counted, ranks.Tied, (m, n, spread), alternative, level), exact);
    }

    private static Interval IntervalOf(double[] sorted, Counted? counted, bool tied, (double M, double N, double Spread) size, Alternative alternative, double level)
    {
        var tail = alternative == Alternative.TwoSided ? (1 - level) / 2 : 1 - level;
        var place = counted is not null && !tied
            ? (counted.Quantile(tail) - (int)(size.M * (size.M + 1))) / 2
            : (int)Math.Floor(size.M * size.N / 2 - Student.Quantile(1 - tail, double.PositiveInfinity) * size.Spread);
        return Approximate.Between(sorted, place, alternative, level);
    }

    private static double[] Differences(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var differences = new double[first.Length * second.Length];
        for (var at = 0; at < differences.Length; at++)
        {
            differences[at] = first[at / second.Length] - second[at % second.Length];
        }

        Array.Sort(differences);
        return differences;
    }

    private static double Cube(double value) => value * value * value;
}
