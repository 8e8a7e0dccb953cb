namespace Alliance.Statistics.Power;

/// <summary>How much of a standardized effect is left when skill is rated by raters who do not quite agree.</summary>
/// <remarks>
/// Spearman (1910) and Brown (1910): the mean of k raters has reliability k ICC / (1 + (k − 1) ICC), and an effect shrinks by its square root.
/// At an ICC of 0.6 one rater leaves 0.775 of it, two 0.866, three 0.905.
/// </remarks>
public static class RaterAttenuation
{
    /// <summary>0.7745967 for one rater at 0.6.</summary>
    /// <param name="oneRater">ICC of a single rating, above 0.</param>
    /// <param name="raters">Whose mean is taken, at least one.</param>
    /// <returns>Failure: no rater, or raters who agree no better than chance.</returns>
    public static Answer<double> Of(Correlation oneRater, int raters) =>
        raters < 1 ? new Refusal(RefusalKind.TooFewPoints, "A rating needs at least one rater.")
        : oneRater.Value == 0 ? new Refusal(RefusalKind.NotACorrelation, "Raters who agree by chance only leave nothing of an effect.")
        : Math.Sqrt(raters * oneRater.Value / (1 + (raters - 1) * oneRater.Value));
}
