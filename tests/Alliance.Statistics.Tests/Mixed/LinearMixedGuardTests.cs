using Alliance.Statistics.Mixed;

namespace Alliance.Statistics.Tests.Mixed;

public sealed class LinearMixedGuardTests
{
    private static readonly int[] Squads = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3];
    private static readonly double[] Outcome = [3, 4, 6, 5, 7, 8, 1, 2, 4, 6, 7, 7];

    [Fact]
    public void Fit_BadInput_SaysWhichOne()
    {
        LinearMixedModel.Fit(Design(Squads), [1, 2, 3]).Refused().ShouldBe(RefusalKind.UnequalLengths);
        LinearMixedModel.Fit(Design(Squads), [.. Outcome[..11], double.NaN]).Refused().ShouldBe(RefusalKind.NotANumber);
        LinearMixedModel.Fit(Design(Squads), [.. Outcome[..11], double.PositiveInfinity]).Refused().ShouldBe(RefusalKind.NotANumber);
        LinearMixedModel.Fit(Design(Squads), [.. Enumerable.Repeat(4.2, 12)]).Refused().ShouldBe(RefusalKind.ConstantOutcome);
        LinearMixedModel.Fit(Design([.. Enumerable.Range(0, 12)]), Outcome).Refused().ShouldBe(RefusalKind.TooManyGroups);
        LinearMixedModel.Fit(Design(Squads), Outcome, new MixedOptions { Level = 95 }).Refused().ShouldBe(RefusalKind.NotALevel);
        LinearMixedModel.Fit(Design(Squads), Outcome, new MixedOptions { SquaresWithinCells = -1 }).Refused().ShouldBe(RefusalKind.NotANumber);
    }

    // The outcome is the group's number: nothing is left over within groups.
    [Fact]
    public void Fit_NothingLeftOver_IsRefused() =>
        LinearMixedModel.Fit(Design(Squads), [.. Squads.Select(each => (double)each)]).Refused().ShouldBe(RefusalKind.ConstantOutcome);

    [Fact]
    public void Fit_GroupsAlike_IsSingularAndSaysSo()
    {
        var fit = LinearMixedModel.Fit(Design(Squads), [3, 5, 7, 5, 7, 3, 7, 3, 5, 3, 5, 7.5]).Required();

        fit.Variances[0].Variance.ShouldBe(0);
        fit.Convergence.Singular.ShouldBeTrue();
        fit.Convergence.Converged.ShouldBeTrue();
        fit.Convergence.Sentence.ShouldContain("(Intercept) does not vary by squad");
        fit.Coefficients[0].DegreesOfFreedom!.Value.ShouldAgree(11, 1e-6);
        double.IsFinite(fit.Coefficients[0].Estimate.P).ShouldBeTrue();
    }

    // Two terms that group the rows alike share one variance in any proportion.
    [Fact]
    public void Fit_TheSameGroupsTwice_HasNoMinimumAndSaysSo()
    {
        var squad = RandomEffect.Intercept("squad", Squads, ["a", "b", "c", "d"]).Required();
        var team = RandomEffect.Intercept("team", Squads, ["k", "l", "m", "n"]).Required();

        var fit = LinearMixedModel.Fit(MixedDesign.Of(["(Intercept)"], [.. Enumerable.Repeat(1.0, 12)], [squad, team]).Required(), Outcome).Required();

        fit.Convergence.Converged.ShouldBeFalse();
        fit.Convergence.Sentence.ShouldStartWith("No minimum was found");
        double.IsFinite(fit.Coefficients[0].DegreesOfFreedom!.Value).ShouldBeTrue();
    }

    [Fact]
    public void Fit_Cancelled_Stops() =>
        Should.Throw<OperationCanceledException>(() => LinearMixedModel.Fit(Design(Squads), Outcome, new MixedOptions { Cancellation = new CancellationToken(true) }));

    private static MixedDesign Design(int[] squads) =>
        MixedDesign.Of(["(Intercept)"], [.. Enumerable.Repeat(1.0, 12)], [RandomEffect.Intercept("squad", squads, [.. Enumerable.Range(0, 12).Select(each => $"{each}")]).Required()]).Required();
}
