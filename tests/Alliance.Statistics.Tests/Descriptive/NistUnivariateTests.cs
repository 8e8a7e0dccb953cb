using Alliance.Statistics.Descriptive;

namespace Alliance.Statistics.Tests.Descriptive;

/// <summary>At least as many digits of NIST's certified values as R 4.2.2 gives; 15 is all of them.</summary>
public sealed class NistUnivariateTests
{
    // What R reaches with sd(): -log10(abs(sd(y) - certified) / certified).
    [Theory]
    [InlineData("Lottery", 15)]
    [InlineData("Lew", 15)]
    [InlineData("Mavro", 13.1)]
    [InlineData("Michelso", 13.8)]
    [InlineData("NumAcc1", 15)]
    [InlineData("NumAcc2", 15)]
    [InlineData("NumAcc3", 9.4)]
    [InlineData("NumAcc4", 8.2)]
    public void Of_CertifiedSets_AtLeastTheDigitsOfR(string set, double digitsOfR)
    {
        var summary = Summary.Of(Nist.Univariate(set)).Required();

        Nist.DigitsAgreeing(summary.Mean, Nist.Certified(set, "Sample Mean")).ShouldBeGreaterThan(14.6);
        Nist.DigitsAgreeing(summary.StandardDeviation!.Value, Nist.Certified(set, "Sample Standard Deviation")).ShouldBeGreaterThanOrEqualTo(Math.Min(digitsOfR, 14.6));
    }

    [Theory]
    [InlineData("Lottery")]
    [InlineData("Lew")]
    [InlineData("Mavro")]
    [InlineData("Michelso")]
    [InlineData("NumAcc1")]
    [InlineData("NumAcc2")]
    [InlineData("NumAcc3")]
    [InlineData("NumAcc4")]
    public void Autocorrelation_CertifiedSets_ThirteenDigits(string set) =>
        Nist.DigitsAgreeing(Autocorrelation.Of(Nist.Univariate(set)).Required(), Nist.Certified(set, "Sample Autocorrelation")).ShouldBeGreaterThanOrEqualTo(set is "NumAcc3" or "NumAcc4" ? 7.9 : 13.1);
}
