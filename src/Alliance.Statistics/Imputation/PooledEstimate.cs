using Alliance.Statistics.Distributions;

namespace Alliance.Statistics.Imputation;

/// <summary>One figure from several completed data sets: their mean, with the error that what is missing adds.</summary>
/// <param name="Freedom">Of Barnard and Rubin: never more than those of complete data.</param>
/// <param name="P">Two-sided, against zero.</param>
/// <param name="FractionMissing">The share of what could be known of it that is missing, between 0 and 1.</param>
/// <remarks>
/// Rubin (1987), Multiple Imputation for Nonresponse in Surveys, chapter 3; Barnard and Rubin (1999), Biometrika 86, 948–955. As mice's <c>pool</c>: the
/// slope of age in five completed sets of "nhanes" 27.5052893748 (10.7849987049) on 9.74810871065 degrees of freedom, 0.440026861559 missing.
/// </remarks>
public sealed record PooledEstimate(double Value, double StandardError, double Freedom, Interval Interval, double P, double FractionMissing)
{
    /// <param name="estimates">Of each completed set: value and standard error.</param>
    /// <param name="completeFreedom">Those of the analysis had nothing been missing; infinite for large samples.</param>
    /// <returns>Failure: fewer than two sets, a value that is not finite, a standard error or degrees of freedom that are not above zero, or a level outside 0 to 1.</returns>
    public static Answer<PooledEstimate> Of(IReadOnlyList<(double Value, double StandardError)> estimates, double completeFreedom = double.PositiveInfinity, double level = 0.95)
    {
        if (estimates.Count < 2)
        {
            return new Refusal(RefusalKind.TooFewPoints, "Pooling needs at least two completed sets; twenty or more are advised.");
        }

        if (estimates.Any(each => !double.IsFinite(each.Value) || !double.IsFinite(each.StandardError) || each.StandardError <= 0) || !(completeFreedom > 0))
        {
            return new Refusal(RefusalKind.NotANumber, "Each completed set gives a finite value with a standard error above zero, and degrees of freedom are above zero.");
        }

        return Check.Level(level) is { } refusal ? refusal : Pooled(estimates, completeFreedom, level);
    }

    private static PooledEstimate Pooled(IReadOnlyList<(double Value, double StandardError)> estimates, double completeFreedom, double level)
    {
        double sets = estimates.Count;
        var mean = estimates.Average(each => each.Value);
        var within = estimates.Average(each => each.StandardError * each.StandardError);
        var between = estimates.Sum(each => (each.Value - mean) * (each.Value - mean)) / (sets - 1) * (1 + 1 / sets);
        var (error, ratio) = (Math.Sqrt(within + between), between / within);
        var freedom = FreedomOf(between / (within + between), sets, completeFreedom);
        var reach = Student.Quantile((1 + level) / 2, freedom) * error;
        var missing = double.IsPositiveInfinity(freedom) ? ratio / (ratio + 1) : (ratio + 2 / (freedom + 3)) / (ratio + 1);
        return new PooledEstimate(mean, error, freedom, new Interval(mean - reach, mean + reach, level), Student.TwoSided(mean / error, freedom), missing);
    }

    private static double FreedomOf(double share, double sets, double complete)
    {
        var ofSets = share > 0 ? (sets - 1) / (share * share) : double.PositiveInfinity;
        var seen = double.IsPositiveInfinity(complete) ? double.PositiveInfinity : (complete + 1) / (complete + 3) * complete * (1 - share);
        return double.IsPositiveInfinity(seen) ? ofSets : double.IsPositiveInfinity(ofSets) ? seen : ofSets * seen / (ofSets + seen);
    }
}
