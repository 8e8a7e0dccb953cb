using Alliance.Statistics.Descriptive;
using Alliance.Statistics.Distributions;
using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Testing;

/// <summary>Whether differences within pairs lean to one side: Wilcoxon's signed rank test, with the shift.</summary>
/// <param name="V">The sum of the ranks of the positive differences.</param>
/// <param name="Shift">Hodges and Lehmann's: the median of the means of every two differences, each with itself included.</param>
/// <param name="Interval">Of the shift; infinite where so few pairs set no end at this level.</param>
/// <param name="Exact">Whether p was counted rather than approximated.</param>
/// <remarks>
/// Hollander and Wolfe (1973), chapter 3; as <c>wilcox.test(paired = TRUE)</c> of R. Their depression data: V = 40, one-sided p 0.01953125.
/// Differences of zero are left out, as Wilcoxon did.
/// </remarks>
public sealed record SignedRank(double V, double P, double Shift, Interval Interval, bool Exact)
{
    private const int SmallSample = 50;
    private const int MostForExact = 1000;

    /// <summary>First minus second of each pair.</summary>
    /// <returns>Failure: samples of different length, and what <see cref="Of(ReadOnlySpan{double}, Alternative, double, RankMethod)"/> refuses.</returns>
    public static Answer<SignedRank> Paired(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative = Alternative.TwoSided, double level = 0.95, RankMethod method = RankMethod.Automatic) =>
        Pairs.Differences(first, second, 1) switch
        {
            Answer<double[]>.Reckoned differences => Of(differences.Value, alternative, level, method),
            Answer<double[]>.NotReckoned not => not.Refusal,
            _ => throw new InvalidOperationException(),
        };

    /// <summary>Differences, or values against zero.</summary>
    /// <returns>Failure: no difference that is not zero, a value that is not finite, a level outside 0 to 1, or an exact p for more than 1 000.</returns>
    public static Answer<SignedRank> Of(ReadOnlySpan<double> values, Alternative alternative = Alternative.TwoSided, double level = 0.95, RankMethod method = RankMethod.Automatic)
    {
        if ((Sample.Refuse(values, 1, "Differences for a signed rank test") ?? Check.Level(level)) is { } refusal)
        {
            return refusal;
        }

        var kept = Array.FindAll(values.ToArray(), value => value != 0);
        if (kept.Length == 0)
        {
            return new Refusal(RefusalKind.NoSpread, "Every difference is zero: nothing leans to either side.");
        }

        if (method == RankMethod.Exact && kept.Length > MostForExact)
        {
            return new Refusal(RefusalKind.TooMany, $"An exact p is counted for at most {MostForExact} differences; ask for the normal approximation, which is close to it there.");
        }

        var ranks = MidRanks.Of(Array.ConvertAll(kept, Math.Abs));
        var plain = !ranks.Tied && kept.Length == values.Length;
        var exact = method == RankMethod.Exact || (method == RankMethod.Automatic && plain && kept.Length < SmallSample);
        return Tested(kept, ranks, exact ? Counted.Subsets(ranks.Doubled) : null, alternative, level);
    }

    private static SignedRank Tested(double[] kept, MidRanks ranks, Counted? counted, Alternative alternative, double level)
    {
        double n = kept.Length;
        var doubled = ranks.Doubled.Where((_, at) => kept[at] > 0).Sum();
        var spread = Math.Sqrt(n * (n + 1) * (2 * n + 1) / 24 - ranks.TieSum / 48);
        var p = counted?.P(doubled, alternative) ?? Approximate.P(doubled / 2.0 - n * (n + 1) / 4, spread, alternative);
        var tail = alternative == Alternative.TwoSided ? (1 - level) / 2 : 1 - level;
        var place = counted is not null && !ranks.Tied
            ? counted.Quantile(tail) / 2
            : (int)Math.Floor(n * (n + 1) / 4 - Student.Quantile(1 - tail, double.PositiveInfinity) * spread);
        var means = Means(kept);
        return new SignedRank(doubled / 2.0, p, Robust.OfSorted(means, 0.5), Approximate.Between(means, place, alternative, level), counted is not null);
    }

    // Walsh's averages.
    private static double[] Means(double[] values)
    {
        var means = new double[values.Length * (values.Length + 1) / 2];
        var next = 0;
        for (var first = 0; first < values.Length; first++)
        {
            for (var second = first; second < values.Length; second++)
            {
                means[next++] = (values[first] + values[second]) / 2;
            }
        }

        Array.Sort(means);
        return means;
    }
}
