using Alliance.Statistics.Numerics;
using CsCheck;

namespace Alliance.Statistics.Tests.Numerics;

public sealed class DoubleDoubleTests
{
    [Fact]
    public void Third_TakenThreeTimes_IsOneToThirtyOneDigits() =>
        Math.Abs((double)((DoubleDouble)1 / 3 * 3 - 1)).ShouldBeLessThan(1e-31);

    [Fact]
    public void Parse_DecimalThatADoubleCannotHold_KeepsItsDigits()
    {
        var value = DoubleDouble.Parse("1000000000000.4").Required();

        ((double)((value - 1e12) * 10 - 4)).ShouldBe(0, 1e-17);
        ((double)DoubleDouble.Parse(" -1.25e-3 ").Required()).ShouldBe(-0.00125);
        ((double)DoubleDouble.Parse("5.").Required()).ShouldBe(5);
        ((double)DoubleDouble.Parse("1e-300").Required()).ShouldBe(1e-300);
    }

    [Fact]
    public void Written_OneTenth_IsOneTenth() => Math.Abs((double)(DoubleDouble.Written(0.1) * 10 - 1)).ShouldBeLessThan(1e-31);

    [Theory]
    [InlineData("")]
    [InlineData("1,5")]
    [InlineData("NaN")]
    [InlineData("1e999")]
    [InlineData("twelve")]
    public void Parse_NoDecimal_IsRefused(string text) => DoubleDouble.Parse(text).Refused().ShouldBe(RefusalKind.NotANumber);

    [Fact]
    public void Arithmetic_OnDecimals_AgreesWithTheDecimalType() =>
        Gen.Select(Gen.Int[-1_000_000, 1_000_000], Gen.Int[1, 1_000_000]).Sample((a, b) =>
        {
            var (x, y) = ((DoubleDouble)a / 1000, (DoubleDouble)b / 1000);
            var (m, n) = (a / 1000m, b / 1000m);
            ((double)(x * y - x / y)).ShouldBe((double)(m * n - m / n), 1e-9);
            ((double)(DoubleDouble.Sqrt(y) * DoubleDouble.Sqrt(y) - y)).ShouldBe(0, 1e-26);
            (x < y).ShouldBe(m < n);
        });
}
