using System.Globalization;
using Alliance.Statistics.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Alliance.Statistics.Testing;

/// <summary>A share of so many tries against a share expected, exactly.</summary>
/// <param name="Share">Seen.</param>
/// <param name="Interval">Clopper and Pearson's (1934); open to 0 or 1 where the alternative is one-sided.</param>
/// <remarks>As <c>binom.test</c> of R: 682 of 925 against 0.75 has p 0.382491559575, between 0.7077 and 0.7654. Two-sided p adds up every outcome no likelier than the one seen.</remarks>
public sealed record BinomialTest(double Share, double P, Interval Interval)
{
    // R's allowance for rounding where two outcomes are equally likely.
    private const double NoLikelier = 1 + 1e-7;
    private const long Most = 100_000_000;

    /// <param name="successes">From 0 to <paramref name="tries"/>.</param>
    /// <param name="against">The share expected, from 0 to 1.</param>
    /// <returns>Failure: no tries, more successes than tries, a share outside 0 to 1, or a level outside 0 to 1.</returns>
    public static Answer<BinomialTest> Of(long successes, long tries, double against = 0.5, Alternative alternative = Alternative.TwoSided, double level = 0.95)
    {
        if ((Check.First(Check.Count(successes), Check.Level(level)) ?? Refuse(successes, tries, against)) is { } refusal)
        {
            return refusal;
        }

        var tail = alternative == Alternative.TwoSided ? (1 - level) / 2 : 1 - level;
        var low = alternative == Alternative.Less || successes == 0 ? 0 : Quantile(successes, tries - successes + 1, tail);
        var high = alternative == Alternative.Greater || successes == tries ? 1 : Quantile(successes + 1, tries - successes, 1 - tail);
        return new BinomialTest((double)successes / tries, Tail((int)successes, (int)tries, against, alternative), new Interval(low, high, level));
    }

    private static Refusal? Refuse(long successes, long tries, double against) =>
        tries is < 1 or > Most ? new Refusal(tries < 1 ? RefusalKind.NothingCounted : RefusalKind.TooMany, $"A share is taken of 1 to {Most} tries, not of {tries}.")
        : successes > tries ? new Refusal(RefusalKind.NotAProbability, $"{successes} of {tries} is no share: there cannot be more successes than tries.")
        : against is not (>= 0 and <= 1) ? new Refusal(RefusalKind.NotAProbability, $"A share expected lies from 0 to 1, not at {against.ToString(CultureInfo.InvariantCulture)}.")
        : null;

    private static double Tail(int successes, int tries, double share, Alternative alternative) => alternative switch
    {
        Alternative.Less => AtMost(successes, tries, share),
        Alternative.Greater => AtLeast(successes, tries, share),
        _ => NoMoreLikely(successes, tries, share),
    };

    private static double AtMost(int successes, int tries, double share) =>
        successes >= tries || share == 0 ? 1 : share == 1 ? 0 : SpecialFunctions.BetaRegularized(tries - successes, successes + 1.0, 1 - share);

    private static double AtLeast(int successes, int tries, double share) =>
        successes <= 0 || share == 1 ? 1 : share == 0 ? 0 : SpecialFunctions.BetaRegularized(successes, tries - successes + 1.0, share);

    // Likelihoods rise to the mean and fall after it, so that the far side is one tail.
    private static double NoMoreLikely(int successes, int tries, double share)
    {
        if (share is 0 or 1)
        {
            return successes == share * tries ? 1 : 0;
        }

        var seen = Binomial.PMFLn(share, tries, successes) + Math.Log(NoLikelier);
        var mean = share * tries;
        if (successes == mean)
        {
            return 1;
        }

        var (from, to) = successes < mean ? ((int)Math.Ceiling(mean), tries + 1) : (-1, (int)Math.Floor(mean));
        var far = successes < mean
            ? First(from, to, other => Binomial.PMFLn(share, tries, other) <= seen)
            : Last(from, to, other => Binomial.PMFLn(share, tries, other) <= seen);
        return Math.Min(1, successes < mean
            ? AtMost(successes, tries, share) + (far > tries ? 0 : AtLeast(far, tries, share))
            : AtLeast(successes, tries, share) + (far < 0 ? 0 : AtMost(far, tries, share)));
    }

    private static int First(int from, int to, Func<int, bool> holds)
    {
        while (from < to)
        {
            var middle = from + (to - from) / 2;
            (from, to) = holds(middle) ? (from, middle) : (middle + 1, to);
        }

        return from;
    }

    private static int Last(int from, int to, Func<int, bool> holds)
    {
        while (from < to)
        {
            var middle = to - (to - from) / 2;
            (from, to) = middle < 0 || holds(middle) ? (middle, to) : (from, middle - 1);
        }

        return from;
    }

    private static double Quantile(double a, double b, double probability) =>
        Root.Between(share => SpecialFunctions.BetaRegularized(a, b, share) - probability, 0, 1) ?? throw new InvalidOperationException("A beta quantile lies between 0 and 1.");
}
