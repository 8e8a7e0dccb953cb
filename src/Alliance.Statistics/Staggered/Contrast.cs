using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Staggered;

/// <summary>What an average of effects is made of: for each cohort, the weights of its mean outcomes after treatment (Aθ) and, in the period before it, of the difference that is subtracted (A₀).</summary>
/// <remarks>Roth and Sant'Anna (2023), §2.2: θ = Σ Aθ,g Ȳg and X = Σ A₀,g Ȳg.</remarks>
internal sealed class Contrast
{
    private readonly int periods;
    private readonly double[] after;
    private readonly double[] before;
    private readonly (int From, int To)[] afterRange;
    private readonly (int From, int To)[] beforeRange;

    private Contrast(StaggeredPanel panel, double[] after, double[] before)
    {
        periods = panel.Periods;
        this.after = after;
        this.before = before;
        afterRange = Ranges(after, panel.Cohorts.Count);
        beforeRange = Ranges(before, panel.Cohorts.Count);
        FirstCohort = Array.FindIndex(afterRange, range => range.To > range.From);
        PeriodsBefore = (int)Math.Clamp(panel.Cohorts[FirstCohort].Start - panel.FirstPeriod, 0, periods);
        IsNothingByDefinition = after.AsSpan().SequenceEqual(before);
    }

    /// <summary>The first cohort that has a weight after treatment.</summary>
    public int FirstCohort { get; }

    /// <summary>How many periods come before that cohort is treated: their outcomes tell how far the variance is overstated.</summary>
    public int PeriodsBefore { get; }

    /// <summary>The period before treatment against itself.</summary>
    public bool IsNothingByDefinition { get; }

    /// <param name="weights">Of the effects: cohort, period (both from zero), weight. At least one.</param>
    /// <param name="lastCohortOnly">Whether only the last cohort stands for the untreated, or all that are not treated yet.</param>
    public static Contrast Of(StaggeredPanel panel, IReadOnlyList<(int Cohort, int Period, double Weight)> weights, bool lastCohortOnly)
    {
        var after = new double[panel.Cohorts.Count * panel.Periods];
        var before = new double[after.Length];
        foreach (var (cohort, period, weight) in weights)
        {
            var first = lastCohortOnly ? panel.Cohorts.Count - 1 : FirstUntreated(panel, cohort, panel.FirstPeriod + period);
            Add(panel, after, cohort, period, weight, first);
            var baseline = (int)(panel.Cohorts[cohort].Start - 1 - panel.FirstPeriod);
            if (baseline >= 0)
            {
                Add(panel, before, cohort, baseline, weight, first);
            }
        }

        return new Contrast(panel, after, before);
    }

    public double After(int cohort, ReadOnlySpan<double> outcomes) => Weighted(after, afterRange[cohort], cohort, outcomes);

    public double Before(int cohort, ReadOnlySpan<double> outcomes) => Weighted(before, beforeRange[cohort], cohort, outcomes);

    private double Weighted(double[] weights, (int From, int To) range, int cohort, ReadOnlySpan<double> outcomes)
    {
        var count = range.To - range.From;
        return RowArithmetic.Dot(weights.AsSpan(cohort * periods + range.From, count), outcomes.Slice(range.From, count));
    }

    private static int FirstUntreated(StaggeredPanel panel, int cohort, int period)
    {
        var first = cohort + 1;
        while (panel.Cohorts[first].Start <= period)
        {
            first++;
        }

        return first;
    }

    private static void Add(StaggeredPanel panel, double[] weights, int cohort, int period, double weight, int firstUntreated)
    {
        weights[cohort * panel.Periods + period] += weight;
        double untreated = 0;
        for (var other = firstUntreated; other < panel.Cohorts.Count; other++)
        {
            untreated += panel.Cohorts[other].Units;
        }

        for (var other = firstUntreated; other < panel.Cohorts.Count; other++)
        {
            weights[other * panel.Periods + period] -= weight * (panel.Cohorts[other].Units / untreated);
        }
    }

    private (int From, int To)[] Ranges(double[] weights, int cohorts)
    {
        var ranges = new (int, int)[cohorts];
        for (var cohort = 0; cohort < cohorts; cohort++)
        {
            var line = weights.AsSpan(cohort * periods, periods);
            var from = line.IndexOfAnyExcept(0.0);
            ranges[cohort] = from < 0 ? (0, 0) : (from, line.LastIndexOfAnyExcept(0.0) + 1);
        }

        return ranges;
    }
}
