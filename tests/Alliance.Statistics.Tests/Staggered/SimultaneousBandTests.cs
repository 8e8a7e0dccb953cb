using Alliance.Statistics.Randomness;
using Alliance.Statistics.Staggered;

namespace Alliance.Statistics.Tests.Staggered;

public sealed class SimultaneousBandTests
{
    // For one event time the quantile of a normal, for two without correlation R's qnorm((1 + sqrt(0.95)) / 2) = 2.236477.
    [Theory]
    [InlineData(1, 1.959964)]
    [InlineData(2, 2.236477)]
    public void Of_EffectsWithoutCorrelation_ReachesAsFarAsTheNormal(int effects, double reach)
    {
        var band = SimultaneousBand.Of(Independent(effects)).Required();

        band.Reach.ShouldBe(reach, 0.03);
        band.Intervals[0].Low.ShouldBe(1 - 2 * band.Reach, 1e-12);
        band.Intervals[0].High.ShouldBe(1 + 2 * band.Reach, 1e-12);
    }

    [Fact]
    public void Of_SmallPanel_LiesBetweenOneAndAllTimesTheError()
    {
        var study = EventStudy.Of(Panels.Small, -2, 5, StaggeredEstimator.Efficient).Required();

        var band = SimultaneousBand.Of(study).Required();

        // Seven times one in twenty: Bonferroni's 2.69 is the farthest it may reach.
        band.Reach.ShouldBeInRange(2.0, 2.72);
        (band.Intervals[1].Low, band.Intervals[1].High).ShouldBe((0, 0));
        SimultaneousBand.Of(study).Required().Reach.ShouldBe(band.Reach);
    }

    // The effect is 0.5 at every event time: the band holds all six at once about 95 times in a hundred, intervals one by one less often.
    [Fact]
    public void Of_TruthKnown_HoldsAllAtOnceAsOftenAsItSays()
    {
        const int Rounds = 400;
        var numbers = RandomNumbers.Seeded(20260108);
        var (held, heldOneByOne) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var study = EventStudy.Of(Panels.Simulated(numbers, 40, 0.5, 0), 0, 5, StaggeredEstimator.Efficient).Required();
            held += SimultaneousBand.Of(study).Required().Intervals.All(interval => interval.Holds(0.5)) ? 1 : 0;
            heldOneByOne += study.Effects.All(effect => effect.Estimate.Interval.Holds(0.5)) ? 1 : 0;
        }

        ((double)held / Rounds).ShouldBeInRange(0.92, 0.98);
        ((double)heldOneByOne / Rounds).ShouldBeLessThan(0.9);
    }

    [Fact]
    public void Of_BadInput_SaysWhichOne()
    {
        SimultaneousBand.Of(Independent(1), 95).Refused().ShouldBe(RefusalKind.NotALevel);
        SimultaneousBand.Of(EventStudy.Of(Panels.Small, -1, -1, StaggeredEstimator.Efficient).Required()).Refused().ShouldBe(RefusalKind.NothingCounted);
    }

    private static EventStudy Independent(int effects)
    {
        var covariance = new double[effects, effects];
        for (var k = 0; k < effects; k++) covariance[k, k] = 4;
        var estimate = new StaggeredEstimate { Value = 1, StandardError = 2, NeymanStandardError = 2, Beta = 1, Interval = new Interval(-2.92, 4.92, 0.95), P = 0.617 };
        return new EventStudy { Effects = [.. Enumerable.Range(0, effects).Select(k => new EventEffect(k, estimate))], NotSeen = [], Covariance = covariance, NeymanCovariance = covariance };
    }
}
