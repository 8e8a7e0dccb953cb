using Alliance.Statistics.Mixed;

namespace Alliance.Statistics.Tests.Mixed;

public sealed class MixedDesignTests
{
    // Two rows of each cell, given as rows and as cells.
    [Fact]
    public void Of_CellsInsteadOfRows_TheSameFit()
    {
        var chance = new Random(8);
        const int Cells = 30;
        int[] group = [.. Enumerable.Range(0, Cells).Select(cell => cell % 6)];
        double[] treat = [.. Enumerable.Range(0, Cells).Select(cell => cell / 6 > cell % 6 ? 1.0 : 0.0)];
        double[] outcome = [.. Enumerable.Range(0, 2 * Cells).Select(row => 5 + treat[row / 2] + 0.4 * group[row / 2] + chance.NextDouble())];
        double[] means = [.. Enumerable.Range(0, Cells).Select(cell => (outcome[2 * cell] + outcome[2 * cell + 1]) / 2)];
        var within = Enumerable.Range(0, 2 * Cells).Sum(row => Math.Pow(outcome[row] - means[row / 2], 2));

        var byRow = LinearMixedModel.Fit(Design(group, treat, 2, []), outcome).Required();
        var byCell = LinearMixedModel.Fit(Design(group, treat, 1, [.. Enumerable.Repeat(2.0, Cells)]), means, new MixedOptions { SquaresWithinCells = within }).Required();

        byCell.Observations.ShouldBe(60);
        byCell.Criterion.ShouldAgree(byRow.Criterion, 1e-12);
        byCell.Variances[0].Variance.ShouldAgree(byRow.Variances[0].Variance, 1e-9);
        byCell.Coefficients[1].Estimate.StandardError.ShouldAgree(byRow.Coefficients[1].Estimate.StandardError, 1e-10);
        byCell.Coefficients[1].DegreesOfFreedom!.Value.ShouldAgree(byRow.Coefficients[1].DegreesOfFreedom!.Value, 1e-6);
    }

    // Moving a column and the outcome far from zero changes the intercept only.
    [Fact]
    public void Of_AYearFarFromZero_CostsNoDigits()
    {
        var data = MixedData.Shared("sleepstudy");
        double[] years = [.. data.Numbers("Days").Select(day => day + 1_000_000)];
        double[] far = [.. data.Numbers("Reaction").Select(each => each + 1e7)];

        var fit = LinearMixedModel.Fit(data.Design([("Days", years)], data.Intercept("Subject")), far).Required();

        fit.Coefficients[1].Estimate.Value.ShouldAgree(10.4672859596, 1e-8);
        fit.Coefficients[1].Estimate.StandardError.ShouldAgree(0.8042214291182, 1e-8);
        fit.Criterion.ShouldAgree(1786.46508539492, 1e-10);
    }

    [Fact]
    public void Of_BadInput_SaysWhichOne()
    {
        var group = RandomEffect.Intercept("squad", [0, 0, 1, 1], ["a", "b"]).Required();

        MixedDesign.Of(["(Intercept)"], [1, 1, 1, 1], []).Refused().ShouldBe(RefusalKind.TooFewClusters);
        MixedDesign.Of(["(Intercept)"], [1, 1, 1], [group]).Refused().ShouldBe(RefusalKind.UnequalLengths);
        MixedDesign.Of(["(Intercept)"], [1, 1, 1, double.NaN], [group]).Refused().ShouldBe(RefusalKind.NotANumber);
        MixedDesign.Of(["(Intercept)"], [1, 1, 1, 1], [group], [1, 1, 0, 1]).Refused().ShouldBe(RefusalKind.NotAWeight);
        MixedDesign.Of(["a", "b", "c", "d"], new double[16], [group]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        MixedDesign.Of(["(Intercept)", "x", "twice"], [1, 2, 4, 1, 3, 6, 1, 5, 10, 1, 4, 8], [group]).ShouldBeOfType<Answer<MixedDesign>.NotReckoned>()
            .Refusal.Sentence.ShouldStartWith("twice can be written by the columns before it");
        MixedDesign.Of(["(Intercept)", "x"], [1, 2, 1, 2, 1, 2, 1, 2], [group]).Refused().ShouldBe(RefusalKind.Collinear);
    }

    [Fact]
    public void Term_BadInput_SaysWhichOne()
    {
        RandomEffect.Intercept("squad", [0, 0, 0], ["a", "b"]).Refused().ShouldBe(RefusalKind.TooFewClusters);
        RandomEffect.Intercept("squad", [0, 2, 1], ["a", "b"]).Refused().ShouldBe(RefusalKind.NotAGroup);
        RandomEffect.Intercept("squad", [0, -1, 1], ["a", "b"]).Refused().ShouldBe(RefusalKind.NotAGroup);
        RandomEffect.Slope("squad", [0, 1, 1], ["a", "b"], "x", [1, 2]).Refused().ShouldBe(RefusalKind.UnequalLengths);
        RandomEffect.Slope("squad", [0, 1, 1], ["a", "b"], "x", [1, double.NaN, 3]).Refused().ShouldBe(RefusalKind.NotANumber);
        RandomEffect.InterceptAndSlope("squad", [0, 1, 1], ["a", "b"], "x", [2, 2, 2]).Refused().ShouldBe(RefusalKind.Collinear);
        RandomEffect.Intercept("squad", [], []).Refused().ShouldBe(RefusalKind.TooFewClusters);
        RandomEffect.Intercept("squad", [0, 2, 2], ["a", "b", "c"]).Required().Levels.ShouldBe(["a", "c"]);
    }

    private static MixedDesign Design(int[] group, double[] treat, int copies, double[] counts)
    {
        var (names, columns) = MixedData.Fixed(("treat", [.. treat.SelectMany(each => Enumerable.Repeat(each, copies))]));
        return MixedDesign.Of(names, columns, [RandomEffect.Intercept("squad", [.. group.SelectMany(each => Enumerable.Repeat(each, copies))], ["a", "b", "c", "d", "e", "f"]).Required()], counts).Required();
    }
}
