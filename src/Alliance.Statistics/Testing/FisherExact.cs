using Alliance.Statistics.Distributions;
using Alliance.Statistics.Effects;
using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Testing;

/// <summary>Fisher's exact test of a two by two table, with the conditional odds ratio.</summary>
/// <param name="OddsRatio">The most likely, given both margins; zero or infinite at an end of what they allow.</param>
/// <param name="Interval">Of the odds ratio, from the same distribution; open where a cell is empty.</param>
/// <remarks>
/// Fisher (1935); Cornfield (1956) for the interval; two-sided p adds up every table no likelier than the one seen. As <c>fisher.test</c> of R: the lady
/// tasting tea (3, 1, 1, 3), one-sided p 0.242857142857, odds ratio 6.4083196582 (R prints 6.408309: its root finder stops there).
/// </remarks>
public sealed record FisherExact(double P, double OddsRatio, Interval Interval)
{
    private const double NoLikelier = 1 + 1e-7;

    /// <summary>Logarithms of odds ratios beyond this are not looked for.</summary>
    private const double Farthest = 700;

    /// <returns>Failure: a level outside 0 to 1, nobody (or everybody) with the event in both groups, or groups whose smaller margin exceeds ten million.</returns>
    public static Answer<FisherExact> Of(TwoByTwo table, Alternative alternative = Alternative.TwoSided, double level = 0.95)
    {
        if (Check.Level(level) is { } refusal)
        {
            return refusal;
        }

        var hypergeometric = new NoncentralHypergeometric(table.First, table.Second, table.FirstWith + table.SecondWith);
        if (hypergeometric.Length is < 2 or > 10_000_000)
        {
            return hypergeometric.Length < 2
                ? new Refusal(RefusalKind.NoSpread, "Everybody had the event, or nobody had: with these margins only one table is possible.")
                : new Refusal(RefusalKind.TooMany, "The table is too large to count; an odds ratio with its normal interval serves there.");
        }

        var seen = table.FirstWith;
        return new FisherExact(Tail(hypergeometric, seen, alternative), Likeliest(hypergeometric, seen), IntervalOf(hypergeometric, seen, alternative, level));
    }

    private static double Tail(NoncentralHypergeometric hypergeometric, long seen, Alternative alternative) => alternative switch
    {
        Alternative.Less => hypergeometric.AtMost(seen, 0),
        Alternative.Greater => hypergeometric.AtLeast(seen, 0),
        _ => hypergeometric.NoLikelier(seen, NoLikelier),
    };

    private static double Likeliest(NoncentralHypergeometric hypergeometric, long seen) =>
        seen == hypergeometric.Least ? 0
        : seen == hypergeometric.Most ? double.PositiveInfinity
        : Math.Exp(Solved(log => hypergeometric.Mean(log) - seen));

    private static Interval IntervalOf(NoncentralHypergeometric hypergeometric, long seen, Alternative alternative, double level)
    {
        var tail = alternative == Alternative.TwoSided ? (1 - level) / 2 : 1 - level;
        var low = alternative == Alternative.Less || seen == hypergeometric.Least ? 0 : Math.Exp(Solved(log => hypergeometric.AtLeast(seen, log) - tail));
        var high = alternative == Alternative.Greater || seen == hypergeometric.Most ? double.PositiveInfinity : Math.Exp(Solved(log => tail - hypergeometric.AtMost(seen, log)));
        return new Interval(low, high, level);
    }

    private static double Solved(Func<double, double> rising) => Root.Around(rising, 0, 4, Farthest) ?? throw new InvalidOperationException("A conditional odds ratio has a place.");
}
