using Alliance.Statistics.Power;
using static Alliance.Statistics.Tests.Power.WedgeRows;

namespace Alliance.Statistics.Tests.Power;

public sealed class SteppedWedgeOfSharesTests
{
    // swCRTdesign manual, swPwr examples 1 to 5: swPwr(swDsn(c(6,6,6,6), extra.trt.time), "binomial", n = 120, mu0 = .05, mu1 = .035, tau = .01, eta, rho, gamma).
    [Theory]
    [InlineData(1, 0, 0, 0, 0.786189592503)]
    [InlineData(4, 0, 0, 0, 0.817128325688)]
    [InlineData(1, 0.0045, 0, 0, 0.772489426391)]
    [InlineData(1, 0.0045, 0.4, 0, 0.765155107189)]
    [InlineData(1, 0.0045, 0.4, 0.1, 0.0872371615547)]
    public void Power_Examples1To5_TwelveDigits(int after, double effect, double correlation, double period, double power) =>
        SteppedWedgeOfShares.Of(WedgeSchedule.Even(24, 4, 1, after).Required(), WedgeSizes.All(120).Required(), 0.05, 0.01, effect, correlation, period).Required()
            .Power(0.035, Usual).Required().Value.ShouldAgree(power, 2e-12);

    // swPwr(swDsn(c(6,6,6,6)), "binomial", n = 100, mu0 = .05, mu1 = .05 * ratio, tau = .015), a roll-out like Washington's of expedited partner therapy.
    [Theory]
    [InlineData(0.5, 0.989144733954)]
    [InlineData(0.6, 0.911724275948)]
    [InlineData(0.7, 0.677337195112)]
    [InlineData(0.8, 0.350280802331)]
    public void Power_RatiosOfShares_TwelveDigits(double ratio, double power) =>
        SteppedWedgeOfShares.Of(WedgeSchedule.Even(24, 4).Required(), WedgeSizes.All(100).Required(), 0.05, 0.015).Required()
            .Power(0.05 * ratio, Usual).Required().Value.ShouldAgree(power, 2e-12);

    [Fact]
    public void Treated_ThereAndBack()
    {
        var plan = SteppedWedgeOfShares.Of(WedgeSchedule.Even(24, 4).Required(), WedgeSizes.All(120).Required(), 0.05, 0.01).Required();

        var treated = plan.Treated(P(0.8), Usual, above: false).Required();

        treated.ShouldBe(0.0348, 0.00005);
        plan.Power(treated, Usual).Required().Value.ShouldAgree(0.8, 1e-10);
        plan.Treated(P(0.8), Usual, above: true).Required().ShouldBeGreaterThan(0.05);
    }

    [Fact]
    public void Of_WhatCannotBe_IsRefused()
    {
        var (schedule, sizes) = (WedgeSchedule.Even(24, 4).Required(), WedgeSizes.All(120).Required());

        SteppedWedgeOfShares.Of(schedule, sizes, 0, 0.01).Refused().ShouldBe(RefusalKind.NotAProbability);
        SteppedWedgeOfShares.Of(schedule, sizes, 0.05, -1).Refused().ShouldBe(RefusalKind.NotADesign);
        SteppedWedgeOfShares.Of(schedule, sizes, 0.05, 0.01).Required().Power(1, Usual).Refused().ShouldBe(RefusalKind.NotAProbability);
        SteppedWedgeOfShares.Of(schedule, WedgeSizes.All(5).Required(), 0.05, 0.01).Required().Treated(P(0.9), Usual, above: false).Refused().ShouldBe(RefusalKind.OutOfReach);
    }
}
