using Alliance.Statistics.Power;
using CsCheck;
using static Alliance.Statistics.Tests.Power.WedgeRows;

namespace Alliance.Statistics.Tests.Power;

public sealed class SteppedWedgeTests
{
    // R 4.2.2, swCRTdesign: swPwr(swDsn(rep(S/W, W)), "gaussian", n, 0, d, sigma = sqrt(1 - icc), tau = sqrt(icc), eta, 0, gamma), eta = gamma = 0 and 0.1.
    [Theory]
    [InlineData(12, 6, 15, 0.05, 0.25, 0.772878714213, 0.679244416296)]
    [InlineData(20, 4, 20, 0.05, 0.20, 0.752865954263, 0.645554016888)]
    [InlineData(40, 10, 25, 0.10, 0.15, 0.997784147417, 0.971838416685)]
    [InlineData(8, 4, 30, 0.02, 0.30, 0.873270165243, 0.740950254894)]
    [InlineData(30, 5, 10, 0.15, 0.25, 0.910830215154, 0.863070992781)]
    public void Power_GridOfDesigns_TwelveDigits(int groups, int waves, double each, double icc, double effect, double power, double withRandomEffects)
    {
        Wedge(groups, waves, each, icc).Power(effect, Usual).Required().Value.ShouldAgree(power, 2e-12);
        Wedge(groups, waves, each, icc, 0.1, 0.1).Power(effect, Usual).Required().Value.ShouldAgree(withRandomEffects, 2e-12);
    }

    // swCRTdesign manual, swPwr example 8: swPwr(swDsn(c(6,6,6,6)), "gaussian", n = 120, mu0 = .05, mu1 = .035, sigma = .1, icc = .02, cac = .125).
    [Fact]
    public void Power_FromCorrelations_AsExample8()
    {
        var variation = WedgeVariation.OfResidual(0.1, R(0.02), R(0.125)).Required();

        SteppedWedge.Of(WedgeSchedule.Even(24, 4).Required(), WedgeSizes.All(120).Required(), variation).Required()
            .Power(-0.015, Usual).Required().Value.ShouldAgree(0.917188610958, 2e-12);
    }

    // Example 9: 25 groups, three more control and five more treated periods, 20 people, waves seen from one period later each;
    // sigma = 1, tau = sqrt(.1316), gamma = sqrt(.1974), zeta = sqrt(2.5), mu0 = -.4, mu1 = .4.
    [Fact]
    public void Power_ClosedCohort_AsExample9()
    {
        var sizes = Enumerable.Range(0, 25).Select(group => (IReadOnlyList<double>)[.. Enumerable.Range(0, 14).Select(period => period < group / 5 ? 0.0 : 20)]);
        var design = SteppedWedge.Of(
            WedgeSchedule.Of([5, 5, 5, 5, 5], 4, 6).Required(), WedgeSizes.ByGroupAndPeriod([.. sizes]).Required(),
            WedgeVariation.Of(1, Math.Sqrt(0.1316), period: Math.Sqrt(0.1974), person: Math.Sqrt(2.5)).Required()).Required();

        design.Power(0.8, Usual).Required().Value.ShouldAgree(0.99999494278, 1e-11);
    }

    // swdpwr manual: swdpower(24, 4 × (0,1,1) and 4 × (0,0,1), "gaussian", "marginal", "identity", "cohort", .1, .2, .4, sigma2 = .095, alpha0 = .03, alpha1 = .015, alpha2 = .2): 0.965.
    // Its block-exchangeable correlations are ours: between groups .015, their periods .015, between people .2 − .015, and the rest.
    [Fact]
    public void Power_BlockExchangeableCohort_AsSwdpwr()
    {
        double Deviation(double share) => Math.Sqrt(0.095 * share);
        var variation = WedgeVariation.Of(Deviation(1 - 0.03 - 0.185), Deviation(0.015), period: Deviation(0.015), person: Deviation(0.185)).Required();

        var power = SteppedWedge.Of(WedgeSchedule.Even(8, 2).Required(), WedgeSizes.All(24).Required(), variation).Required().Power(0.2, Usual).Required().Value;

        Math.Round(power, 3).ShouldBe(0.965);
    }

    // Evaluation facts: R, (qnorm(.975) + qnorm(.8)) * se of the Hussey-Hughes formula, six waves, ICC .05, total variance 1.
    [Theory]
    [InlineData(12, 0.4207, 0.3105, 0.2265)]
    [InlineData(24, 0.2975, 0.2196, 0.1602)]
    [InlineData(36, 0.2429, 0.1793, 0.1308)]
    [InlineData(48, 0.2103, 0.1552, 0.1133)]
    public void Effect_SquadsOverSixWaves_AsPlanned(int squads, double five, double ten, double twenty)
    {
        double Detectable(double each) => Math.Round(Wedge(squads, 6, each, 0.05).Effect(P(0.8), Usual).Required(), 4);

        Detectable(5).ShouldBe(five, 1e-9);
        Detectable(10).ShouldBe(ten, 1e-9);
        Detectable(20).ShouldBe(twenty, 1e-9);
    }

    // Hussey and Hughes (2007), equation 8, an independent way to the same variance.
    [Fact]
    public void StandardError_NoOtherRandomEffects_IsTheClosedForm() =>
        Gen.Select(Gen.Int[2, 8], Gen.Int[1, 5], Gen.Double[1, 60], Gen.Double[0, 0.5]).Sample((waves, perWave, each, icc) =>
            Wedge(waves * perWave, waves, each, icc).StandardError.ShouldAgree(ClosedForm(waves, perWave, each, icc), 1e-10), iter: 200, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Power_NoEffect_IsTheLevel() => Wedge(12, 6, 15, 0.05).Power(0, Usual).Required().Value.ShouldAgree(0.05, 1e-12);

    [Fact]
    public void Power_SizesGivenOneByOne_IsTheSame()
    {
        var schedule = WedgeSchedule.Even(12, 6).Required();
        var variation = WedgeVariation.OfTotal(R(0.05), Correlation.Complete).Required();
        var byGroup = WedgeSizes.ByGroup([.. Enumerable.Repeat(15.0, 12)]).Required();

        SteppedWedge.Of(schedule, byGroup, variation).Required().Power(0.25, Usual).Required().Value.ShouldAgree(0.772878714213, 2e-12);
    }

    [Fact]
    public void GroupsFor_FewestThatReach() =>
        Gen.Select(Gen.Double[0.1, 0.6], Gen.Double[0.2, 0.95]).Sample((effect, power) =>
        {
            var groups = Wedge(12, 6, 15, 0.05).GroupsFor(effect, P(power), Usual).Required();
            Wedge(groups, 6, 15, 0.05).Power(effect, Usual).Required().Value.ShouldBeGreaterThanOrEqualTo(power - 1e-9);
            (groups == 6 || Wedge(groups - 6, 6, 15, 0.05).Power(effect, Usual).Required().Value < power).ShouldBeTrue();
        }, iter: 100, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void PerPeriodFor_AQuarterOfADeviation_Is17()
    {
        var design = Wedge(12, 6, 15, 0.05);

        design.PerPeriodFor(0.25, P(0.8), Usual).Required().ShouldBe(17);
        Wedge(12, 6, 16, 0.05).Power(0.25, Usual).Required().Value.ShouldBeLessThan(0.8);
        design.GroupsFor(0.25, P(0.8), Usual).Required().ShouldBe(18);
        design.Effect(P(0.8), Usual).Required().ShouldBe(0.2586, 0.00005);
        design.StandardError.ShouldAgree(0.09230816, 1e-7);
    }

    [Fact]
    public void PerPeriodFor_GroupsThatVaryTooMuch_SaysSo() => Wedge(12, 6, 15, 0.05, 0.5, 0.5).PerPeriodFor(0.1, P(0.8), Usual).Refused().ShouldBe(RefusalKind.OutOfReach);

    [Fact]
    public void Of_WhatCannotBe_IsRefused()
    {
        var schedule = WedgeSchedule.Even(12, 6).Required();
        var variation = WedgeVariation.OfTotal(R(0.05), Correlation.Complete).Required();

        WedgeSchedule.Even(12, 1).Refused().ShouldBe(RefusalKind.NotADesign);
        WedgeSchedule.Even(4, 6).Refused().ShouldBe(RefusalKind.NotADesign);
        WedgeSchedule.Of([2, 0, 2]).Refused().ShouldBe(RefusalKind.NotADesign);
        WedgeSchedule.Even(12, 6, 0).Refused().ShouldBe(RefusalKind.NotADesign);
        WedgeSizes.All(0).Refused().ShouldBe(RefusalKind.NotADesign);
        WedgeSizes.ByGroup([5, double.NaN]).Refused().ShouldBe(RefusalKind.NotADesign);
        WedgeSizes.ByGroupAndPeriod([[1, 2], [0, 0]]).Refused().ShouldBe(RefusalKind.NotADesign);
        WedgeSizes.ByGroupAndPeriod([[1, 2], [1]]).Refused().ShouldBe(RefusalKind.UnequalLengths);
        WedgeVariation.OfTotal(Correlation.Complete, Correlation.Complete).Refused().ShouldBe(RefusalKind.NotACorrelation);
        WedgeVariation.Of(0).Refused().ShouldBe(RefusalKind.NotADesign);
        WedgeVariation.Of(1, effectCorrelation: 2).Refused().ShouldBe(RefusalKind.NotACorrelation);
        SteppedWedge.Of(schedule, WedgeSizes.ByGroup([5, 6]).Required(), variation).Refused().ShouldBe(RefusalKind.UnequalLengths);
        Wedge(12, 6, 15, 0.05).Power(double.NaN, Usual).Refused().ShouldBe(RefusalKind.NotANumber);
        Wedge(12, 6, 15, 0.05).GroupsFor(0, P(0.8), Usual).Refused().ShouldBe(RefusalKind.OutOfReach);
        Wedge(12, 6, 15, 0.05).Effect(P(0.03), Usual).Refused().ShouldBe(RefusalKind.NotAProbability);
        Wedge(12, 6, 15, 0.05).Effect(P(1), Usual).Refused().ShouldBe(RefusalKind.NotAProbability);
    }

    [Fact]
    public void Of_NobodyTreatedBesideUntreated_IsNotSeparable()
    {
        // Seen only before anybody begins, and after all have.
        var sizes = WedgeSizes.ByGroupAndPeriod([[5, 0, 5], [5, 0, 5]]).Required();
        var variation = WedgeVariation.OfTotal(R(0.05), Correlation.Complete).Required();

        SteppedWedge.Of(WedgeSchedule.Even(2, 2).Required(), sizes, variation).Refused().ShouldBe(RefusalKind.NotSeparable);
    }

    private static double ClosedForm(int waves, int perWave, double each, double icc)
    {
        double groups = waves * perWave, periods = waves + 1, s2 = (1 - icc) / each;
        double u = 0, w = 0, v = 0;
        for (var wave = 1; wave <= waves; wave++)
        {
            double treated = periods - wave, begun = wave * perWave;
            u += treated * perWave;
            v += treated * treated * perWave;
            w += begun * begun;
        }

        return Math.Sqrt(groups * s2 * (s2 + periods * icc) / ((groups * u - w) * s2 + (u * u + groups * periods * u - periods * w - groups * v) * icc));
    }
}
