using Alliance.Statistics.Distributions;
using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Surveys;

/// <summary>A figure of the population, with the error that the way of drawing leaves.</summary>
/// <param name="Interval">From t with <see cref="SurveyDesign.Freedom"/>.</param>
/// <param name="DesignEffect">Of a mean: its variance over that of as many rows drawn one by one without putting back (Kish 1965); nothing for other figures.</param>
/// <remarks>Each fails where values are not one per row or not finite, or with a level outside 0 to 1. Worked on "apiclus1" and "apistrat" of R's survey.</remarks>
public sealed record SurveyEstimate(double Value, double StandardError, Interval Interval, double? DesignEffect)
{
    /// <summary>Σ w y / Σ w: api00 in "apistrat" 662.287363159 (9.40894080278).</summary>
    public static Answer<SurveyEstimate> Mean(SurveyDesign design, IReadOnlyList<double> values, double level = 0.95)
    {
        if (Refuse(design, level, values) is { } refusal)
        {
            return refusal;
        }

        var all = design.WeightSum;
        var mean = Total(design, values) / all;
        var variance = design.VarianceOfTotal([.. values.Select(value => (value - mean) / all)]);
        return Estimated(design, mean, variance, level, Effect(design, values, mean, variance));
    }

    /// <summary>Σ w y: enrolment in "apiclus1" 3404940.13453 (932235.027041).</summary>
    public static Answer<SurveyEstimate> Total(SurveyDesign design, IReadOnlyList<double> values, double level = 0.95) =>
        Refuse(design, level, values) is { } refusal ? refusal : Estimated(design, Total(design, values), design.VarianceOfTotal([.. values]), level);

    /// <summary>Σ w y / Σ w x: pupils tested over enrolment in "apistrat" 0.836956886941 (0.00775710316664).</summary>
    /// <returns>Failure also: a denominator that sums to zero.</returns>
    public static Answer<SurveyEstimate> Ratio(SurveyDesign design, IReadOnlyList<double> numerators, IReadOnlyList<double> denominators, double level = 0.95)
    {
        if ((Refuse(design, level, numerators) ?? Refuse(design, level, denominators)) is { } refusal)
        {
            return refusal;
        }

        var below = Total(design, denominators);
        if (below == 0)
        {
            return new Refusal(RefusalKind.NothingCounted, "The denominator of the ratio sums to zero.");
        }

        var ratio = Total(design, numerators) / below;
        return Estimated(design, ratio, design.VarianceOfTotal([.. numerators.Zip(denominators, (above, under) => (above - ratio * under) / below)]), level);
    }

    private static Refusal? Refuse(SurveyDesign design, double level, IReadOnlyList<double> values) =>
        values.Count != design.Rows ? new Refusal(RefusalKind.UnequalLengths, $"The sample has {design.Rows} rows, and there are {values.Count} values.")
        : values.Any(value => !double.IsFinite(value)) ? new Refusal(RefusalKind.NotANumber, "Every value must be a finite number: impute missing ones, or weight the rest for those who did not answer.")
        : Check.Level(level);

    private static double Total(SurveyDesign design, IReadOnlyList<double> values)
    {
        DoubleDouble sum = 0;
        for (var row = 0; row < values.Count; row++)
        {
            sum += design.Weights[row] * (DoubleDouble)values[row];
        }

        return (double)sum;
    }

    private static double? Effect(SurveyDesign design, IReadOnlyList<double> values, double mean, double variance)
    {
        double rows = values.Count, all = design.WeightSum;
        var squares = Total(design, [.. values.Select(value => (value - mean) * (value - mean))]);
        var simple = squares / all * rows / (rows - 1) / rows * (1 - rows / all);
        return simple > 0 ? variance / simple : null;
    }

    private static SurveyEstimate Estimated(SurveyDesign design, double value, double variance, double level, double? effect = null)
    {
        var error = Math.Sqrt(variance);
        var reach = Student.Quantile((1 + level) / 2, design.Freedom) * error;
        return new SurveyEstimate(value, error, new Interval(value - reach, value + reach, level), effect);
    }
}
