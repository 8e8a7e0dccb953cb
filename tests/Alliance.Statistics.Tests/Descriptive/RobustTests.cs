using Alliance.Statistics.Descriptive;

namespace Alliance.Statistics.Tests.Descriptive;

public sealed class RobustTests
{
    private static readonly double[] Values = [2, 7, 1.5, 9, 4, 4, 12, 100];

    // R 4.2.2: v <- c(2, 7, 1.5, 9, 4, 4, 12, 100); quantile(v, c(0, .1, .25, .5, .77, 1))
    [Theory]
    [InlineData(0, 1.5)]
    [InlineData(0.1, 1.85)]
    [InlineData(0.25, 3.5)]
    [InlineData(0.5, 5.5)]
    [InlineData(0.77, 10.17)]
    [InlineData(1, 100)]
    public void Quantile_IsTypeSevenOfR(double probability, double printed) => Robust.Quantile(Values, probability).Required().ShouldAgree(printed, 1e-14);

    // R: mad(v), mean(v, trim = .2), psych::winsor.mean(v, trim = .2)
    [Fact]
    public void RobustSummaries_AreThoseOfR()
    {
        Robust.MedianAbsoluteDeviation(Values).Required().ShouldAgree(5.1891, 1e-14);
        Robust.TrimmedMean(Values, 0.2).Required().ShouldAgree(6.333333333333333, 1e-14);
        Robust.WinsorizedMean(Values, 0.2).Required().ShouldAgree(6.4, 1e-14);
    }

    // R: acf(v, plot = FALSE)$acf[2:4]
    [Theory]
    [InlineData(1, 0.04822854162783412)]
    [InlineData(2, -0.04755582964176228)]
    [InlineData(3, -0.07346540366685042)]
    public void Autocorrelation_IsThatOfR(int lag, double printed) => Autocorrelation.Of(Values, lag).Required().ShouldAgree(printed, 1e-13);

    [Fact]
    public void Summary_OfOneValue_HasNoDeviation()
    {
        var summary = Summary.Of([3]).Required();

        summary.StandardDeviation.ShouldBeNull();
        summary.StandardError.ShouldBeNull();
        summary.Median.ShouldBe(3);
    }

    [Fact]
    public void BadInput_IsRefusedWithASentence()
    {
        Summary.Of([]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        Summary.Of([1, double.NaN]).Refused().ShouldBe(RefusalKind.NotANumber);
        Robust.Quantile(Values, 1.1).Refused().ShouldBe(RefusalKind.NotAProbability);
        Robust.Quantile(Values, double.NaN).Refused().ShouldBe(RefusalKind.NotAProbability);
        Robust.MedianAbsoluteDeviation([]).Refused().ShouldBe(RefusalKind.TooFewPoints);
        Robust.TrimmedMean(Values, 0.5).Refused().ShouldBe(RefusalKind.NotAProbability);
        Robust.WinsorizedMean([double.PositiveInfinity], 0.1).Refused().ShouldBe(RefusalKind.NotANumber);
        Autocorrelation.Of([1, 1, 1]).Refused().ShouldBe(RefusalKind.NoSpread);
        Autocorrelation.Of([0.1, 0.1, 0.1]).Refused().ShouldBe(RefusalKind.NoSpread);
        Autocorrelation.Of([1, 2], 2).Refused().ShouldBe(RefusalKind.TooFewPoints);
        Autocorrelation.Of([1, 2], 0).Refused().ShouldBe(RefusalKind.TooFewPoints);
    }
}
