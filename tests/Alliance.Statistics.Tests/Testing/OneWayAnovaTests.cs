using Alliance.Statistics.Numerics;
using Alliance.Statistics.Testing;

namespace Alliance.Statistics.Tests.Testing;

public sealed class OneWayAnovaTests
{
    // R 4.2.2's aov() reaches 9.7, 13.3, 15, 14.2, 13.3, 10.4, 10.2, 10.2, 4.6, 2.7 and 0.2 digits of these.
    [Theory]
    [InlineData("AtmWtAgt")]
    [InlineData("SiRstvt")]
    [InlineData("SmLs01t")]
    [InlineData("SmLs02t")]
    [InlineData("SmLs03t")]
    [InlineData("SmLs04t")]
    [InlineData("SmLs05t")]
    [InlineData("SmLs06t")]
    [InlineData("SmLs07t")]
    [InlineData("SmLs08t")]
    [InlineData("SmLs09t")]
    public void Of_CertifiedSetsAsDoubles_MoreDigitsThanR(string set) =>
        Nist.DigitsAgreeing(OneWayAnova.Of(Array.ConvertAll(Nist.Groups(set), group => Array.ConvertAll(group, Nist.Number))).Required().F, CertifiedF(set)).ShouldBeGreaterThanOrEqualTo(13.5);

    [Theory]
    [InlineData("AtmWtAgt")]
    [InlineData("SiRstvt")]
    [InlineData("SmLs01t")]
    [InlineData("SmLs02t")]
    [InlineData("SmLs03t")]
    [InlineData("SmLs04t")]
    [InlineData("SmLs05t")]
    [InlineData("SmLs06t")]
    [InlineData("SmLs07t")]
    [InlineData("SmLs08t")]
    [InlineData("SmLs09t")]
    public void Of_CertifiedSetsAsDecimalText_AllDigits(string set)
    {
        var anova = OneWayAnova.Of(Array.ConvertAll(Nist.Groups(set), group => Array.ConvertAll(group, text => DoubleDouble.Parse(text).Required()))).Required();

        Nist.DigitsAgreeing(anova.F, CertifiedF(set)).ShouldBeGreaterThanOrEqualTo(13.5);
        anova.RSquared.ShouldAgree(Nist.Certified(set, "Certified R-Squared"), 1e-13);
        anova.ResidualDeviation.ShouldAgree(Nist.Number(Nist.Lines(set).First(line => line.Contains("Standard Deviation", StringComparison.Ordinal)).Split(' ')[^1]), 1e-13);
    }

    // R 4.2.2: oneway.test(weight ~ group, PlantGrowth, var.equal = TRUE)
    [Fact]
    public void Of_PlantGrowth_HasThePOfR()
    {
        var anova = OneWayAnova.Of([
            [4.17, 5.58, 5.18, 6.11, 4.5, 4.61, 5.17, 4.53, 5.33, 5.14],
            [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69],
            [6.31, 5.12, 5.54, 5.5, 5.37, 5.29, 4.92, 6.15, 5.8, 5.26]]).Required();

        anova.F.ShouldAgree(4.846087862380137, 1e-13);
        anova.P.ShouldAgree(0.01590995832562291, 1e-12);
    }

    [Fact]
    public void Of_BadInput_IsRefusedWithASentence()
    {
        OneWayAnova.Of([[1.0, 2.0]]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        OneWayAnova.Of([[1.0], [2.0]]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        OneWayAnova.Of([[1.0, 2.0], Array.Empty<double>()]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        OneWayAnova.Of([[0.1, 0.1, 0.1], [0.3, 0.3]]).Refused().ShouldBe(RefusalKind.NoSpread);
        OneWayAnova.Of([[1.0, double.NaN], [1.0, 2.0]]).Refused().ShouldBe(RefusalKind.NotANumber);
    }

    private static double CertifiedF(string set) => Nist.Number(Nist.Lines(set).First(line => line.StartsWith("Between", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1]);
}
