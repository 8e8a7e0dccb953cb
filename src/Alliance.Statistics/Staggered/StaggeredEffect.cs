namespace Alliance.Statistics.Staggered;

/// <summary>The average effect of a treatment that reached one cohort of units after another.</summary>
public static class StaggeredEffect
{
    /// <summary>See <see cref="StaggeredEstimate"/>. Units are taken to be treated when they were by chance; the estimate then needs no parallel trends.</summary>
    /// <param name="level">Of the interval, between 0 and 1.</param>
    /// <returns>
    /// Failure: no period in which one cohort is treated and another not yet, an outcome without any spread, too many differences for
    /// <see cref="StaggeredEstimator.EfficientInAllPeriods"/>, or a level outside 0 to 1.
    /// </returns>
    public static Answer<StaggeredEstimate> Of(StaggeredPanel panel, StaggeredEstimand estimand, StaggeredEstimator estimator, double level = 0.95)
    {
        if (Check.Level(level) is { } bad)
        {
            return bad;
        }

        if (!Usable(panel, estimator).Gives(out var usable, out var refusal) || !Contrasts.Of(usable, estimand, estimator).Gives(out var contrast, out refusal))
        {
            return refusal;
        }

        var moments = Moments.Of(usable, [contrast]);
        var reckoned = Reckoned.Of(moments, 0, estimator.Beta);
        if (!reckoned.HasSpread(LargestOutcome(usable)))
        {
            return NoSpread;
        }

        return estimator.AllBefore
            ? AllPeriodsBefore.Refine(usable, contrast, reckoned, moments.Overstated(0, 0)).Then<Reckoned, StaggeredEstimate>(refined => StaggeredEstimate.Of(refined, level))
            : StaggeredEstimate.Of(reckoned, level);
    }

    internal static Refusal NoSpread => new(RefusalKind.ConstantOutcome, "The outcome does not differ between units of a cohort, so there is no error to be reckoned; check that this is the outcome that was meant.");

    internal static Answer<StaggeredPanel> Usable(StaggeredPanel panel, StaggeredEstimator estimator) => estimator.NeedsPeriodBefore ? panel.WithoutEarliest() : panel;

    internal static double LargestOutcome(StaggeredPanel panel)
    {
        var largest = 0.0;
        for (var unit = 0; unit < panel.Units; unit++)
        {
            foreach (var outcome in panel.Outcomes(unit))
            {
                largest = Math.Max(largest, Math.Abs(outcome));
            }
        }

        return largest;
    }
}
