using Alliance.Statistics.Mixed;

namespace Alliance.Statistics.Tests.Mixed;

public sealed class LikelihoodRatioMixedTests
{
    private static readonly MixedOptions Full = new() { Restricted = false };

    // anova(lmer(Reaction ~ Days + (1 | Subject), sleepstudy), lmer(Reaction ~ Days + (Days | Subject), sleepstudy)): 42.1393 on 2, p 7.072e-10
    [Fact]
    public void Of_SleepstudySlopes_ValueOfR()
    {
        var (intercepts, slopes) = Sleepstudy(Full);

        var ratio = LikelihoodRatio.Of(intercepts, slopes).Required();

        ratio.ChiSquared.ShouldBe(42.1393, 5e-5);
        ratio.DegreesOfFreedom.ShouldBe(2);
        ratio.P.ShouldAgree(7.072e-10, 1e-3);
    }

    [Fact]
    public void Of_WhatCannotBeCompared_SaysWhy()
    {
        var (intercepts, slopes) = Sleepstudy(Full);
        var (restricted, _) = Sleepstudy(new MixedOptions());
        var data = MixedData.Shared("sleepstudy");
        var withoutDays = LinearMixedModel.Fit(data.Design([], data.Intercept("Subject")), data.Numbers("Reaction")).Required();

        LikelihoodRatio.Of(slopes, intercepts).Refused().ShouldBe(RefusalKind.NotNested);
        LikelihoodRatio.Of(intercepts, restricted).Refused().ShouldBe(RefusalKind.NotNested);
        LikelihoodRatio.Of(withoutDays, restricted).Refused().ShouldBe(RefusalKind.NotNested);
    }

    private static (LinearMixedModel Intercepts, LinearMixedModel Slopes) Sleepstudy(MixedOptions options)
    {
        var data = MixedData.Shared("sleepstudy");
        (string, double[])[] days = [("Days", data.Numbers("Days"))];
        return (
            LinearMixedModel.Fit(data.Design(days, data.Intercept("Subject")), data.Numbers("Reaction"), options).Required(),
            LinearMixedModel.Fit(data.Design(days, data.InterceptAndSlope("Days", "Subject")), data.Numbers("Reaction"), options).Required());
    }
}
