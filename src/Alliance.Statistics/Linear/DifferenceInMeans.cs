namespace Alliance.Statistics.Linear;

/// <summary>The difference between two randomized arms, treated less others, with Neyman's error.</summary>
/// <remarks>
/// Neyman (1923; Statistical Science 5, 465–480): the variances of both means added up; Welch's (1947) degrees of freedom.
/// R's <c>estimatr::difference_in_means(GPA_year1 ~ ssp, alo_star_men)</c>: 0.0361319968963, standard error 0.158697818078, 120.760929439 degrees of freedom.
/// </remarks>
public static class DifferenceInMeans
{
    /// <param name="outcome">One per person (or unit), finite.</param>
    /// <param name="isTreated">Which arm each was randomized to.</param>
    /// <returns>Failure: lengths, an outcome that is no number, fewer than two in an arm, or an outcome that is the same throughout both arms.</returns>
    public static Answer<Coefficient> Of(ReadOnlySpan<double> outcome, ReadOnlySpan<bool> isTreated, double level = 0.95)
    {
        if (isTreated.Length != outcome.Length)
        {
            return new Refusal(RefusalKind.UnequalLengths, $"There are {outcome.Length} outcomes and {isTreated.Length} arms: give one of each per person.");
        }

        var (treated, others) = (Arm(outcome, isTreated, true), Arm(outcome, isTreated, false));
        if (Refuse(treated, others, level) is { } refusal)
        {
            return refusal;
        }

        var (ofTreated, ofOthers) = (MeanVariance(treated), MeanVariance(others));
        var variance = ofTreated + ofOthers;
        if (!(variance > 0))
        {
            return new Refusal(RefusalKind.ConstantOutcome, "Within each arm the outcome is the same for all, so nothing shows how much it varies.");
        }

        var freedom = variance * variance / (ofTreated * ofTreated / (treated.Length - 1) + ofOthers * ofOthers / (others.Length - 1));
        return Coefficient.Of("treated", treated.Average() - others.Average(), Math.Sqrt(variance), freedom, level);
    }

    private static double[] Arm(ReadOnlySpan<double> outcome, ReadOnlySpan<bool> isTreated, bool which)
    {
        var arm = new List<double>();
        for (var row = 0; row < outcome.Length; row++)
        {
            if (isTreated[row] == which)
            {
                arm.Add(outcome[row]);
            }
        }

        return [.. arm];
    }

    private static Refusal? Refuse(double[] treated, double[] others, double level) =>
        Check.Level(level)
        ?? (treated.Length < 2 || others.Length < 2
            ? new Refusal(RefusalKind.TooFewPoints, $"A difference needs two or more in each arm; here are {treated.Length} treated and {others.Length} others.")
            : null)
        ?? (treated.Concat(others).All(double.IsFinite) ? null : new Refusal(RefusalKind.NotANumber, "An outcome is no number."));

    // Of the mean.
    private static double MeanVariance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length;
    }
}
