using System.Globalization;
using System.Text;
using Alliance.Statistics.Series;
using Alliance.Tests;

namespace Alliance.Statistics.Tests.Series;

public sealed class InterruptedSeriesTests
{
    // R 4.2.2: lm(log(y) ~ t + law + factor(month)) on datasets::Seatbelts drivers; sandwich::NeweyWest(lag = 12, prewhite = FALSE, adjust = TRUE).
    [Fact]
    public void Fit_SeatbeltsLogLinear_EstimateAndBothErrorsOfR()
    {
        var (points, law) = Seatbelts();
        var plan = new SeriesPlan { Points = [.. points.Select(point => Math.Log(point))], FirstAfter = law, Kind = SeriesKind.Values, Season = 12 };

        var even = InterruptedSeries.Fit(plan).Required();
        var neweyWest = InterruptedSeries.Fit(plan with { Errors = SeriesErrors.NeweyWest, Lag = 12 }).Required();

        even.Step.Value.ShouldAgree(-0.16403364974532, 1e-12);
        even.Step.StandardError.ShouldAgree(0.023757031, 1e-7);
        neweyWest.Step.Value.ShouldBe(even.Step.Value);
        neweyWest.Step.StandardError.ShouldAgree(0.032381340752, 1e-10);
    }

    // R 4.2.2: nlme::gls(log(y) ~ t + law + factor(month), correlation = corAR1(form = ~t)), whose search ends 3e-9 from where the likelihood is flat.
    [Fact]
    public void Fit_SeatbeltsAutoregressive_PhiEstimateAndErrorOfR()
    {
        var (points, law) = Seatbelts();

        var fit = InterruptedSeries.Fit(new SeriesPlan { Points = [.. points.Select(point => Math.Log(point))], FirstAfter = law, Kind = SeriesKind.Values, Season = 12, Errors = SeriesErrors.Autoregressive }).Required();

        // uniroot(slope, c(0.3, 0.8), tol = 1e-14) of the derivative of the restricted likelihood, written out in R.
        fit.Autocorrelation!.Value.ShouldAgree(0.53170936353843, 1e-12);
        fit.Autocorrelation!.Value.ShouldAgree(0.531709364867, 1e-8);
        fit.Step.Value.ShouldAgree(-0.172457477922, 1e-9);
        fit.Step.StandardError.ShouldAgree(0.0397376414525, 1e-8);
        Math.Sqrt(fit.Dispersion).ShouldAgree(0.089268521783409, 1e-8);
    }

    // R 4.2.2: glm(y ~ t + law + factor(month), poisson).
    [Fact]
    public void Fit_SeatbeltsPoisson_EstimateAndErrorOfR()
    {
        var (points, law) = Seatbelts();

        var fit = InterruptedSeries.Fit(new SeriesPlan { Points = points, FirstAfter = law, Season = 12 }).Required();

        fit.Step.Value.ShouldAgree(-0.162005085103, 1e-11);
        fit.Step.StandardError.ShouldAgree(0.00710543417787, 1e-10);
    }

    [Fact]
    public void Fit_AnExactStepAndBend_FindsThemAndTheLineWithout()
    {
        double[] points = [.. Enumerable.Range(0, 24).Select(t => 50 + 2.0 * t + (t >= 12 ? -20 - 3.0 * (t - 12) : 0) + (t % 2 == 0 ? 0.001 : -0.001))];

        var fit = InterruptedSeries.Fit(new SeriesPlan { Points = points, FirstAfter = 12, Kind = SeriesKind.Values, SlopeChange = true }).Required();

        fit.Trend.Value.ShouldBe(2, 0.001);
        fit.Step.Value.ShouldBe(-20, 0.01);
        fit.Bend!.Value.ShouldBe(-3, 0.001);
        fit.Expected[23].ShouldBe(96, 0.02);
        fit.Fitted[23].ShouldBe(43, 0.02);
        fit.Expected.Take(12).ShouldBe(fit.Fitted.Take(12));
    }

    // With counts of even months fitted means add up to what was counted on each side: a property of the Poisson score.
    [Fact]
    public void Fit_Counts_FittedAddUpToWhatWasCounted()
    {
        double[] points = [21, 18, 25, 23, 19, 22, 26, 20, 17, 24, 22, 21, 9, 7, 12, 8, 6];
        double[] days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28, 31, 30, 31];

        var fit = InterruptedSeries.Fit(new SeriesPlan { Points = points, Exposures = days, FirstAfter = 12, Errors = SeriesErrors.Overdispersed }).Required();

        fit.Fitted.Take(12).Sum().ShouldBe(points.Take(12).Sum(), 1e-6);
        fit.Fitted.Skip(12).Sum().ShouldBe(points.Skip(12).Sum(), 1e-6);
        Math.Exp(fit.Step.Value).ShouldBeInRange(0.3, 0.5);
        fit.Step.Interval.High.ShouldBeLessThan(0);
        fit.Bend.ShouldBeNull();
    }

    // Months that only grow longer are no rise: the exposure takes it out.
    [Fact]
    public void Fit_LongerSteps_AreNotMistakenForARise()
    {
        double[] days = [.. Enumerable.Range(0, 12).Select(t => t < 6 ? 10.0 : 20.0)];

        var fit = InterruptedSeries.Fit(new SeriesPlan { Points = [.. days.Select((d, t) => d * 2 + (t % 2 == 0 ? 1 : -1))], Exposures = days, FirstAfter = 6 }).Required();

        fit.Step.Interval.Holds(0).ShouldBeTrue();
        Math.Abs(fit.Step.Value).ShouldBeLessThan(0.1);
    }

    // Poisson months without any change: an interval of 95 % leaves zero out about five times in a hundred.
    [Fact]
    public void Fit_NothingChanged_HoldsZeroAsOftenAsItSays()
    {
        var chance = new Random(20260102);
        var held = Enumerable.Range(0, 1500).Count(_ =>
        {
            double[] points = [.. Enumerable.Range(0, 30).Select(_ => (double)MathNet.Numerics.Distributions.Poisson.Sample(chance, 25))];
            return InterruptedSeries.Fit(new SeriesPlan { Points = points, FirstAfter = 20, SlopeChange = true }).Required().Step.Interval.Holds(0);
        });

        (held / 1500.0).ShouldBe(0.95, 0.018);
    }

    [Fact]
    public void Fit_BadInput_SaysWhichOne()
    {
        var plan = new SeriesPlan { Points = [4, 5, 6, 3, 4, 2, 1, 2], FirstAfter = 4 };

        InterruptedSeries.Fit(plan with { Points = [4, 5, -6, 3, 4, 2, 1, 2] }).Refused().ShouldBe(RefusalKind.NegativeCount);
        InterruptedSeries.Fit(plan with { Points = [4, 5, double.NaN, 3, 4, 2, 1, 2] }).Refused().ShouldBe(RefusalKind.NotANumber);
        InterruptedSeries.Fit(plan with { Points = [4, 5, double.NaN, 3, 4, 2, 1, 2], Kind = SeriesKind.Values }).Refused().ShouldBe(RefusalKind.NotANumber);
        InterruptedSeries.Fit(plan with { Points = [4, 5, 6, 1, 2], FirstAfter = 3 }).Refused().ShouldBe(RefusalKind.TooFewPoints);
        InterruptedSeries.Fit(plan with { SlopeChange = true }).Refused().ShouldBe(RefusalKind.TooFewPoints);
        InterruptedSeries.Fit(plan with { Points = [] }).Refused().ShouldBe(RefusalKind.InterruptionOutside);
        InterruptedSeries.Fit(plan with { FirstAfter = 8 }).Refused().ShouldBe(RefusalKind.InterruptionOutside);
        InterruptedSeries.Fit(plan with { Points = [4, 5, 6, 3, 0, 0, 0, 0] }).Refused().ShouldBe(RefusalKind.NothingCounted);
        InterruptedSeries.Fit(plan with { Points = [3, 4, 5, 4, 3, 4, 6, 0, 0, 0, 0, 0], FirstAfter = 6, SlopeChange = true }).Refused().ShouldBe(RefusalKind.NotSeparable);
        InterruptedSeries.Fit(plan with { Points = [3, 3, 3, 3, 3, 3, 3, 3], Kind = SeriesKind.Values }).Refused().ShouldBe(RefusalKind.NotSeparable);
        InterruptedSeries.Fit(plan with { Points = [3, 3, 3, 3, 3, 3, 3, 3], Kind = SeriesKind.Values, Errors = SeriesErrors.Autoregressive }).Refused().ShouldBe(RefusalKind.NotSeparable);
        InterruptedSeries.Fit(plan with { Errors = SeriesErrors.Autoregressive }).Refused().ShouldBe(RefusalKind.NotANumber);
        InterruptedSeries.Fit(plan with { Exposures = [1, 1] }).Refused().ShouldBe(RefusalKind.UnequalLengths);
        InterruptedSeries.Fit(plan with { Exposures = [1, 1, 0, 1, 1, 1, 1, 1] }).Refused().ShouldBe(RefusalKind.NotAnExposure);
        InterruptedSeries.Fit(plan with { Lag = -1 }).Refused().ShouldBe(RefusalKind.TooFewPoints);
        InterruptedSeries.Fit(plan with { Level = 95 }).Refused().ShouldBe(RefusalKind.NotALevel);
    }

    private static (double[] Points, int FirstAfter) Seatbelts()
    {
        var rows = Encoding.UTF8.GetString(SharedData.Bytes("statistics/seatbelts_its.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).ToList();
        return ([.. rows.Select(row => double.Parse(row[0], CultureInfo.InvariantCulture))], rows.FindIndex(row => row[2] == "1"));
    }
}
