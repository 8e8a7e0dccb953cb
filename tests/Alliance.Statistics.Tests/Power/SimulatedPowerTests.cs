using Alliance.Statistics.Power;
using Alliance.Statistics.Randomness;
using static Alliance.Statistics.Tests.Power.WedgeRows;

namespace Alliance.Statistics.Tests.Power;

public sealed class SimulatedPowerTests
{
    private static SimulationPlan Plan(int replications, long seed = 1) => SimulationPlan.Of(replications, seed).Required();

    // The formula gives 0.772879; lme4's own loop 0.769 at 1,000 replications. Two standard errors of chance at 1,000: 0.0265.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(2026)]
    public void SteppedWedge_AThousandReplications_AgreeWithTheFormula(long seed)
    {
        var simulated = Wedge(12, 6, 15, 0.05).Simulate(0.25, Usual, Plan(1_000, seed)).Required();

        simulated.Power.Value.ShouldBe(0.772879, 0.0265);
        simulated.Interval.Holds(simulated.Power.Value).ShouldBeTrue();
        simulated.MeanEffect.ShouldBe(0.25, 4 * 0.0923 / Math.Sqrt(1000));
        simulated.DeviationOfEffects.ShouldBe(0.0923, 0.007);
        simulated.Undecided.ShouldBe(0);
    }

    [Fact]
    public void SteppedWedge_AnyNumberOfThreads_IsTheSame()
    {
        var design = Wedge(12, 6, 15, 0.05);

        design.Simulate(0.25, Usual, Plan(300) with { Threads = 1 }).Required().ShouldBe(design.Simulate(0.25, Usual, Plan(300) with { Threads = 4 }).Required() with { Plan = Plan(300) with { Threads = 1 } });
        design.Simulate(0.25, Usual, Plan(300, 2)).Required().MeanEffect.ShouldNotBe(design.Simulate(0.25, Usual, Plan(300)).Required().MeanEffect);
    }

    // Nothing there: three standard errors of chance around 0.0556, what a million replications gave (0.05559): with twelve groups either test is a little too ready.
    [Theory]
    [InlineData(WedgeTest.Normal, 10_000)]
    [InlineData(WedgeTest.Satterthwaite, 600)]
    public void SteppedWedge_NoEffect_CallsOutAboutAtTheLevel(WedgeTest against, int replications) =>
        Wedge(12, 6, 15, 0.05).Simulate(0, Usual, Plan(replications), against).Required().Power.Value.ShouldBe(0.0556, 3 * Math.Sqrt(0.05 * 0.95 / replications));

    // Effects and periods that vary by group are fitted as such; the formula knows the variances, the analysis must estimate them.
    [Fact]
    public void SteppedWedge_RandomEffectsAndPeriods_AgreeWithTheFormula() =>
        Wedge(20, 4, 20, 0.05, 0.1, 0.1).Simulate(0.2, Usual, Plan(300)).Required().Power.Value.ShouldBe(Wedge(20, 4, 20, 0.05, 0.1, 0.1).Power(0.2, Usual).Required().Value, 0.085);

    [Fact]
    public void SteppedWedge_UnequalSizesAndCohorts_AgreeWithTheFormula()
    {
        var schedule = WedgeSchedule.Even(18, 6).Required();
        var unequal = SteppedWedge.Of(schedule, WedgeSizes.ByGroup([.. Enumerable.Range(0, 18).Select(group => 5.0 + 2 * group)]).Required(), WedgeVariation.OfTotal(R(0.05), Correlation.Complete).Required()).Required();
        var cohort = SteppedWedge.Of(schedule, WedgeSizes.All(15).Required(), WedgeVariation.OfTotal(R(0.05), Correlation.Complete, R(0.5)).Required()).Required();

        unequal.Simulate(0.15, Usual, Plan(1_000)).Required().Power.Value.ShouldBe(unequal.Power(0.15, Usual).Required().Value, 0.05);
        cohort.Simulate(0.12, Usual, Plan(1_000)).Required().Power.Value.ShouldBe(cohort.Power(0.12, Usual).Required().Value, 0.05);
    }

    // Three standard errors of 4,000 replications at most: 0.024.
    [Fact]
    public void TwoArms_AnyOutcome_AgreeWithTheFormula()
    {
        var plan = Plan(4_000);
        var means = TwoMeans.Of(100, 100).Required();
        var shares = TwoProportions.Of(80, 80, 0.5).Required();
        var rates = TwoRates.Of(200, 200, 0.5, 2).Required();

        means.Simulate(0.3, Usual, plan).Required().Power.Value.ShouldBe(means.Power(0.3, Usual).Required().Value, 0.024);
        shares.Simulate(0.7, Usual, plan).Required().Power.Value.ShouldBe(shares.Power(0.7, Usual).Required().Value, 0.03);
        rates.Simulate(0.6, Usual, plan).Required().Power.Value.ShouldBe(rates.Power(0.6, Usual).Required().Value, 0.03);
        means.Simulate(0, Usual, plan).Required().Power.Value.ShouldBe(0.05, 0.0104);
        shares.Simulate(0.5, Usual, plan).Required().Power.Value.ShouldBe(0.05, 0.0104);
        rates.Simulate(1, Usual, plan).Required().Power.Value.ShouldBe(0.05, 0.0104);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Groups_MeansAndShares_AgreeWithTheFormula(bool share)
    {
        var outcome = (share ? Outcome.Share(0.4) : Outcome.Mean()).Required();
        var groups = ClusterSizes.Of(12, 20).Required();
        var design = TwoArmsOfGroups.Of(groups, groups, outcome, R(0.05), student: true).Required();
        var effect = share ? 0.15 : 0.3;

        design.Simulate(effect, Usual, Plan(4_000)).Required().Power.Value.ShouldBe(design.Power(effect, Usual).Required().Value, 0.03);
        design.Simulate(0, Usual, Plan(4_000)).Required().Power.Value.ShouldBe(0.05, 0.012);
    }

    // R 4.2.2: binom.test(769, 1000)$conf.int.
    [Fact]
    public void Interval_769Of1000_IsClopperAndPearsons()
    {
        var drawn = 0;
        var simulated = SimulatedPower.Of(Plan(1_000) with { Threads = 1 }, () => _ => new SimulatedStudy(0, drawn++ < 769));

        simulated.Power.Value.ShouldBe(0.769);
        simulated.Interval.Low.ShouldAgree(0.741606523111742, 1e-9);
        simulated.Interval.High.ShouldAgree(0.794799525209637, 1e-9);
    }

    [Fact]
    public void Draws_MeansAndVariances_AreTheirOwn()
    {
        var numbers = RandomNumbers.Seeded(5);
        (double Mean, double Variance) Of(Func<double> draw)
        {
            double[] values = [.. Enumerable.Range(0, 20_000).Select(_ => draw())];
            return (values.Average(), values.Sum(value => Math.Pow(value - values.Average(), 2)) / values.Length);
        }

        Of(() => numbers.ChiSquared(7)).ShouldSatisfyAllConditions(seen => seen.Mean.ShouldBe(7, 0.11), seen => seen.Variance.ShouldBe(14, 0.7));
        Of(() => numbers.ChiSquared(1)).ShouldSatisfyAllConditions(seen => seen.Mean.ShouldBe(1, 0.05), seen => seen.Variance.ShouldBe(2, 0.25));
        Of(() => numbers.Poisson(47)).ShouldSatisfyAllConditions(seen => seen.Mean.ShouldBe(47, 0.2), seen => seen.Variance.ShouldBe(47, 2));
        Of(() => numbers.Events(20, 3)).ShouldSatisfyAllConditions(seen => seen.Mean.ShouldBe(20, 0.25), seen => seen.Variance.ShouldBe(60, 3));
        Of(() => numbers.Beta(0.3, 0.1)).ShouldSatisfyAllConditions(seen => seen.Mean.ShouldBe(0.3, 0.005), seen => seen.Variance.ShouldBe(0.021, 0.001));
    }

    [Fact]
    public void Simulate_WhatCannotBe_SaysWhy()
    {
        var groups = ClusterSizes.Of(12, 20).Required();

        SimulationPlan.Of(0, 1).Refused().ShouldBe(RefusalKind.TooFewPoints);
        Wedge(12, 6, 15, 0.05).Simulate(double.NaN, Usual, Plan(10)).Refused().ShouldBe(RefusalKind.NotANumber);
        TwoProportions.Of(10.5, 10, 0.5).Required().Simulate(0.6, Usual, Plan(10)).Refused().ShouldBe(RefusalKind.NotADesign);
        TwoRates.Of(10, 10, 1, 0.5).Required().Simulate(0.6, Usual, Plan(10)).Refused().ShouldBe(RefusalKind.NotADesign);
        TwoArmsOfGroups.Of(groups, groups, Outcome.Rate(1).Required(), R(0.05)).Required().Simulate(0.1, Usual, Plan(10)).Refused().ShouldBe(RefusalKind.NotADesign);
        TwoArmsOfGroups.Of(groups, groups, Outcome.Share(0.5).Required(), R(0.05), R(0.5)).Required().Simulate(0.1, Usual, Plan(10)).Refused().ShouldBe(RefusalKind.NotADesign);
    }

    [Fact]
    public void Simulate_Stopped_Stops() =>
        Should.Throw<OperationCanceledException>(() => Wedge(12, 6, 15, 0.05).Simulate(0.25, Usual, Plan(1_000) with { Stop = new CancellationToken(true) }));
}
