using Alliance.Statistics.Power;
using static Alliance.Statistics.Tests.Power.WedgeRows;

namespace Alliance.Statistics.Tests.Power;

public sealed class IndividualPowerTests
{
    // R 4.2.2: power.t.test(delta = .3, power = .8, tol = 1e-13)$n; power.t.test(delta = .3, n = 100)$power;
    // power.t.test(delta = .5, power = .9, alternative = "one.sided", tol = 1e-13)$n.
    [Fact]
    public void TwoMeans_AsPowerTTest_TwelveDigits()
    {
        TwoMeans.PerArm(0.3, P(0.8), Usual).Required().ShouldAgree(175.3850965975, 1e-11);
        TwoMeans.Of(100, 100).Required().Power(0.3, Usual).Required().Value.ShouldAgree(0.56003585371146, 1e-11);
        TwoMeans.PerArm(0.5, P(0.9), SignificanceLevel.OneSided(0.05).Required()).Required().ShouldAgree(69.197821844886, 1e-11);
    }

    [Fact]
    public void TwoMeans_Difference_ThereAndBack()
    {
        var plan = TwoMeans.Of(40, 60, 12, R(0.6)).Required();
        var difference = plan.Difference(P(0.8), Usual).Required();

        plan.Power(difference, Usual).Required().Value.ShouldAgree(0.8, 1e-10);
        plan.Power(-difference, Usual).Required().Value.ShouldAgree(0.8, 1e-10);
    }

    // A baseline measure that correlates .6 leaves 64 % of the people to be asked, but for one degree of freedom.
    [Fact]
    public void TwoMeans_BaselineTaken_NeedsFewer() =>
        TwoMeans.PerArm(0.3, P(0.8), Usual, 1, R(0.6)).Required().ShouldBe(0.64 * 175.385, 0.6);

    // R 4.2.2: power.prop.test(p1 = .5, p2 = .75, power = .9, tol = 1e-13)$n; power.prop.test(n = 50, p1 = .5, p2 = .75)$power.
    [Fact]
    public void TwoProportions_AsPowerPropTest_TwelveDigits()
    {
        TwoProportions.PerArm(0.5, 0.75, P(0.9), Usual).Required().ShouldAgree(76.706928451777, 1e-11);
        TwoProportions.Of(50, 50, 0.5).Required().Power(0.75, Usual).Required().Value.ShouldAgree(0.74016590133139, 1e-11);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TwoProportions_Treated_ThereAndBack(bool above)
    {
        var plan = TwoProportions.Of(80, 120, 0.4).Required();
        var treated = plan.Treated(P(0.8), Usual, above).Required();

        (treated > 0.4).ShouldBe(above);
        plan.Power(treated, Usual).Required().Value.ShouldAgree(0.8, 1e-10);
    }

    // R 4.2.2: pnorm(log(2) / sqrt(1/100 + 1/50) - qnorm(.975)).
    [Fact]
    public void TwoRates_AsTheFormula_TwelveDigits()
    {
        var plan = TwoRates.Of(200, 200, 0.5).Required();

        plan.Power(0.5, Usual).Required().Value.ShouldAgree(0.97942042141333, 1e-11);
        TwoRates.PerArm(0.5, 0.5, P(0.97942042141333), Usual).Required().ShouldAgree(200, 1e-9);
        TwoRates.PerArm(0.5, 0.5, P(0.8), Usual, 3).Required().ShouldAgree(3 * TwoRates.PerArm(0.5, 0.5, P(0.8), Usual).Required());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TwoRates_Ratio_ThereAndBack(bool above)
    {
        var plan = TwoRates.Of(300, 100, 0.5, 1.5).Required();
        var ratio = plan.Ratio(P(0.8), Usual, above).Required();

        (ratio > 1).ShouldBe(above);
        plan.Power(ratio, Usual).Required().Value.ShouldAgree(0.8, 1e-9);
    }

    [Fact]
    public void AnyPlan_WhatCannotBe_IsRefused()
    {
        TwoMeans.Of(1, 10).Refused().ShouldBe(RefusalKind.TooFewPoints);
        TwoMeans.Of(10, 10, 0).Refused().ShouldBe(RefusalKind.NotADesign);
        TwoMeans.Of(10, 10, 1, Correlation.Complete).Refused().ShouldBe(RefusalKind.NotACorrelation);
        TwoMeans.PerArm(0, P(0.8), Usual).Refused().ShouldBe(RefusalKind.OutOfReach);
        TwoMeans.PerArm(double.NaN, P(0.8), Usual).Refused().ShouldBe(RefusalKind.NotANumber);
        TwoProportions.Of(10, 10, 1).Refused().ShouldBe(RefusalKind.NotAProbability);
        TwoProportions.PerArm(0.5, 0.5, P(0.8), Usual).Refused().ShouldBe(RefusalKind.OutOfReach);
        TwoProportions.Of(4, 4, 0.5).Required().Treated(P(0.99), Usual, true).Refused().ShouldBe(RefusalKind.OutOfReach);
        TwoRates.Of(0, 10, 1).Refused().ShouldBe(RefusalKind.NotADesign);
        TwoRates.Of(2, 2, 0.5).Required().Ratio(P(0.8), Usual, false).Refused().ShouldBe(RefusalKind.OutOfReach);
        TwoRates.PerArm(1, 1, P(0.8), Usual).Refused().ShouldBe(RefusalKind.OutOfReach);
        Probability.Of(1.1).Refused().ShouldBe(RefusalKind.NotAProbability);
        Probability.Of(double.NaN).Refused().ShouldBe(RefusalKind.NotAProbability);
        Correlation.Of(-0.1).Refused().ShouldBe(RefusalKind.NotACorrelation);
        SignificanceLevel.TwoSided(0).Refused().ShouldBe(RefusalKind.NotALevel);
        SignificanceLevel.OneSided(double.NaN).Refused().ShouldBe(RefusalKind.NotALevel);
    }
}
