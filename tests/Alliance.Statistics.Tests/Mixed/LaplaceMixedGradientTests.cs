using Alliance.Statistics.Mixed;

namespace Alliance.Statistics.Tests.Mixed;

public sealed class LaplaceMixedGradientTests
{
    [Theory]
    [InlineData(MixedFamily.Poisson, 0.5, 0.3, -0.2, 0.4)]
    [InlineData(MixedFamily.Binomial, 0.5, 0.3, 0.2, 0.4)]
    [InlineData(MixedFamily.Poisson, 0.5, 0.0, 0.2, 0.004)]
    public void At_AnyPoint_GradientOfTheDifferences(MixedFamily family, double first, double second, double third, double fourth)
    {
        var criterion = Criterion(family);
        double[] point = [first, second, third, fourth, 0.3, -0.2];
        var gradient = new double[6];
        criterion.At(point, gradient);

        for (var i = 0; i < point.Length; i++)
        {
            double Moved(double by) => criterion.At([.. point.Select((each, j) => i == j ? each + by : each)], []);
            const double Step = 1e-3;
            var difference = (8 * (Moved(Step) - Moved(-Step)) - (Moved(2 * Step) - Moved(-2 * Step))) / (12 * Step);
            gradient[i].ShouldBe(difference, 1e-7);
        }
    }

    private static LaplaceCriterion Criterion(MixedFamily family)
    {
        const int Rows = 90;
        var chance = new Random(5);
        double[] slope = [.. Enumerable.Range(0, Rows).Select(_ => chance.NextDouble())];
        double[] counts = [.. Enumerable.Range(0, Rows).Select(row => (double)chance.Next(2 + row % 3))];
        var fine = RandomEffect.Intercept("fine", [.. Enumerable.Range(0, Rows).Select(row => row % 20)], [.. Enumerable.Range(0, 20).Select(each => $"{each}")]).Required();
        var coarse = RandomEffect.InterceptAndSlope("coarse", [.. Enumerable.Range(0, Rows).Select(row => row % 7)], [.. Enumerable.Range(0, 7).Select(each => $"{each}")], "slope", slope).Required();
        var (names, columns) = MixedData.Fixed(("slope", slope));
        var trials = family == MixedFamily.Poisson ? [] : Enumerable.Repeat(5.0, Rows).ToArray();
        return new LaplaceCriterion(MixedDesign.Of(names, columns, [coarse, fine]).Required(), new CountOutcome(family, counts, trials, []));
    }
}
