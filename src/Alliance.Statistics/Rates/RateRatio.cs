using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Alliance.Statistics.Rates;

/// <summary>One Poisson rate over another, with exact interval and two-sided p against 1.</summary>
/// <remarks>
/// Given both counts together, the first is binomial (Przyborowski and Wilenski 1940): the interval is Clopper and Pearson's of that share, turned into
/// a ratio; p adds up every split that is no likelier than the one seen, as <c>poisson.test</c> of R does.
/// 11 over 800 against 21 over 3011: 1.9715, between 0.8584 and 4.2773, p 0.0797.
/// The upper end is infinite where the second count is zero, and so is the ratio.
/// </remarks>
public sealed record RateRatio(double Ratio, Interval Interval, double P)
{
    // R's allowance for rounding where two splits are equally likely.
    private const double NoLikelier = 1 + 1e-7;

    /// <summary>Failure: what <see cref="CountRate.Of"/> refuses, or no event on either side.</summary>
    public static Answer<RateRatio> Of(CountOver first, CountOver second, double level = 0.95)
    {
        if (Check.First(first.Refusal, second.Refusal, Check.Level(level)) is { } refusal)
        {
            return refusal;
        }

        var all = first.Count + second.Count;
        if (all == 0)
        {
            return new Refusal(RefusalKind.NothingCounted, "With nothing counted on either side there are no rates to compare.");
        }

        var tail = (1 - level) / 2;
        var low = first.Count == 0 ? 0 : Odds(Share(first.Count, second.Count + 1, tail));
        var high = second.Count == 0 ? double.PositiveInfinity : Odds(Share(first.Count + 1, second.Count, 1 - tail));
        var perExposure = second.Exposure / first.Exposure;
        var ratio = second.Count == 0 ? double.PositiveInfinity : first.Count * perExposure / second.Count;
        return new RateRatio(ratio, new Interval(low * perExposure, high * perExposure, level), SplitP(first.Count, all, first.Exposure / (first.Exposure + second.Exposure)));
    }

    private static double Odds(double share) => share / (1 - share);

    private static double Share(double a, double b, double probability)
    {
        var share = Beta.InvCDF(a, b, probability);
        // The library stops at twelve decimals of the share; one step more gives the digits of a small share as well.
        var density = Beta.PDF(a, b, share);
        var step = density > 0 ? (SpecialFunctions.BetaRegularized(a, b, share) - probability) / density : 0;
        return share - step is > 0 and < 1 and var nearer ? nearer : share;
    }

    private static double SplitP(long first, long all, double share)
    {
        var seen = Binomial.PMFLn(share, checked((int)all), checked((int)first)) + Math.Log(NoLikelier);
        var p = 0.0;
        for (var split = 0; split <= all; split++)
        {
            var likely = Binomial.PMFLn(share, (int)all, split);
            p += likely <= seen ? Math.Exp(likely) : 0;
        }

        return Math.Min(1, p);
    }
}
