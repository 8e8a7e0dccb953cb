using Alliance.Statistics.Mixed;
using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Tests.Mixed;

public sealed class GeneralizedMixedGuardTests
{
    private static readonly int[] Squads = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3];
    private static readonly double[] Treat = [0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1];
    private static readonly double[] Counts = [3, 4, 6, 5, 7, 8, 1, 2, 4, 6, 7, 7, 0, 2, 1, 3];

    [Fact]
    public void Fit_BadCounts_SaysWhichOne()
    {
        Poisson([.. Counts[..15], -1]).Refused().ShouldBe(RefusalKind.NegativeCount);
        Poisson([.. Counts[..15], 0.5]).Refused().ShouldBe(RefusalKind.NotACount);
        Poisson([.. Counts[..15], double.NaN]).Refused().ShouldBe(RefusalKind.NotANumber);
        Poisson(Counts[..15]).Refused().ShouldBe(RefusalKind.UnequalLengths);
        Poisson(new double[16]).Refused().ShouldBe(RefusalKind.NothingCounted);
        Poisson([.. Enumerable.Repeat(2.0, 16)]).Refused().ShouldBe(RefusalKind.ConstantOutcome);
        Binomial([.. Treat.Select(_ => 1.0)], []).Refused().ShouldBe(RefusalKind.ConstantOutcome);
        Binomial(Counts, []).Refused().ShouldBe(RefusalKind.NotACount);
        Binomial(Counts, [.. Enumerable.Repeat(7.0, 16)]).Refused().ShouldBe(RefusalKind.NotACount);
        Binomial(Counts, [.. Enumerable.Repeat(8.5, 16)]).Refused().ShouldBe(RefusalKind.NotACount);
    }

    [Fact]
    public void Fit_BadOptions_SaysWhichOne()
    {
        GeneralizedMixedModel.Fit(Design(), MixedFamily.Poisson, Counts, [], [.. Enumerable.Repeat(double.NegativeInfinity, 16)]).Refused().ShouldBe(RefusalKind.NotANumber);
        GeneralizedMixedModel.Fit(Design(), MixedFamily.Poisson, Counts, [], [], new MixedOptions { QuadraturePoints = 0 }).Refused().ShouldBe(RefusalKind.NotANumber);
        GeneralizedMixedModel.Fit(Design(), MixedFamily.Poisson, Counts, [], [], new MixedOptions { Level = 1 }).Refused().ShouldBe(RefusalKind.NotALevel);
    }

    [Fact]
    public void Fit_Separated_NamesTheEffect()
    {
        Poisson([.. Treat.Select((each, row) => each * (1 + row % 3))]).ShouldBeOfType<Answer<GeneralizedMixedModel>.NotReckoned>().Refusal.Kind.ShouldBe(RefusalKind.PerfectSeparation);
        var refusal = Binomial(Treat, []).ShouldBeOfType<Answer<GeneralizedMixedModel>.NotReckoned>().Refusal;

        refusal.Kind.ShouldBe(RefusalKind.PerfectSeparation);
        refusal.Sentence.ShouldEndWith("it separates yes from no perfectly. Join levels, or leave it out.");
    }

    [Fact]
    public void Fit_GroupsAlike_IsSingularAndSaysSo()
    {
        var fit = Poisson([3, 4, 6, 5, 4, 3, 5, 6, 3, 4, 6, 5, 4, 3, 6, 5]).Required();

        fit.Variances[0].Variance.ShouldBe(0);
        fit.Convergence.Singular.ShouldBeTrue();
        fit.Convergence.Converged.ShouldBeTrue();
        double.IsFinite(fit.Coefficients[1].Estimate.P).ShouldBeTrue();
    }

    // Every group says only yes or only no: the spread between them has no end.
    [Fact]
    public void Fit_GroupsOfYesOrNoOnly_IsRefused()
    {
        var answer = Binomial([.. Squads.Select(squad => squad % 2.0)], []);

        if (answer is Answer<GeneralizedMixedModel>.Reckoned { Value: var fit })
        {
            fit.Coefficients.ShouldAllBe(each => double.IsFinite(each.Estimate.StandardError) && double.IsFinite(each.Estimate.P));
            return;
        }

        answer.Refused().ShouldBe(RefusalKind.NotConverged);
    }

    // Of x⁴ exp(-x²) the integral is 3/4 √π.
    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(25)]
    [InlineData(100)]
    public void GaussHermite_APolynomial_IsExact(int count)
    {
        var (points, weights) = GaussHermite.Of(count);

        points.Zip(weights).Sum(each => each.Second * Math.Pow(each.First, 4)).ShouldAgree(0.75 * Math.Sqrt(Math.PI), 1e-12);
        weights.Sum().ShouldAgree(Math.Sqrt(Math.PI), 1e-12);
    }

    private static Answer<GeneralizedMixedModel> Poisson(double[] counts) => GeneralizedMixedModel.Fit(Design(), MixedFamily.Poisson, counts);

    private static Answer<GeneralizedMixedModel> Binomial(double[] counts, double[] trials) => GeneralizedMixedModel.Fit(Design(), MixedFamily.Binomial, counts, trials);

    private static MixedDesign Design()
    {
        var (names, columns) = MixedData.Fixed(("treat", Treat));
        return MixedDesign.Of(names, columns, [RandomEffect.Intercept("squad", Squads, ["a", "b", "c", "d"]).Required()]).Required();
    }
}
