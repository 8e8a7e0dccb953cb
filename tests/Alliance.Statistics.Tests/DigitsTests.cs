namespace Alliance.Statistics.Tests;

public sealed class DigitsTests
{
    [Fact]
    public void ShouldAgree_OneDigitOff_Fails() => Should.Throw<ShouldAssertException>(() => 1.00001.ShouldAgree(1));

    [Fact]
    public void ShouldAgree_NoNumber_Fails() => Should.Throw<ShouldAssertException>(() => double.NaN.ShouldAgree(1));

    [Fact]
    public void Refused_AValue_Fails() => Should.Throw<ShouldAssertException>(() => ((Answer<string>)"value").Refused());
}
