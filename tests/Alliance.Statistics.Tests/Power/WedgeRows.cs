using Alliance.Statistics.Power;

namespace Alliance.Statistics.Tests.Power;

/// <summary>Short ways to plans that must be possible.</summary>
internal static class WedgeRows
{
    public static readonly SignificanceLevel Usual = SignificanceLevel.Usual;

    public static Probability P(double value) => Probability.Of(value).Required();

    public static Correlation R(double value) => Correlation.Of(value).Required();

    public static SteppedWedge Wedge(int groups, int waves, double perPeriod, double icc, double effect = 0, double period = 0) =>
        SteppedWedge.Of(WedgeSchedule.Even(groups, waves).Required(), WedgeSizes.All(perPeriod).Required(), Varies(icc, effect, period)).Required();

    private static WedgeVariation Varies(double icc, double effect, double period) =>
        WedgeVariation.OfTotal(R(icc), Correlation.Complete).Required().WithEffect(effect).Required().WithPeriod(period).Required();
}
