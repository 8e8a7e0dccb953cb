using Alliance.Statistics.Effects;
using Alliance.Statistics.Testing;

namespace Alliance.Statistics.Tests.Testing;

/// <summary>Tests of counts, against R 4.2.2.</summary>
public sealed class ExactTests
{
    private static readonly int[][] Job = [[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]];

    // fisher.test(matrix(c(3, 1, 1, 3), 2), alternative = "greater"). Its odds ratio 6.40830886701 stops at six digits, where R's uniroot does (tol = .Machine$double.eps^.25);
    // the roots here and below are those of uniroot(function(w) sum(s * d(w)) - 3, c(-20, 20), tol = 1e-15), d(w) being dhyper(s, 4, 4, 4) * exp(s * w) over its sum.
    [Fact]
    public void Fisher_TheLadyTastingTea_AllDigits()
    {
        var greater = FisherExact.Of(Table(3, 1, 1, 3), Alternative.Greater).Required();
        greater.P.ShouldAgree(0.242857142857, 1e-11);
        greater.OddsRatio.ShouldAgree(6.40830886701, 2e-6);
        greater.OddsRatio.ShouldAgree(6.408319658199668, 1e-12);
        greater.Interval.Low.ShouldAgree(0.3135737675049852, 1e-12);
        greater.Interval.High.ShouldBe(double.PositiveInfinity);
        var both = FisherExact.Of(Table(3, 1, 1, 3)).Required();
        both.P.ShouldAgree(0.4857142857142858, 1e-12);
        both.Interval.High.ShouldAgree(626.2435305888139, 1e-12);
    }

    // The likeliest odds ratio w of that table solves 16w + 72w² + 48w³ + 4w⁴ = 3 (1 + 16w + 36w² + 16w³ + w⁴).
    [Fact]
    public void Fisher_TheLadyTastingTea_SolvesItsEquation()
    {
        var w = FisherExact.Of(Table(3, 1, 1, 3)).Required().OddsRatio;
        ((16 * w + 72 * w * w + 48 * w * w * w + 4 * w * w * w * w) / (1 + 16 * w + 36 * w * w + 16 * w * w * w + w * w * w * w)).ShouldAgree(3, 1e-12);
    }

    // fisher.test(matrix(c(10, 2, 3, 15), 2)) and alternative = "less"; R prints 21.3053, between 2.75344 and 300.683.
    [Fact]
    public void Fisher_Convictions_AllDigits()
    {
        var both = FisherExact.Of(Table(10, 3, 2, 15)).Required();
        both.P.ShouldAgree(0.0005367241191434373, 1e-12);
        both.OddsRatio.ShouldAgree(21.30531755675035, 1e-11);
        both.Interval.Low.ShouldAgree(2.753382788249324, 1e-11);
        both.Interval.High.ShouldAgree(301.4623379715167, 1e-11);
        FisherExact.Of(Table(10, 3, 2, 15), Alternative.Less).Required().P.ShouldAgree(0.9999845190186861, 1e-12);
    }

    // fisher.test(matrix(c(0, 5, 6, 4), 2))
    [Fact]
    public void Fisher_EmptyCell_HasARatioOfZeroAndAnUpperEnd()
    {
        var test = FisherExact.Of(Table(0, 6, 5, 4)).Required();

        test.P.ShouldAgree(0.04395604395604396, 1e-12);
        test.OddsRatio.ShouldBe(0);
        test.Interval.Low.ShouldBe(0);
        test.Interval.High.ShouldAgree(1.278737524487991, 1e-11);
    }

    // fisher.test(Job), Agresti (2002), p. 57; fisher.test(matrix(c(3, 0, 2, 1, 5, 4), 2))
    [Fact]
    public void ExactTable_JobSatisfaction_AllDigits()
    {
        ExactTable.Of(Job).Required().P.ShouldAgree(0.782684938966, 1e-11);
        ExactTable.Of([[3, 2, 5], [0, 1, 4]]).Required().P.ShouldAgree(0.7482517482517513, 1e-12);
        ExactTable.Drawn(Job, 4999, 3).Required().P.ShouldBe(0.7827, 0.018);
    }

    [Fact]
    public void ExactTable_TwoByTwo_IsFishers() => ExactTable.Of([[10, 3, 0], [2, 15, 0]]).Required().P.ShouldAgree(0.0005367241191434373, 1e-11);

    // binom.test(682, 925, p = .75), binom.test(0, 10, p = .1), binom.test(7, 20, p = .6, alternative = "less")
    [Fact]
    public void Binomial_IsThatOfR()
    {
        var peas = BinomialTest.Of(682, 925, 0.75).Required();
        peas.P.ShouldAgree(0.3824915595748519, 1e-11);
        peas.Interval.Low.ShouldAgree(0.707668264079039, 1e-11);
        peas.Interval.High.ShouldAgree(0.7654065582415253, 1e-11);
        var none = BinomialTest.Of(0, 10, 0.1).Required();
        none.P.ShouldAgree(0.6125795110000005, 1e-12);
        none.Interval.Low.ShouldBe(0);
        none.Interval.High.ShouldAgree(0.3084971078187608, 1e-12);
        var less = BinomialTest.Of(7, 20, 0.6, Alternative.Less).Required();
        less.P.ShouldAgree(0.02102892747777114, 1e-12);
        less.Interval.High.ShouldAgree(0.5580345113154886, 1e-12);
    }

    // mcnemar.test(matrix(c(794, 86, 150, 570), 2)), correct = FALSE, and binom.test(86, 236)
    [Fact]
    public void McNemar_Performance_IsThatOfR()
    {
        var test = McNemar.Of(150, 86).Required();
        test.ChiSquared.ShouldAgree(16.81779661016949, 1e-14);
        test.P.ShouldAgree(4.114562281345944e-05, 1e-11);
        test.ExactP.ShouldAgree(3.71593613957143e-05, 1e-10);
        test.OddsRatio.ShouldAgree(150.0 / 86, 1e-14);
        McNemar.Of(150, 86, corrected: false).Required().ChiSquared.ShouldAgree(17.35593220338983, 1e-14);
    }

    [Fact]
    public void BadInput_IsRefusedWithASentence()
    {
        TwoByTwo.Of(-1, 2, 3, 4).Refused().ShouldBe(RefusalKind.NegativeCount);
        TwoByTwo.Of(0, 0, 3, 4).Refused().ShouldBe(RefusalKind.NothingCounted);
        FisherExact.Of(Table(3, 0, 4, 0)).Refused().ShouldBe(RefusalKind.NoSpread);
        FisherExact.Of(Table(3, 1, 4, 2), level: 2).Refused().ShouldBe(RefusalKind.NotALevel);
        ExactTable.Of([]).Refused().ShouldBe(RefusalKind.NothingCounted);
        ExactTable.Of([[1, 2], [3]]).Refused().ShouldBe(RefusalKind.UnequalLengths);
        ExactTable.Of([[1, -2], [3, 4]]).Refused().ShouldBe(RefusalKind.NegativeCount);
        ExactTable.Of([[1, 0], [3, 0]]).Refused().ShouldBe(RefusalKind.NothingCounted);
        ExactTable.Of([.. Enumerable.Range(0, 8).Select(row => Enumerable.Range(0, 8).Select(column => 20 + row * column).ToArray())]).Refused().ShouldBe(RefusalKind.TooMany);
        BinomialTest.Of(3, 2).Refused().ShouldBe(RefusalKind.NotAProbability);
        BinomialTest.Of(0, 0).Refused().ShouldBe(RefusalKind.NothingCounted);
        BinomialTest.Of(1, 2, 1.5).Refused().ShouldBe(RefusalKind.NotAProbability);
        McNemar.Of(0, 0).Refused().ShouldBe(RefusalKind.NothingCounted);
    }

    private static TwoByTwo Table(long a, long b, long c, long d) => TwoByTwo.Of(a, b, c, d).Required();
}
