using Alliance.Statistics.Multiplicity;
using CsCheck;

namespace Alliance.Statistics.Tests.Multiplicity;

/// <summary>The fifteen p-values of Benjamini and Hochberg (1995), against R 4.2.2: p.adjust(p, method).</summary>
public sealed class AdjustedTests
{
    private static readonly double[] Fifteen = [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1];

    [Fact]
    public void BenjaminiHochberg_IsThatOfR() => ShouldBe(
        Adjusted.BenjaminiHochberg(Fifteen), .0015, .003, .0095, .035625, .0603, .0638571428571429, .0638571428571429, .0645, .0765, .486, .581181818181818, .714875, .753230769230769, .813214285714286, 1);

    [Fact]
    public void Holm_IsThatOfR() => ShouldBe(Adjusted.Holm(Fifteen), .0015, .0056, .0247, .114, .2211, .278, .278, .278, .3213, 1, 1, 1, 1, 1, 1);

    [Fact]
    public void Hommel_IsThatOfR() => ShouldBe(Adjusted.Hommel(Fifteen), .0015, .0056, .0247, .095, .1608, .1946, .2086, .2408, .3213, 1, 1, 1, 1, 1, 1);

    [Fact]
    public void BenjaminiYekutieli_IsThatOfR() => ShouldBe(
        Adjusted.BenjaminiYekutieli(Fifteen),
        0.00497734348984349, 0.00995468697968698, 0.03152317543567543, 0.1182119078837829, 0.2000892082917083, 0.2118926228533372, 0.2118926228533372, 0.2140257700632701, 0.253844517982018, 1, 1, 1, 1, 1, 1);

    [Fact]
    public void HochbergAndBonferroni_AreThoseOfR()
    {
        ShouldBe(Adjusted.Hochberg(Fifteen), .0015, .0056, .0247, .114, .2211, .2682, .2682, .2752, .3213, 1, 1, 1, 1, 1, 1);
        ShouldBe(Adjusted.Bonferroni(Fifteen), .0015, .006, .0285, .1425, .3015, .417, .447, .516, .6885, 1, 1, 1, 1, 1, 1);
    }

    // R: p.adjust(c(.03, .01, .04, .02, .5), method)
    [Fact]
    public void Adjusted_KeepsTheOrderGiven()
    {
        double[] p = [.03, .01, .04, .02, .5];
        ShouldBe(Adjusted.Holm(p), .09, .05, .09, .08, .5);
        ShouldBe(Adjusted.Hommel(p), .06, .05, .08, .06, .5);
        ShouldBe(Adjusted.BenjaminiHochberg(p), .05, .05, .05, .05, .5);
        ShouldBe(Adjusted.BenjaminiYekutieli(p), 0.1141666666666667, 0.1141666666666667, 0.1141666666666667, 0.1141666666666667, 1);
    }

    // What the closed tests imply of each other.
    [Fact]
    public void Hommel_LiesBetweenBenjaminiHochbergAndHochberg_AndHolmAboveBoth() =>
        Gen.Double[0, 1].Array[1, 12].Sample(p =>
        {
            var (hommel, hochberg, holm, bh) = (Adjusted.Hommel(p).Required(), Adjusted.Hochberg(p).Required(), Adjusted.Holm(p).Required(), Adjusted.BenjaminiHochberg(p).Required());
            for (var at = 0; at < p.Length; at++)
            {
                hommel[at].ShouldBeLessThanOrEqualTo(hochberg[at] + 1e-12);
                hochberg[at].ShouldBeLessThanOrEqualTo(holm[at] + 1e-12);
                bh[at].ShouldBeLessThanOrEqualTo(hommel[at] + 1e-12);
            }
        });

    [Fact]
    public void BadInput_IsRefused()
    {
        Adjusted.Holm([]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        Adjusted.Hommel([0.1, 1.2]).Refused().ShouldBe(RefusalKind.NotAProbability);
        Adjusted.BenjaminiHochberg([double.NaN]).Refused().ShouldBe(RefusalKind.NotAProbability);
    }

    private static void ShouldBe(Answer<double[]> adjusted, params double[] printed)
    {
        var values = adjusted.Required();
        values.Length.ShouldBe(printed.Length);
        for (var at = 0; at < printed.Length; at++)
        {
            values[at].ShouldAgree(printed[at], 1e-12);
        }
    }
}
