namespace Alliance.Statistics.Staggered;

/// <summary>An estimate under one assignment.</summary>
/// <param name="Variance">Refined; Neyman's where the refinement leaves nothing above zero.</param>
internal readonly record struct Reckoned(double Value, double Variance, double Neyman, double Beta)
{
    /// <param name="beta">Nothing: the best one.</param>
    public static Reckoned Of(Moments moments, int contrast, double? beta)
    {
        var chosen = beta ?? moments.BestBeta(contrast);
        var neyman = moments.Neyman(contrast, chosen, contrast, chosen);
        var refined = neyman - moments.Overstated(contrast, contrast);
        return new Reckoned(moments.After(contrast) - chosen * moments.Before(contrast), refined > 0 ? refined : neyman, neyman, chosen);
    }

    /// <summary>Nothing where the outcome does not vary, or has no more digits than rounding leaves.</summary>
    public bool HasSpread(double largestOutcome) => Neyman > 1e-29 * largestOutcome * largestOutcome;
}
