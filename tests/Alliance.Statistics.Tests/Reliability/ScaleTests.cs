using Alliance.Statistics.Reliability;

namespace Alliance.Statistics.Tests.Reliability;

/// <summary>Against R 4.2.2 with psych 2.2.9, and lavaan for the factor models.</summary>
public sealed class ScaleTests
{
    private static readonly double[] ItemRestPairwise = [.308417739522, .563615163764, .587004589505, .394444086578, .488565135826];
    private static readonly double[] ItemRestComplete = [0.3114013005801621, 0.5630154754920227, 0.5887730786773533, 0.3947936801112727, 0.4872408676290006];
    private static readonly double[] AlphaWithoutComplete = [0.7179720565650483, 0.6184812117727612, 0.6007538144220015, 0.6869447415397786, 0.6446223042215947];

    // psych::alpha(A), A <- bfi[, 1:5]; A$A1 <- 7 - A$A1
    [Fact]
    public void Alpha_Pairwise_IsThatOfPsych()
    {
        var alpha = Alpha.Of(Agreeableness(), MissingAnswers.Pairwise).Required();

        alpha.Raw.ShouldAgree(0.703018446057, 1e-11);
        alpha.Standardized.ShouldAgree(0.713028578671, 1e-11);
        alpha.GuttmanSix!.Value.ShouldAgree(0.6827626720302449, 1e-11);
        alpha.Interval.Low.ShouldAgree(0.6852643258863982, 1e-9);
        alpha.Interval.High.ShouldAgree(0.7200633898994321, 1e-9);
        for (var item = 0; item < 5; item++)
        {
            alpha.Items[item].ItemRest!.Value.ShouldAgree(ItemRestPairwise[item], 1e-11);
        }
    }

    // psych::alpha(na.omit(A))
    [Fact]
    public void Alpha_CompleteAnswers_IsThatOfPsych()
    {
        var alpha = Alpha.Of(Agreeableness()).Required();

        alpha.People.ShouldBe(2709);
        alpha.Raw.ShouldAgree(0.703755894375, 1e-11);
        for (var item = 0; item < 5; item++)
        {
            alpha.Items[item].ItemRest!.Value.ShouldAgree(ItemRestComplete[item], 1e-12);
            alpha.Items[item].AlphaWithout!.Value.ShouldAgree(AlphaWithoutComplete[item], 1e-12);
        }
    }

    // psych::alpha(HolzingerSwineford1939[, c("x1", "x2", "x3")])
    [Fact]
    public void Alpha_ThreeTests_IsThatOfPsych() =>
        Alpha.Of(SharedTable.Numbers("statistics/HolzingerSwineford1939.csv", "x1", "x2", "x3")).Required().Raw.ShouldAgree(0.6261171318849806, 1e-12);

    // lavaan: cfa("a =~ A1 + A2 + A3 + A4 + A5", std.lv = TRUE); (sum(l))^2 / (sum(l)^2 + sum(theta))
    [Fact]
    public void Omega_Agreeableness_IsThatOfLavaan()
    {
        var omega = Omega.Of(Agreeableness()).Required();

        omega.Total.ShouldAgree(0.712128965485, 1e-6);
        // Lavaan stops there; the highest point, by Newton's steps on its gradient with numDeriv::jacobian in R until that is 3e-16, is:
        omega.Total.ShouldAgree(0.71212929082481, 1e-12);
        omega.Model.ChiSquared.ShouldAgree(86.69606159, 1e-9);
        omega.Model.ChiSquared.ShouldBe(86.696, 0.0005);
        omega.Model.Freedom.ShouldBe(5);
        omega.Model.ComparativeFit.ShouldBe(0.968, 0.0005);
        omega.Model.ApproximationError!.Value.ShouldBe(0.078, 0.0005);
        omega.People.ShouldBe(2709);
    }

    // lavaan: cfa("visual =~ x1 + x2 + x3; textual =~ x4 + x5 + x6; speed =~ x7 + x8 + x9", HolzingerSwineford1939)
    [Fact]
    public void FactorModel_HolzingerAndSwineford_IsThatOfLavaan()
    {
        var model = FactorModel.Of(SharedTable.Numbers("statistics/HolzingerSwineford1939.csv", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9"), [0, 0, 0, 1, 1, 1, 2, 2, 2]).Required();

        model.ChiSquared.ShouldBe(85.306, 0.0005);
        model.Freedom.ShouldBe(24);
        model.ComparativeFit.ShouldBe(0.931, 0.0005);
        model.TuckerLewis!.Value.ShouldBe(0.896, 0.0005);
        model.ApproximationError!.Value.ShouldBe(0.092, 0.0005);
        model.ResidualRoot.ShouldBe(0.065, 0.0005);
        model.LogLikelihood.ShouldBe(-3737.745, 0.0005);
        model.P.ShouldBeLessThan(1e-7);
    }

    [Fact]
    public void BadInput_IsRefusedWithASentence()
    {
        Alpha.Of([]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        Alpha.Of([[1], [2], [3]]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        Alpha.Of([[1, 2], [2, 3], [3, double.NaN]]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        Alpha.Of([[1, 2], [2, 2], [3, 2]]).Refused().ShouldBe(RefusalKind.NoSpread);
        Alpha.Of([[1, 2], [2], [3, 2]]).Refused().ShouldBe(RefusalKind.UnequalLengths);
        Alpha.Of([[1, 3], [2, 2], [3, 1]]).Refused().ShouldBe(RefusalKind.NotSeparable);
        Alpha.Of([[1, 3], [2, double.PositiveInfinity], [3, 1]]).Refused().ShouldBe(RefusalKind.NotANumber);
        Alpha.Of([[1, 3], [2, 2], [3, 4]], level: 0).Refused().ShouldBe(RefusalKind.NotALevel);
        Omega.Of([[1, 2], [2, 1], [3, 3], [1, 1]]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        Omega.Of([]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        Omega.Of([[1, 1, 2], [2, 2, 1], [3, 3, 3], [1, 1, 1], [4, 4, 2]]).Refused().ShouldBe(RefusalKind.NotConverged);
        FactorModel.Of([[1, 1, 2], [2, 3, 1], [3, 3, 3], [1, 2, 1], [4, 4, 2]], [0, 0]).Refused().ShouldBe(RefusalKind.UnequalLengths);
    }

    // Items of one factor with equal loadings: the true reliability is known, and the interval holds it as often as it says.
    [Fact]
    public void Alpha_ParallelItems_IntervalHoldsTheTruth()
    {
        var chance = Alliance.Statistics.Randomness.RandomNumbers.Seeded(20260101);
        double[] Person()
        {
            var truth = chance.Normal();
            return [.. Enumerable.Range(0, 4).Select(_ => truth + chance.Normal())];
        }

        var held = Enumerable.Range(0, 1500).Count(_ => Alpha.Of([.. Enumerable.Range(0, 40).Select(_ => Person())]).Required().Interval.Holds(0.8));

        (held / 1500.0).ShouldBe(0.95, 0.017);
    }

    private static double[][] Agreeableness()
    {
        var rows = SharedTable.Numbers("statistics/bfi.csv", "A1", "A2", "A3", "A4", "A5");
        foreach (var row in rows)
        {
            row[0] = 7 - row[0];
        }

        return rows;
    }
}
