using Alliance.Statistics.Staggered;

namespace Alliance.Statistics.Tests.Staggered;

public sealed class BalanceCheckTests
{
    // R 4.2.2, staggered 1.2.3: balance_checks(df, …, estimand = c("simple", "cohort", "calendar", "eventstudy"), eventTime = 0).
    [Fact]
    public void Of_Chicago_ValuesOfR()
    {
        var check = BalanceCheck.Of(Panels.Chicago("complaints"), [StaggeredEstimand.Simple, StaggeredEstimand.Cohort, StaggeredEstimand.Calendar], [0]).Required();

        check.Differences[0].Value.ShouldAgree(0.0047897874503, 1e-11);
        check.Differences[0].StandardError.ShouldAgree(0.00391563372554, 1e-11);
        check.Differences[0].Z.ShouldAgree(1.22324706192, 1e-11);
        check.Differences[0].P.ShouldAgree(0.221236395182, 1e-11);
        check.Wald.ShouldAgree(2.96044366341, 1e-10);
        check.Freedom.ShouldBe(4);
        check.P.ShouldAgree(0.564466733941, 1e-10);
    }

    [Fact]
    public void Of_TheSameTwice_CountsItOnce()
    {
        var check = BalanceCheck.Of(Panels.Small, [StaggeredEstimand.Simple, StaggeredEstimand.Simple], []).Required();

        check.Freedom.ShouldBe(1);
        check.P.ShouldAgree(check.Differences[0].P, 1e-9);
    }

    [Fact]
    public void Of_BadInput_SaysWhichOne()
    {
        BalanceCheck.Of(Panels.Small, [], []).Refused().ShouldBe(RefusalKind.NotADesign);
        BalanceCheck.Of(Panels.Small, [], [40]).Refused().ShouldBe(RefusalKind.NotADesign);
        BalanceCheck.Of(Panels.Small, [StaggeredEstimand.Simple], [], 0).Refused().ShouldBe(RefusalKind.NotALevel);
        var constant = StaggeredPanel.Of(1, [2, 2, 3, 3], Enumerable.Repeat(0.1, 16).ToArray()).Required();
        BalanceCheck.Of(constant, [StaggeredEstimand.Simple], []).Refused().ShouldBe(RefusalKind.ConstantOutcome);
    }
}
