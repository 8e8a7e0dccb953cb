using MathNet.Numerics.Distributions;

namespace Alliance.Statistics.Rates;

/// <summary>Events per unit of exposure, with the exact interval of a Poisson count.</summary>
/// <remarks>
/// Garwood, F. (1936), Fiduciary limits for the Poisson distribution, Biometrika 28, 437–442: the limits of the mean are gamma quantiles.
/// 10 events over 1 unit: 10, between 4.7954 and 18.3904 at 95 %. Zero events: from 0 to 3.6889.
/// Assumes that events come one by one and on their own; events that draw others after them make the true interval wider.
/// </remarks>
public sealed record CountRate(double Rate, Interval Interval)
{
    /// <summary>Failure: a negative count, an exposure that is not above zero, or a level outside 0 to 1.</summary>
    public static Answer<CountRate> Of(CountOver over, double level = 0.95)
    {
        if (Check.First(over.Refusal, Check.Level(level)) is { } refusal)
        {
            return refusal;
        }

        var tail = (1 - level) / 2;
        var low = over.Count == 0 ? 0 : Gamma.InvCDF(over.Count, 1, tail);
        var high = Gamma.InvCDF(over.Count + 1, 1, 1 - tail);
        return new CountRate(over.Count / over.Exposure, new Interval(low / over.Exposure, high / over.Exposure, level));
    }
}
