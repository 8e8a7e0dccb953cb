using Alliance.Statistics.Testing;

namespace Alliance.Statistics.Tests.Testing;

/// <summary>R's data "sleep" (Student 1908): extra hours of sleep under two drugs; R 4.2.2, a &lt;- extra[group == 1], b &lt;- extra[group == 2].</summary>
public sealed class TTestTests
{
    // t.test(a, b)
    [Fact]
    public void Welch_Sleep_IsThatOfR()
    {
        var test = TTest.Welch(Sleep.First, Sleep.Second).Required();

        test.T.ShouldAgree(-1.860813467486853, 1e-14);
        test.Freedom.ShouldAgree(17.7764735161785, 1e-13);
        test.P.ShouldAgree(0.07939414018735817, 1e-12);
        test.Interval.Low.ShouldAgree(-3.36548323071171, 1e-12);
        test.Interval.High.ShouldAgree(0.2054832307117102, 1e-11);
    }

    // t.test(a, b, var.equal = TRUE)
    [Fact]
    public void Pooled_Sleep_IsThatOfR()
    {
        var test = TTest.Pooled(Sleep.First, Sleep.Second).Required();

        test.Freedom.ShouldBe(18);
        test.P.ShouldAgree(0.07918671421593818, 1e-12);
        test.Interval.Low.ShouldAgree(-3.363874032287598, 1e-12);
    }

    // t.test(a, b, paired = TRUE)
    [Fact]
    public void Paired_Sleep_IsThatOfR()
    {
        var test = TTest.Paired(Sleep.First, Sleep.Second).Required();

        test.T.ShouldAgree(-4.062127683382037, 1e-14);
        test.P.ShouldAgree(0.00283289019738427, 1e-12);
        test.Interval.Low.ShouldAgree(-2.459885763276982, 1e-12);
        test.Interval.High.ShouldAgree(-0.7001142367230175, 1e-12);
    }

    // t.test(a, b, alternative = "less")
    [Fact]
    public void Welch_OneSided_IsThatOfR()
    {
        var test = TTest.Welch(Sleep.First, Sleep.Second, alternative: Alternative.Less).Required();

        test.P.ShouldAgree(0.03969707009367909, 1e-12);
        test.Interval.Low.ShouldBe(double.NegativeInfinity);
        test.Interval.High.ShouldAgree(-0.1066185026683938, 1e-11);
        TTest.Welch(Sleep.Second, Sleep.First, alternative: Alternative.Greater).Required().P.ShouldAgree(test.P, 1e-14);
    }

    [Fact]
    public void BadInput_IsRefusedWithASentence()
    {
        TTest.OneSample([1]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        TTest.OneSample([0.1, 0.1, 0.1]).Refused().ShouldBe(RefusalKind.NoSpread);
        TTest.OneSample([1, 2], double.NaN).Refused().ShouldBe(RefusalKind.NotANumber);
        TTest.Welch([1, 2], [1, double.NaN]).Refused().ShouldBe(RefusalKind.NotANumber);
        TTest.Welch([1, 1], [2, 2]).Refused().ShouldBe(RefusalKind.NoSpread);
        TTest.Pooled([1, 2], [1]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        TTest.Paired([1, 2], [1]).Refused().ShouldBe(RefusalKind.UnequalLengths);
        TTest.Welch([1, 2], [1, 3], level: 1).Refused().ShouldBe(RefusalKind.NotALevel);
    }

    // Unequal spread and unequal size, where the pooled test is wrong: Welch's interval holds the truth as often as it says, and rejects 5 % of true hypotheses.
    [Fact]
    public void Welch_UnequalSpreads_KeepsItsLevel()
    {
        var chance = new Random(20260101);
        double[] Drawn(int count, double deviation) => [.. Enumerable.Range(0, count).Select(_ => MathNet.Numerics.Distributions.Normal.Sample(chance, 0, deviation))];
        var held = Enumerable.Range(0, 4000).Count(_ => TTest.Welch(Drawn(8, 3), Drawn(20, 1)).Required().Interval.Holds(0));

        (held / 4000.0).ShouldBe(0.95, 0.011);
    }
}
