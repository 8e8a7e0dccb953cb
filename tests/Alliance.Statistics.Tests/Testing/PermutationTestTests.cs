using Alliance.Statistics.Testing;

namespace Alliance.Statistics.Tests.Testing;

public sealed class PermutationTestTests
{
    // R 4.2.2: x <- sleep$extra; d <- combn(20, 10, function(i) mean(x[i]) - mean(x[-i])); mean(abs(d) >= abs(d[1]) - 1e-9)
    [Fact]
    public void TwoSamples_Sleep_CountsEveryArrangement()
    {
        var test = PermutationTest.TwoSamples(Sleep.First, Sleep.Second).Required();

        test.Draws.ShouldBe(184_756);
        test.Exact.ShouldBeTrue();
        test.P.ShouldAgree(0.0814479638009, 1e-11);
        test.Difference.ShouldAgree(-1.58, 1e-14);
    }

    // R: as.matrix(expand.grid(rep(list(c(-1, 1)), 10))) %*% (a - b)
    [Fact]
    public void Signs_Sleep_CountsEveryArrangement()
    {
        var test = PermutationTest.Signs([.. Sleep.First.Zip(Sleep.Second, (a, b) => a - b)]).Required();

        test.Draws.ShouldBe(1024);
        test.P.ShouldBe(0.00390625);
        PermutationTest.Signs([.. Sleep.First.Zip(Sleep.Second, (a, b) => a - b)], Alternative.Less).Required().P.ShouldBe(0.00390625 / 2);
    }

    [Fact]
    public void TwoSamples_TooManyToCount_AreDrawnFromTheSeed()
    {
        double[] first = [.. Enumerable.Range(0, 30).Select(each => Math.Sin(each) + 0.4)];
        double[] second = [.. Enumerable.Range(0, 30).Select(each => Math.Sin(each * 1.7))];
        var test = PermutationTest.TwoSamples(first, second, draws: 4999, seed: 7).Required();

        test.Exact.ShouldBeFalse();
        test.Draws.ShouldBe(4999);
        test.ShouldBe(PermutationTest.TwoSamples(first, second, draws: 4999, seed: 7).Required());
        test.P.ShouldBe(TTest.Pooled(first, second).Required().P, 0.02);
        PermutationTest.Signs([.. first, .. second], draws: 999).Required().P.ShouldBeInRange(0.001, 1);
    }

    [Fact]
    public void BadInput_IsRefusedWithASentence()
    {
        PermutationTest.TwoSamples([], [1]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        PermutationTest.TwoSamples([2, 2], [2]).Refused().ShouldBe(RefusalKind.NoSpread);
        PermutationTest.TwoSamples([2, 1], [2], draws: 9).Refused().ShouldBe(RefusalKind.TooFewPoints);
        PermutationTest.Signs([0, 0]).Refused().ShouldBe(RefusalKind.NoSpread);
        PermutationTest.Signs([1, double.NaN]).Refused().ShouldBe(RefusalKind.NotANumber);
    }
}
