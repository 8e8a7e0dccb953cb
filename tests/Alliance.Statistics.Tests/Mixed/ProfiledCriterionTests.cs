using Alliance.Statistics.Mixed;

namespace Alliance.Statistics.Tests.Mixed;

public sealed class ProfiledCriterionTests
{
    // Slopes, crossed intercepts and a third term at once; at a theta with a zero the gradient takes the other way.
    [Theory]
    [InlineData(0.8, 0.3, 0.4, 0.6, true)]
    [InlineData(0.8, -0.3, 0.4, 0.6, false)]
    [InlineData(0.8, 0.3, 0.0, 0.6, true)]
    [InlineData(0.0, 0.3, 0.4, 0.001, true)]
    public void At_AnyTheta_GradientOfTheDifferences(double first, double second, double third, double fourth, bool restricted)
    {
        var criterion = Criterion(restricted);
        double[] theta = [fourth, first, second, third];
        var (gradient, ignored) = (new double[4], new double[4]);
        criterion.At(theta, gradient);

        for (var i = 0; i < theta.Length; i++)
        {
            double Moved(double by) => criterion.At([.. theta.Select((each, j) => i == j ? each + by : each)], ignored);
            const double Step = 1e-3;
            var difference = (8 * (Moved(Step) - Moved(-Step)) - (Moved(2 * Step) - Moved(-2 * Step))) / (12 * Step);
            gradient[i].ShouldBe(difference, 1e-7);
        }
    }

    private static ProfiledCriterion Criterion(bool restricted)
    {
        const int Rows = 90;
        var chance = new Random(5);
        double[] slope = [.. Enumerable.Range(0, Rows).Select(_ => chance.NextDouble())];
        double[] outcome = [.. Enumerable.Range(0, Rows).Select(row => chance.NextDouble() + 0.3 * (row % 7) + slope[row])];
        var fine = RandomEffect.Intercept("fine", [.. Enumerable.Range(0, Rows).Select(row => row % 20)], [.. Enumerable.Range(0, 20).Select(each => $"{each}")]).Required();
        var coarse = RandomEffect.InterceptAndSlope("coarse", [.. Enumerable.Range(0, Rows).Select(row => row % 7)], [.. Enumerable.Range(0, 7).Select(each => $"{each}")], "slope", slope).Required();
        var (names, columns) = MixedData.Fixed(("slope", slope), ("year", [.. Enumerable.Range(0, Rows).Select(row => 2010.0 + row % 5)]));
        var design = MixedDesign.Of(names, columns, [coarse, fine]).Required();
        return new ProfiledCriterion(design, design.ProductsOf(outcome, 0), restricted);
    }
}
