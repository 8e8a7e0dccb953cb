using Alliance.Statistics.Effects;
using Alliance.Statistics.Equivalence;
using Alliance.Statistics.Rates;
using Alliance.Statistics.Testing;

namespace Alliance.Statistics.Tests.Effects;

public sealed class EffectTests
{
    // R 4.2.2: t <- t.test(b, a, var.equal = TRUE); d = t * sqrt(2/10); J = gamma(9) / (sqrt(9) * gamma(8.5)); ends by uniroot(function(n) pt(t, 18, n) - .975) * sqrt(2/10)
    [Fact]
    public void StandardizedDifference_Sleep_AllDigits()
    {
        var effect = StandardizedDifference.Of(Sleep.Second, Sleep.First).Required();

        effect.D.ShouldAgree(0.832181081350, 1e-11);
        effect.Correction.ShouldAgree(0.957646427024, 1e-11);
        effect.Interval.Low.ShouldAgree(-0.0954503982115, 1e-10);
        effect.Interval.High.ShouldAgree(1.7388168991, 1e-10);
        effect.G.ShouldAgree(0.832181081350 * 0.957646427024, 1e-11);
    }

    // R: mean(b - a) / sd(b - a)
    [Fact]
    public void StandardizedDifference_Pairs_IsTOverTheRootOfTheirNumber() =>
        StandardizedDifference.Paired(Sleep.Second, Sleep.First).Required().D.ShouldAgree(4.062127683382037 / Math.Sqrt(10), 1e-13);

    // TOSTER's case of the manual in R: t.test(a, b, mu = -1, alternative = "greater"); t.test(a, b, mu = 1, alternative = "less"); conf.level = .9
    [Fact]
    public void Equivalence_Sleep_AllDigits()
    {
        var test = EquivalenceTest.Of(TTest.Welch(Sleep.First, Sleep.Second).Required(), -1, 1).Required();

        test.LowerT.ShouldAgree(-0.683083424774, 1e-11);
        test.LowerP.ShouldAgree(0.748319811441, 1e-11);
        test.UpperT.ShouldAgree(-3.0385435102, 1e-10);
        test.UpperP.ShouldAgree(0.00357066917366, 1e-10);
        test.P.ShouldBe(test.LowerP);
        test.Interval.Low.ShouldAgree(-3.05338149733, 1e-11);
        test.Interval.High.ShouldAgree(-0.106618502668, 1e-10);
        test.Interval.Level.ShouldBe(0.9, 1e-15);
        var notAbove = NonInferiority.NotAbove(TTest.Welch(Sleep.First, Sleep.Second).Required(), 1).Required();
        notAbove.P.ShouldAgree(0.00357066917366, 1e-10);
        notAbove.Bound.ShouldAgree(-0.106618502668, 1e-10);
        NonInferiority.NotBelow(TTest.Welch(Sleep.First, Sleep.Second).Required(), -1).Required().P.ShouldAgree(0.748319811441, 1e-11);
    }

    // exp(log(25) + c(-1, 1) * qnorm(.975) * sqrt(1/10 + 1/2 + 1/3 + 1/15)); exp(log(5) + c(-1, 1) * qnorm(.975) * sqrt(1/10 - 1/12 + 1/3 - 1/18))
    [Fact]
    public void Ratios_TwoByTwo_AreWoolfsAndKatzs()
    {
        var table = TwoByTwo.Of(10, 2, 3, 15).Required();
        var odds = table.OddsRatio().Required();
        odds.Value.ShouldAgree(25, 1e-13);
        odds.LogStandardError.ShouldAgree(1, 1e-13);
        odds.Interval.High.ShouldAgree(177.48, 1e-4);
        odds.Interval.Low.ShouldAgree(25 * Math.Exp(-1.959963984540054), 1e-11);
        var risk = table.RiskRatio().Required();
        risk.Value.ShouldAgree(5, 1e-13);
        risk.Interval.Low.ShouldAgree(1.726174767155342, 1e-12);
        risk.Interval.High.ShouldAgree(14.48289042088065, 1e-12);
        TwoByTwo.Of(0, 2, 3, 15).Required().OddsRatio().Refused().ShouldBe(RefusalKind.NothingCounted);
        TwoByTwo.Of(0, 2, 3, 15).Required().OddsRatio(added: 0.5).Required().Value.ShouldAgree(0.5 * 15.5 / (2.5 * 3.5), 1e-13);
    }

    // Newcombe (1998), Statistics in Medicine 17, 873-890, table II: 56/70 - 48/80 is 0.2, between 0.0524 and 0.3339 by method 10.
    [Fact]
    public void RiskDifference_OfNewcombesTable_IsHisMethodTen()
    {
        var (difference, interval) = TwoByTwo.Of(56, 14, 48, 32).Required().RiskDifference().Required();

        difference.ShouldAgree(0.2, 1e-13);
        interval.Low.ShouldBe(0.0524, 0.00005);
        interval.High.ShouldBe(0.3339, 0.00005);
        var worked = TwoByTwo.Of(10, 2, 3, 15).Required().RiskDifference().Required();
        worked.Interval.Low.ShouldBe(0.3060557, 0.0001);
        worked.Interval.High.ShouldBe(0.8280901, 0.0001);
    }

    // github apwheele/ptools, e_test: (6, 2), (0, 3), (20, 10) over the same time.
    [Theory]
    [InlineData(6, 2, 0.174874820944)]
    [InlineData(0, 3, 0.0883790094548)]
    [InlineData(20, 10, 0.0688317821081)]
    public void PoissonETest_IsThatOfPtools(long first, long second, double printed) =>
        PoissonETest.Of(new(first, 1), new(second, 1)).Required().P.ShouldAgree(printed, 1e-10);

    [Fact]
    public void BadInput_IsRefusedWithASentence()
    {
        StandardizedDifference.Of([1, 1], [2, 2]).Refused().ShouldBe(RefusalKind.NoSpread);
        StandardizedDifference.Paired([1, 2], [2]).Refused().ShouldBe(RefusalKind.UnequalLengths);
        var test = TTest.Welch(Sleep.First, Sleep.Second).Required();
        EquivalenceTest.Of(test, 1, -1).Refused().ShouldBe(RefusalKind.NotAMargin);
        EquivalenceTest.Of(test, double.NaN, 1).Refused().ShouldBe(RefusalKind.NotAMargin);
        EquivalenceTest.Of(test, -1, 1, 0.5).Refused().ShouldBe(RefusalKind.NotALevel);
        NonInferiority.NotAbove(test, double.PositiveInfinity).Refused().ShouldBe(RefusalKind.NotAMargin);
        PoissonETest.Of(new(0, 1), new(0, 1)).Refused().ShouldBe(RefusalKind.NothingCounted);
        PoissonETest.Of(new(-1, 1), new(0, 1)).Refused().ShouldBe(RefusalKind.NegativeCount);
    }

    // The 95 % interval of d holds the true standardized difference as often as it says.
    [Fact]
    public void StandardizedDifference_KeepsItsLevel()
    {
        var chance = new Random(20260101);
        double[] Drawn(double mean) => [.. Enumerable.Range(0, 10).Select(_ => MathNet.Numerics.Distributions.Normal.Sample(chance, mean, 1))];
        var held = Enumerable.Range(0, 2000).Count(_ => StandardizedDifference.Of(Drawn(0.8), Drawn(0)).Required().Interval.Holds(0.8));

        (held / 2000.0).ShouldBe(0.95, 0.015);
    }
}
