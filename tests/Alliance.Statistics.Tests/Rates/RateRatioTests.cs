using Alliance.Statistics.Rates;
using CsCheck;

namespace Alliance.Statistics.Tests.Rates;

public sealed class RateRatioTests
{
    // R 4.2.2: poisson.test(c(11, 6+8+7), c(800, 1083+1050+878)), the Boice-Monson breast cancer example of its manual page.
    [Fact]
    public void Of_RsManualPage_AllDigits()
    {
        var ratio = RateRatio.Of(new CountOver(11, 800), new CountOver(21, 3011)).Required();

        ratio.Ratio.ShouldAgree(1.97148809524, 1e-11);
        ratio.P.ShouldAgree(0.0796686330333, 1e-11);
        ratio.Interval.Low.ShouldAgree(0.858426403392, 1e-11);
        ratio.Interval.High.ShouldAgree(4.27726594365, 1e-11);
    }

    [Fact]
    public void Of_SidesExchanged_TurnsOver() =>
        Gen.Select(Gen.Long[0, 400], Gen.Long[1, 400], Gen.Double[0.1, 100], Gen.Double[0.1, 100]).Sample((first, second, days, otherDays) =>
        {
            var there = RateRatio.Of(new CountOver(first, days), new CountOver(second, otherDays)).Required();
            var back = RateRatio.Of(new CountOver(second, otherDays), new CountOver(first, days)).Required();
            there.P.ShouldBe(back.P, 1e-8 * back.P + 1e-300);
            there.Interval.Low.ShouldBe(1 / back.Interval.High, 1e-8 * (1 + there.Interval.Low));
        });

    [Fact]
    public void Of_SameRates_PIsOne() => RateRatio.Of(new CountOver(10, 10), new CountOver(10, 10)).Required().P.ShouldAgree(1);

    [Fact]
    public void Of_NothingOnOneSide_IsOpenOnThatSide()
    {
        var none = RateRatio.Of(new CountOver(0, 10), new CountOver(5, 10)).Required();
        none.Ratio.ShouldBe(0);
        none.Interval.Low.ShouldBe(0);
        var all = RateRatio.Of(new CountOver(5, 10), new CountOver(0, 10)).Required();
        all.Ratio.ShouldBe(double.PositiveInfinity);
        all.Interval.High.ShouldBe(double.PositiveInfinity);
        all.P.ShouldBe(0.0625, 1e-12);
    }

    [Fact]
    public void Of_LargeCounts_StaysANumber()
    {
        var ratio = RateRatio.Of(new CountOver(60_000, 365), new CountOver(61_000, 365)).Required();

        ratio.Interval.Low.ShouldBe(0.9725, 0.0005);
        ratio.P.ShouldBe(0.00406, 0.0001);
    }

    [Theory]
    [InlineData(0, 10, 0, 10, RefusalKind.NothingCounted)]
    [InlineData(-1, 10, 5, 10, RefusalKind.NegativeCount)]
    [InlineData(5, 10, 5, 0, RefusalKind.NotAnExposure)]
    public void Of_BadInput_SaysWhichOne(long first, double days, long second, double otherDays, RefusalKind kind) =>
        RateRatio.Of(new CountOver(first, days), new CountOver(second, otherDays)).Refused().ShouldBe(kind);
}
