using Alliance.Statistics.Formulas;
using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Series;

/// <summary>Segmented regression of one series: a straight line that may step, and bend, where something interrupted it.</summary>
/// <remarks>
/// Wagner, Soumerai, Zhang and Ross-Degnan (2002), Segmented regression analysis of interrupted time series studies, J Clin Pharm Ther 27, 299–309;
/// for counts Bernal, Cummins and Gasparrini (2017), Int J Epidemiol 46, 348–355.
/// The seat belt law of 1983 (R's Seatbelts, months, log-linear with season): -0.1640, Newey–West standard error at lag 12 of 0.0324; with what is left
/// over autoregressive (φ 0.5317) -0.1725 with 0.0397.
/// Without a comparison series it cannot tell the interruption from anything else that happened then.
/// </remarks>
public sealed record InterruptedSeries
{
    /// <summary>Fewest steps on each side: for a step, and for a bend.</summary>
    public const int FewestForStep = 3, FewestForBend = 6;

    /// <summary>How much the line steps at the first point after: of the values, or of the logarithm of the counts.</summary>
    public required Estimate Step { get; init; }

    /// <summary>How much steeper it is afterwards, per step of time; nothing where the plan lets it only step.</summary>
    public Estimate? Bend { get; init; }

    /// <summary>The line before, per step of time.</summary>
    public required Estimate Trend { get; init; }

    /// <summary>The fitted line, one per point, in the unit of the points.</summary>
    public required IReadOnlyList<double> Fitted { get; init; }

    /// <summary>The line as it would have gone on without the interruption, one per point: before it the same as <see cref="Fitted"/>.</summary>
    public required IReadOnlyList<double> Expected { get; init; }

    /// <summary>1 where counts vary as Poisson counts do; the variance of what is left over for values.</summary>
    public required double Dispersion { get; init; }

    /// <summary>φ, of what is left over from one step to the next, between -1 and 1; nothing unless the plan asks for <see cref="SeriesErrors.Autoregressive"/>.</summary>
    public double? Autocorrelation { get; init; }

    /// <summary>Failure: points or exposures that are not usable, an interruption too near an end, or points that leave a line undetermined (all zero on one side).</summary>
    public static Answer<InterruptedSeries> Fit(SeriesPlan plan)
    {
        if (Refuse(plan) is { } refusal)
        {
            return refusal;
        }

        var design = SeriesDesign.Of(plan);
        if (!SeriesFit.Of(plan, design).Gives(out var fit, out _))
        {
            return new Refusal(RefusalKind.NotSeparable, "These points leave the line undetermined: too many are zero or alike.");
        }

        Estimate At(int column) => plan is { Kind: SeriesKind.Counts, Errors: SeriesErrors.Model }
            ? Estimate.Normal(fit.Coefficients[column], Math.Sqrt(fit.Variances[column]), plan.Level)
            : Estimate.Student(fit.Coefficients[column], Math.Sqrt(fit.Variances[column]), fit.Freedom, plan.Level);
        return new InterruptedSeries
        {
            Step = At(SeriesDesign.Step),
            Bend = plan.SlopeChange ? At(SeriesDesign.Bend) : null,
            Trend = At(SeriesDesign.Trend),
            Fitted = Line(plan, design, fit.Coefficients),
            Expected = Line(plan, SeriesDesign.Uninterrupted(plan), fit.Coefficients),
            Dispersion = fit.Dispersion,
            Autocorrelation = fit.Autocorrelation,
        };
    }

    private static double[] Line(SeriesPlan plan, DesignMatrix x, double[] coefficients)
    {
        var line = new double[x.Rows];
        for (var place = 0; place < coefficients.Length; place++)
        {
            RowArithmetic.AddScaled(line, coefficients[place], x.Column(place));
        }

        return plan.Kind == SeriesKind.Counts ? [.. line.Select((each, row) => Math.Exp(each) * (plan.Exposures?[row] ?? 1))] : line;
    }

    private static Refusal? Refuse(SeriesPlan plan)
    {
        var after = plan.Points.Count - plan.FirstAfter;
        var fewest = plan.SlopeChange ? FewestForBend : FewestForStep;
        return Check.Level(plan.Level)
            ?? Unusable(plan)
            ?? (plan.FirstAfter <= 0 || after <= 0
                ? new Refusal(RefusalKind.InterruptionOutside, "The interruption lies outside the series.")
                : null)
            ?? (plan.FirstAfter < fewest || after < fewest || plan.Points.Count <= SeriesDesign.Width(plan)
                ? new Refusal(RefusalKind.TooFewPoints, $"A line needs at least {fewest} points on each side of the interruption; here are {plan.FirstAfter} before and {after} after.")
                : null)
            ?? (plan.Kind == SeriesKind.Counts && (plan.Points.Take(plan.FirstAfter).Sum() <= 0 || plan.Points.Skip(plan.FirstAfter).Sum() <= 0)
                ? new Refusal(RefusalKind.NothingCounted, "Nothing was counted on one side of the interruption.")
                : null);
    }

    private static Refusal? Unusable(SeriesPlan plan)
    {
        if (plan.Exposures is { } exposures && exposures.Count != plan.Points.Count)
        {
            return new Refusal(RefusalKind.UnequalLengths, $"There are {plan.Points.Count} points and {exposures.Count} exposures.");
        }

        if (plan.Lag < 0 || (plan.Lag > 0 && plan.Lag >= plan.Points.Count) || plan.Season < 2)
        {
            return new Refusal(RefusalKind.TooFewPoints, "A lag is shorter than the series, and a season has at least two steps.");
        }

        if (plan is { Kind: SeriesKind.Counts, Errors: SeriesErrors.Autoregressive })
        {
            return new Refusal(RefusalKind.NotANumber, "Autoregressive errors are for values, such as logarithms of rates; for counts use Newey and West's.");
        }

        return plan.Points.Select(point => plan.Kind == SeriesKind.Counts ? Check.Count(point) : Finite(point)).FirstOrDefault(each => each is not null)
            ?? plan.Exposures?.Select(Check.Exposure).FirstOrDefault(each => each is not null);
    }

    private static Refusal? Finite(double value) => double.IsFinite(value) ? null : new Refusal(RefusalKind.NotANumber, "Every point must be a number.");
}
