using Alliance.Statistics.Power;
using static Alliance.Statistics.Tests.Power.WedgeRows;

namespace Alliance.Statistics.Tests.Power;

public sealed class GroupPowerTests
{
    private static readonly Outcome Standard = Outcome.Mean().Required();

    private static ClusterSizes Groups(int groups, double each, double spread = 0) => ClusterSizes.Of(groups, each, spread).Required();

    // Evaluation facts: parallel ANCOVA, r .6, 12 + 12 clusters of 20, ICC .05. R: (qnorm(.975) + qnorm(.8)) * sqrt(.64 * 2 * 1.95 / 240).
    [Fact]
    public void Effect_TwelveAndTwelveGroupsWithBaseline_Is2857()
    {
        var plan = TwoArmsOfGroups.Of(Groups(12, 20), Groups(12, 20), Standard, R(0.05), R(0.6)).Required();

        plan.Effect(P(0.8), Usual).Required().ShouldBe(0.2857, 0.00005);
        plan.StandardError(0).Required().ShouldAgree(0.10198039027186, 1e-12);
        plan.Power(0, Usual).Required().Value.ShouldAgree(0.05, 1e-12);
    }

    [Fact]
    public void Power_FewGroupsAgainstStudent_IsLess()
    {
        var normal = TwoArmsOfGroups.Of(Groups(4, 20), Groups(4, 20), Standard, R(0.05)).Required().Power(0.5, Usual).Required();
        var student = TwoArmsOfGroups.Of(Groups(4, 20), Groups(4, 20), Standard, R(0.05), student: true).Required().Power(0.5, Usual).Required();

        student.ShouldBeLessThan(normal);
        TwoArmsOfGroups.Of(Groups(4, 20), Groups(4, 20), Standard, R(0.05), student: true).Required().Power(0, Usual).Required().Value.ShouldAgree(0.05, 1e-9);
    }

    // R 4.2.2: power.t.test(n = 8, delta = .5, sd = sqrt(1.95 / 20), strict = TRUE)$power, the means of groups as single observations.
    [Fact]
    public void Power_AgainstStudent_IsATTestOfGroupMeans() =>
        TwoArmsOfGroups.Of(Groups(8, 20), Groups(8, 20), Standard, R(0.05), student: true).Required().Power(0.5, Usual).Required().Value.ShouldAgree(0.84535781647299, 1e-10);

    [Fact]
    public void DesignEffect_GroupsOfTwenty_Is195()
    {
        Groups(12, 20).DesignEffect(R(0.05)).ShouldAgree(1.95, 1e-12);
        Groups(12, 20).Effective(R(0.05)).ShouldAgree(240 / 1.95, 1e-12);
        // Eldridge and others 2006: 1 + ((1 + .65²) 20 - 1) .05.
        Groups(12, 20, 0.65).DesignEffect(R(0.05)).ShouldAgree(1 + ((1 + 0.65 * 0.65) * 20 - 1) * 0.05, 1e-12);
        // Kerry and Bland 2001: 10/1.45 + 30/2.45.
        ClusterSizes.Of([10, 30]).Required().Effective(R(0.05)).ShouldAgree(10 / 1.45 + 30 / 2.45, 1e-12);
    }

    [Theory]
    [InlineData(false, 13)]
    [InlineData(true, 14)]
    public void GroupsPerArm_FewestThatReach(bool student, int groups)
    {
        double With(int each) => TwoArmsOfGroups.Of(Groups(each, 20), Groups(each, 20), Standard, R(0.05), R(0.6), student).Required().Power(0.28, Usual).Required().Value;

        TwoArmsOfGroups.GroupsPerArm(0.28, 20, Standard, R(0.05), P(0.8), Usual, baseline: R(0.6), student: student).Required().ShouldBe(groups);
        With(groups).ShouldBeGreaterThanOrEqualTo(0.8);
        With(groups - 1).ShouldBeLessThan(0.8);
    }

    // With no likeness within groups, shares and rates are those of people on their own.
    [Fact]
    public void Power_SharesAndRates_AsOnTheirOwn()
    {
        var shares = TwoArmsOfGroups.Of(Groups(10, 10), Groups(10, 10), Outcome.Share(0.5).Required(), R(0)).Required();
        shares.StandardError(0.25).Required().ShouldAgree(Math.Sqrt(0.25 / 100 + 0.75 * 0.25 / 100), 1e-12);
        shares.Power(shares.Effect(P(0.8), Usual, above: false).Required(), Usual).Required().Value.ShouldAgree(0.8, 1e-9);

        var rates = TwoArmsOfGroups.Of(Groups(10, 20), Groups(10, 20), Outcome.Rate(0.5).Required(), R(0)).Required();
        rates.Power(Math.Log(0.5), Usual).Required().Value.ShouldAgree(TwoRates.Of(200, 200, 0.5).Required().Power(0.5, Usual).Required().Value, 1e-6);
    }

    // Evaluation facts on the Chicago roll-out: standard errors and means of its reference values.
    [Theory]
    [InlineData(2.115194148303e-3, 0.0444016270606, 0.133, 0.53, 0.83)]
    [InlineData(3.320318450318e-4, 0.00419610361807, 0.222, 0.87, 1.38)]
    public void RolloutPower_Chicago_AsPlanned(double error, double mean, double all, double fiveHundred, double twoHundred)
    {
        var rollout = RolloutPower.Of(error, 7785, mean).Required();
        double Among(double people, int digits) => Math.Round(rollout.Among(people).Required().RelativeEffect(P(0.8), Usual).Required(), digits);

        Among(7785, 3).ShouldBe(all);
        Among(500, 2).ShouldBe(fiveHundred, 0.0051);
        Among(200, 2).ShouldBe(twoHundred, 0.0051);
        rollout.PeopleFor(rollout.Effect(P(0.8), Usual).Required(), P(0.8), Usual).Required().ShouldAgree(7785);
    }

    [Theory]
    [InlineData(1, 0.775)]
    [InlineData(2, 0.866)]
    [InlineData(3, 0.905)]
    public void RaterAttenuation_AtSixTenths_AsPlanned(int raters, double left) => Math.Round(RaterAttenuation.Of(R(0.6), raters).Required(), 3).ShouldBe(left);

    [Fact]
    public void AnyPlan_WhatCannotBe_IsRefused()
    {
        ClusterSizes.Of(0, 10).Refused().ShouldBe(RefusalKind.TooFewPoints);
        ClusterSizes.Of(3, -1).Refused().ShouldBe(RefusalKind.NotADesign);
        ClusterSizes.Of([]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        ClusterSizes.Of([3, 0]).Refused().ShouldBe(RefusalKind.NotADesign);
        TwoArmsOfGroups.Of(Groups(2, 5), Groups(2, 5), Standard, Correlation.Complete).Refused().ShouldBe(RefusalKind.NotACorrelation);
        TwoArmsOfGroups.Of(Groups(1, 5), Groups(1, 5), Standard, R(0), student: true).Refused().ShouldBe(RefusalKind.TooFewPoints);
        TwoArmsOfGroups.Of(Groups(2, 5), Groups(2, 5), Outcome.Share(0.5).Required(), R(0)).Required().Power(0.6, Usual).Refused().ShouldBe(RefusalKind.NotAProbability);
        TwoArmsOfGroups.Of(Groups(1, 2), Groups(1, 2), Outcome.Share(0.5).Required(), R(0.5)).Required().Effect(P(0.9), Usual).Refused().ShouldBe(RefusalKind.OutOfReach);
        TwoArmsOfGroups.GroupsPerArm(0, 10, Standard, R(0.05), P(0.8), Usual).Refused().ShouldBe(RefusalKind.OutOfReach);
        Outcome.Mean(0).Refused().ShouldBe(RefusalKind.NotADesign);
        Outcome.Rate(-1).Refused().ShouldBe(RefusalKind.NotADesign);
        RolloutPower.Of(0, 10).Refused().ShouldBe(RefusalKind.NotADesign);
        RolloutPower.Of(0.1, 10).Required().RelativeEffect(P(0.8), Usual).Refused().ShouldBe(RefusalKind.NotADesign);
        RaterAttenuation.Of(R(0), 2).Refused().ShouldBe(RefusalKind.NotACorrelation);
        RaterAttenuation.Of(R(0.5), 0).Refused().ShouldBe(RefusalKind.TooFewPoints);
    }
}
