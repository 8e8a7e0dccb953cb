using Alliance.Statistics.Reliability;

namespace Alliance.Statistics.Tests.Reliability;

/// <summary>Against R 4.2.2 with irr and psych 2.2.9.</summary>
public sealed class RaterTests
{
    private static readonly int[] OneToSix = [1, 2, 3, 4, 5, 6];
    private static readonly double[][] SixByFour = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

    // irr: kappam.fleiss(diagnoses), kappam.fleiss(diagnoses, exact = TRUE), kappam.light(diagnoses)
    [Fact]
    public void ManyRatersKappa_Diagnoses_IsThatOfIrr()
    {
        var kappa = ManyRatersKappa.Of(Diagnoses()).Required();

        kappa.Fleiss.ShouldAgree(0.43024452006, 1e-10);
        kappa.Z.ShouldAgree(17.651830583, 1e-10);
        kappa.Conger.ShouldAgree(0.441808540329, 1e-11);
        kappa.Light!.Value.ShouldAgree(0.459412144435, 1e-11);
    }

    // irr: kappa2(anxiety[, 1:2]); kappa2(diagnoses[, 2:3])
    [Fact]
    public void KappaTest_AnxietyAndDiagnoses_IsThatOfIrr()
    {
        var anxiety = SharedTable.Numbers("statistics/anxiety.csv");
        KappaTest.Of([.. anxiety.Select(row => (int)row[0])], [.. anxiety.Select(row => (int)row[1])], OneToSix, KappaWeights.None).Required().Z.ShouldAgree(1.16376222866, 1e-11);
        var diagnoses = Diagnoses();
        var test = KappaTest.Of([.. diagnoses.Select(row => row[1])], [.. diagnoses.Select(row => row[2])], OneToSix, KappaWeights.None).Required();
        test.Kappa.ShouldAgree(0.631147540984, 1e-11);
        test.Z.ShouldAgree(7.55976508864, 1e-11);
    }

    // psych: cohen.kappa(vision), squared weights
    [Fact]
    public void WeightedKappa_Vision_IsThatOfPsych()
    {
        var rows = SharedTable.Cells("statistics/vision.csv");
        int[] right = [.. rows.Select(row => row[0][0] - '0')], left = [.. rows.Select(row => row[1][0] - '0')];
        WeightedKappa.Of(right, left, [1, 2, 3, 4], KappaWeights.None).Required().ShouldAgree(0.595388828089434, 1e-12);
        WeightedKappa.Of(right, left, [1, 2, 3, 4], KappaWeights.Squared).Required().ShouldAgree(0.702334252490098, 1e-12);
    }

    // irr: kripp.alpha(nmm, method), Krippendorff's own four raters by twelve things with missing marks
    [Theory]
    [InlineData(MarkKind.Nominal, 0.743421052632)]
    [InlineData(MarkKind.Ordinal, 0.815387503755)]
    [InlineData(MarkKind.Interval, 0.849107142857)]
    [InlineData(MarkKind.Ratio, 0.797402774712)]
    public void Krippendorff_HisOwnExample_AllDigits(MarkKind kind, double printed) =>
        KrippendorffAlpha.Of(SharedTable.Numbers("statistics/krippendorff_nmm.csv"), kind).Required().ShouldAgree(printed, 1e-11);

    // irr: icc(anxiety, "oneway"), icc(anxiety, "twoway", "consistency"), unit = "average"; intervals psych: ICC(anxiety, lmer = FALSE)
    [Fact]
    public void IntraclassForms_Anxiety_AreThoseOfIrr()
    {
        var anxiety = SharedTable.Numbers("statistics/anxiety.csv");
        var oneWay = IntraclassForms.Of(anxiety, IntraclassModel.OneWay).Required();
        oneWay.OneRater.ShouldAgree(0.175022381379, 1e-11);
        oneWay.AllRaters.ShouldAgree(0.388925729443, 1e-11);
        oneWay.OneRaterInterval.Low.ShouldAgree(-0.077446574865455, 1e-11);
        oneWay.AllRatersInterval.High.ShouldAgree(0.73806512357958, 1e-11);
        oneWay.P.ShouldAgree(0.093930727128924, 1e-11);
        var consistency = IntraclassForms.Of(anxiety, IntraclassModel.Consistency).Required();
        consistency.OneRater.ShouldAgree(0.216049382716, 1e-11);
        consistency.AllRaters.ShouldAgree(0.452586206897, 1e-11);
        consistency.OneRaterInterval.High.ShouldAgree(0.52225907839564, 1e-11);
        consistency.P.ShouldAgree(0.056201273547498, 1e-11);
    }

    // Shrout and Fleiss (1979), table 4; digits by psych: ICC(sf, lmer = FALSE)
    [Fact]
    public void IntraclassForms_ShroutAndFleiss_AreWhatTheyPrint()
    {
        IntraclassForms.Of(SixByFour, IntraclassModel.OneWay).Required().OneRater.ShouldAgree(0.165741768405, 1e-11);
        IntraclassForms.Of(SixByFour, IntraclassModel.OneWay).Required().AllRaters.ShouldAgree(.442797133679, 1e-11);
        IntraclassForms.Of(SixByFour, IntraclassModel.Consistency).Required().OneRater.ShouldAgree(0.714840714841, 1e-11);
        IntraclassForms.Of(SixByFour, IntraclassModel.Consistency).Required().AllRaters.ShouldAgree(.909315542377, 1e-11);
    }

    // psych: ICC(video, lmer = FALSE)
    [Fact]
    public void IntraclassForms_Video_AreThoseOfPsych()
    {
        IntraclassForms.Of(SharedTable.Numbers("statistics/video.csv"), IntraclassModel.OneWay).Required().OneRater.ShouldAgree(0.112690355330, 1e-11);
        IntraclassForms.Of(SharedTable.Numbers("statistics/video.csv"), IntraclassModel.Consistency).Required().AllRaters.ShouldAgree(0.493677288821, 1e-11);
    }

    // irr: kendall(anxiety, correct = TRUE)
    [Fact]
    public void Concordance_Anxiety_IsThatOfIrr() => Concordance.Of(SharedTable.Numbers("statistics/anxiety.csv")).Required().W.ShouldAgree(.539656875954, 1e-11);

    [Fact]
    public void BadInput_IsRefusedWithASentence()
    {
        ManyRatersKappa.Of([[1, 2]]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        ManyRatersKappa.Of([[1, 1], [1, 1]]).Refused().ShouldBe(RefusalKind.NotSeparable);
        ManyRatersKappa.Of([[1, 1], [1]]).Refused().ShouldBe(RefusalKind.UnequalLengths);
        KappaTest.Of([1, 1], [2, 2], [1, 2], KappaWeights.None).Refused().ShouldBe(RefusalKind.NotSeparable);
        KrippendorffAlpha.Of([[1, 2]], MarkKind.Nominal).Refused().ShouldBe(RefusalKind.TooFewPoints);
        KrippendorffAlpha.Of([[1, double.NaN], [double.NaN, 2]], MarkKind.Nominal).Refused().ShouldBe(RefusalKind.TooFewPoints);
        KrippendorffAlpha.Of([[1, 1], [1, 1]], MarkKind.Interval).Refused().ShouldBe(RefusalKind.NotSeparable);
        KrippendorffAlpha.Of([[-1, 1], [1, 1]], MarkKind.Ratio).Refused().ShouldBe(RefusalKind.NotANumber);
        KrippendorffAlpha.Of([[0, 0, 1], [0, 1, 1]], MarkKind.Ratio).Required().ShouldBeInRange(-1, 1);
        IntraclassForms.Of([[1.0, 1], [4, 4], [2, 2]], IntraclassModel.OneWay).Refused().ShouldBe(RefusalKind.NoSpread);
        IntraclassForms.Of([[1.0, 2]], IntraclassModel.OneWay).Refused().ShouldBe(RefusalKind.TooFewPoints);
        Concordance.Of([[1, 1], [2, 1]]).Refused().ShouldBe(RefusalKind.NoSpread);
        Concordance.Of([[1, double.NaN], [2, 1]]).Refused().ShouldBe(RefusalKind.NotANumber);
    }

    private static int[][] Diagnoses() => Array.ConvertAll(SharedTable.Cells("statistics/diagnoses.csv"), row => Array.ConvertAll(row, cell => cell[0] - '0'));
}
