using Alliance.Statistics.Testing;
using CsCheck;

namespace Alliance.Statistics.Tests.Testing;

/// <summary>Against wilcox.test of R 4.2.2.</summary>
public sealed class RankTests
{
    // Hollander and Wolfe (1973), 69 and 29, as in R's manual page of wilcox.test.
    private static readonly double[] Term = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    private static readonly double[] Earlier = [1.15, 0.88, 0.90, 0.74, 1.21];
    private static readonly double[] Before = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30];
    private static readonly double[] After = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];

    // wilcox.test(x, y, alternative = "g", conf.int = TRUE)
    [Fact]
    public void RankSum_HollanderAndWolfe_AllDigits()
    {
        var test = RankSum.Of(Term, Earlier, Alternative.Greater).Required();

        test.W.ShouldBe(35);
        test.Exact.ShouldBeTrue();
        test.P.ShouldAgree(0.1272061272061272, 1e-13);
        test.Shift.ShouldAgree(0.305, 1e-13);
        test.Interval.Low.ShouldAgree(-0.08, 1e-13);
        test.Interval.High.ShouldBe(double.PositiveInfinity);
    }

    // wilcox.test(x, y, conf.int = TRUE)
    [Fact]
    public void RankSum_TwoSided_AllDigits()
    {
        var test = RankSum.Of(Term, Earlier).Required();

        test.P.ShouldAgree(0.2544122544122544, 1e-13);
        test.Interval.Low.ShouldAgree(-0.15, 1e-13);
        test.Interval.High.ShouldAgree(0.76, 1e-13);
    }

    // wilcox.test(a, b, exact = FALSE) of "sleep", which has ties; and alternative = "less"
    [Fact]
    public void RankSum_Ties_IsTheNormalApproximationOfR()
    {
        var test = RankSum.Of(Sleep.First, Sleep.Second).Required();

        test.W.ShouldBe(25.5);
        test.Exact.ShouldBeFalse();
        test.P.ShouldAgree(0.06932757543362658, 1e-12);
        RankSum.Of(Sleep.First, Sleep.Second, Alternative.Less).Required().P.ShouldAgree(0.03466378771681329, 1e-12);
    }

    // wilcox.test(d1, d2, paired = TRUE, alternative = "g") and two-sided with conf.int = TRUE
    [Fact]
    public void SignedRank_HollanderAndWolfe_AllDigits()
    {
        SignedRank.Paired(Before, After, Alternative.Greater).Required().P.ShouldAgree(0.01953125, 1e-14);
        var test = SignedRank.Paired(Before, After).Required();
        test.V.ShouldBe(40);
        test.P.ShouldAgree(0.0390625, 1e-14);
        test.Shift.ShouldAgree(0.46, 1e-13);
        test.Interval.Low.ShouldAgree(0.01, 1e-12);
        test.Interval.High.ShouldAgree(0.786, 1e-13);
    }

    // wilcox.test(a, b, paired = TRUE, exact = FALSE) of "sleep", which has ties and a zero
    [Fact]
    public void SignedRank_TiesAndZero_IsTheNormalApproximationOfR()
    {
        var test = SignedRank.Paired(Sleep.First, Sleep.Second).Required();

        test.V.ShouldBe(0);
        test.P.ShouldAgree(0.009090698015925056, 1e-12);
    }

    // Counting with shared ranks is the permutation test of the ranks themselves.
    [Fact]
    public void RankSum_ExactWithTies_IsThePermutationTestOfTheRanks() =>
        Gen.Select(Gen.Int[0, 4].Array[2, 6], Gen.Int[0, 4].Array[2, 6]).Where((a, b) => a.Concat(b).Distinct().Count() > 1).Sample(
            (a, b) =>
            {
                var (first, second) = (Array.ConvertAll(a, each => (double)each), Array.ConvertAll(b, each => (double)each));
                var all = MidRanks.Of([.. first, .. second]).Doubled;
                var permuted = PermutationTest.TwoSamples(Array.ConvertAll(all[..a.Length], each => (double)each), Array.ConvertAll(all[a.Length..], each => (double)each), Alternative.Less).Required();
                RankSum.Of(first, second, Alternative.Less, method: RankMethod.Exact).Required().P.ShouldAgree(permuted.P, 1e-12);
            },
            iter: 200);

    [Fact]
    public void FewValues_SetNoEnd()
    {
        RankSum.Of([1.0, 2], [3.0, 4]).Required().Interval.Low.ShouldBe(double.NegativeInfinity);
        SignedRank.Of([1.0, 2, 3]).Required().Interval.High.ShouldBe(double.PositiveInfinity);
    }

    // On pure chance a test at 5 % rejects about 5 times in a hundred, never more by counting.
    [Fact]
    public void RankSum_NothingThere_KeepsItsLevel()
    {
        var chance = new Random(20260101);
        double[] Drawn(int count) => [.. Enumerable.Range(0, count).Select(_ => chance.NextDouble())];
        var tests = Enumerable.Range(0, 3000).Select(_ => RankSum.Of(Drawn(12), Drawn(9)).Required()).ToList();

        (tests.Count(test => test.P <= 0.05) / 3000.0).ShouldBe(0.045, 0.012);
        (tests.Count(test => test.Interval.Holds(0)) / 3000.0).ShouldBeGreaterThan(0.94);
    }

    [Fact]
    public void BadInput_IsRefusedWithASentence()
    {
        RankSum.Of([], [1]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        RankSum.Of([1, 1], [1]).Refused().ShouldBe(RefusalKind.NoSpread);
        RankSum.Of([1, double.NaN], [1]).Refused().ShouldBe(RefusalKind.NotANumber);
        RankSum.Of(new double[300], [.. Enumerable.Range(0, 300).Select(each => (double)each)], method: RankMethod.Exact).Refused().ShouldBe(RefusalKind.TooMany);
        SignedRank.Of([0, 0]).Refused().ShouldBe(RefusalKind.NoSpread);
        SignedRank.Paired([1, 2], [1]).Refused().ShouldBe(RefusalKind.UnequalLengths);
        SignedRank.Of([1, 2], level: 0).Refused().ShouldBe(RefusalKind.NotALevel);
    }
}
