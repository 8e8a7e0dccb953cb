using Alliance.Statistics.Effects;
using Alliance.Statistics.Evidence;
using Alliance.Statistics.Randomness;

namespace Alliance.Statistics.Tests.Evidence;

/// <summary>Thirteen trials of a vaccine (Colditz et al. 1994), against metafor: escalc("RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg).</summary>
public sealed class MetaAnalysisTests
{
    // rma(yi, vi, method = "EE"), "DL", "REML"
    [Theory]
    [InlineData(MetaModel.EqualEffects, -0.430285163654, .0404987517109, 0)]
    [InlineData(MetaModel.DerSimonianLaird, -0.714117222073, .178742089535, .308760262862)]
    [InlineData(MetaModel.RestrictedLikelihood, -0.714532342158, .179781516105, .313243258136)]
    public void Of_Vaccine_IsThatOfMetafor(MetaModel model, double value, double error, double spread)
    {
        var meta = MetaAnalysis.Of(Vaccine(), model).Required();

        // Metafor's restricted likelihood stops at about six digits of tau².
        var digits = model == MetaModel.RestrictedLikelihood ? 2e-6 : 1e-11;
        meta.Value.ShouldAgree(value, digits);
        meta.StandardError.ShouldAgree(error, digits);
        meta.Spread.ShouldBe(spread, digits * 2);
        meta.Q.ShouldAgree(152.233008082, 1e-11);
        meta.DifferenceP(13).ShouldBeLessThan(1e-20);
    }

    [Fact]
    public void Of_Vaccine_ShareThatIsNotChance() =>
        (100 * MetaAnalysis.Of(Vaccine(), MetaModel.RestrictedLikelihood).Required().SpreadShare).ShouldAgree(92.2213845213, 1e-6);

    // rma(yi, vi, test = "knha")
    [Fact]
    public void Of_HartungKnapp_IsThatOfMetafor()
    {
        var meta = MetaAnalysis.Of(Vaccine(), MetaModel.RestrictedLikelihood, hartungKnapp: true).Required();

        meta.StandardError.ShouldAgree(.180791744093, 2e-6);
        meta.P.ShouldAgree(.00192001509606, 2e-5);
    }

    // Few studies whose effects differ: Hartung and Knapp's interval holds the mean effect as often as it says, the normal one does not.
    [Fact]
    public void Of_FewStudies_HartungKnappKeepsItsLevel()
    {
        var chance = RandomNumbers.Seeded(20260101);
        var (held, plain) = (0, 0);
        for (var draw = 0; draw < 1500; draw++)
        {
            (double, double)[] studies = [.. Enumerable.Range(0, 6).Select(_ => (0.5 * chance.Normal() + 0.3 * chance.Normal(), 0.3))];
            held += MetaAnalysis.Of(studies, MetaModel.DerSimonianLaird, hartungKnapp: true).Required().Interval.Holds(0) ? 1 : 0;
            plain += MetaAnalysis.Of(studies, MetaModel.DerSimonianLaird).Required().Interval.Holds(0) ? 1 : 0;
        }

        (held / 1500.0).ShouldBe(0.95, 0.02);
        (plain / 1500.0).ShouldBeLessThan(0.925);
    }

    [Fact]
    public void BadInput_IsRefusedWithASentence()
    {
        MetaAnalysis.Of([(1, 1)], MetaModel.EqualEffects).Refused().ShouldBe(RefusalKind.TooFewPoints);
        MetaAnalysis.Of([(1, 1), (1, 0)], MetaModel.EqualEffects).Refused().ShouldBe(RefusalKind.NotANumber);
        MetaAnalysis.Of([(1, 1), (double.NaN, 1)], MetaModel.RestrictedLikelihood).Refused().ShouldBe(RefusalKind.NotANumber);
        MetaAnalysis.Of([(1, 1), (1, 1)], MetaModel.RestrictedLikelihood, hartungKnapp: true).Refused().ShouldBe(RefusalKind.NoSpread);
        MetaAnalysis.Of([(1, 1), (1, 1)], MetaModel.RestrictedLikelihood).Required().SpreadShare.ShouldBe(0);
        MetaAnalysis.Of([(1, 1), (2, 1)], MetaModel.EqualEffects, level: 1).Refused().ShouldBe(RefusalKind.NotALevel);
    }

    private static (double Effect, double StandardError)[] Vaccine() =>
        Array.ConvertAll(SharedTable.Numbers("statistics/dat_bcg.csv", "tpos", "tneg", "cpos", "cneg"), row =>
        {
            var ratio = TwoByTwo.Of((long)row[0], (long)row[1], (long)row[2], (long)row[3]).Required().RiskRatio().Required();
            return (Math.Log(ratio.Value), ratio.LogStandardError);
        });
}
