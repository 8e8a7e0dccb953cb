using Alliance.Statistics.Rates;
using CsCheck;

namespace Alliance.Statistics.Tests.Rates;

public sealed class CountRateTests
{
    // Garwood 1936, table of 95 % limits as reprinted in Ulm 1990 (Am J Epidemiol 131, 373-375): to the printed digits.
    [Theory]
    [InlineData(0, 0, 3.689)]
    [InlineData(1, 0.0253, 5.572)]
    [InlineData(5, 1.623, 11.668)]
    [InlineData(10, 4.795, 18.390)]
    [InlineData(20, 12.217, 30.888)]
    [InlineData(100, 81.364, 121.627)]
    public void Of_GarwoodsTable_ToThePrintedDigits(long count, double low, double high)
    {
        var rate = CountRate.Of(new CountOver(count, 1)).Required();

        rate.Rate.ShouldBe(count);
        rate.Interval.Low.ShouldBe(low, 0.0006);
        rate.Interval.High.ShouldBe(high, 0.0006);
    }

    [Fact]
    public void Of_NothingCounted_UpperEndIsMinusLogOfHalfATail() =>
        CountRate.Of(new CountOver(0, 1)).Required().Interval.High.ShouldAgree(-Math.Log(0.025));

    [Fact]
    public void Of_Exposure_DividesEverything()
    {
        var one = CountRate.Of(new CountOver(17, 1)).Required();
        var month = CountRate.Of(new CountOver(17, 30)).Required();

        month.Rate.ShouldAgree(one.Rate / 30);
        month.Interval.Low.ShouldAgree(one.Interval.Low / 30);
        month.Interval.High.ShouldAgree(one.Interval.High / 30);
    }

    // The definition itself: at each end of the interval the count seen is just as unlikely as half of what the level leaves.
    [Fact]
    public void Of_AnyCountAndLevel_LeavesHalfATailOnEachSide() =>
        Gen.Select(Gen.Long[1, 5000], Gen.Double[0.5, 0.999]).Sample((count, level) =>
        {
            var interval = CountRate.Of(new CountOver(count, 1), level).Required().Interval;
            var tail = (1 - level) / 2;
            (1 - MathNet.Numerics.Distributions.Poisson.CDF(interval.Low, count - 1)).ShouldBe(tail, 1e-9);
            MathNet.Numerics.Distributions.Poisson.CDF(interval.High, count).ShouldBe(tail, 1e-9);
        });

    [Theory]
    [InlineData(-1, 1, 0.95, RefusalKind.NegativeCount)]
    [InlineData(1, 0, 0.95, RefusalKind.NotAnExposure)]
    [InlineData(1, double.NaN, 0.95, RefusalKind.NotAnExposure)]
    [InlineData(1, double.PositiveInfinity, 0.95, RefusalKind.NotAnExposure)]
    [InlineData(1, 1, 1, RefusalKind.NotALevel)]
    [InlineData(1, 1, double.NaN, RefusalKind.NotALevel)]
    public void Of_BadInput_SaysWhichOne(long count, double exposure, double level, RefusalKind kind) =>
        CountRate.Of(new CountOver(count, exposure), level).Refused().ShouldBe(kind);
}
