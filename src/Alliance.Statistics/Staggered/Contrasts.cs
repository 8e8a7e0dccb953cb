using System.Globalization;

namespace Alliance.Statistics.Staggered;

/// <summary>The contrast of every estimand.</summary>
internal static class Contrasts
{
    public static Answer<Contrast> Of(StaggeredPanel panel, StaggeredEstimand estimand, StaggeredEstimator estimator)
    {
        var compared = Compared(panel);
        if (compared.Count == 0)
        {
            return new Refusal(RefusalKind.NotADesign, $"In no period is one cohort treated and another not yet, between {panel.FirstPeriod} and {panel.LastPeriod}, so there is nothing to compare.");
        }

        var weights = estimand switch
        {
            StaggeredEstimand.Simple => Simple(panel, compared),
            StaggeredEstimand.Cohort => ByCohort(panel, compared),
            StaggeredEstimand.Calendar => ByPeriod(panel, compared),
            _ => throw new ArgumentOutOfRangeException(nameof(estimand), estimand, "There is no such estimand."),
        };
        return Contrast.Of(panel, weights, estimator.LastCohortOnly);
    }

    /// <summary>So many periods after the start of treatment; before it where negative.</summary>
    public static Answer<Contrast> At(StaggeredPanel panel, int eventTime, StaggeredEstimator estimator)
    {
        var seen = new List<(int Cohort, int Period)>();
        for (var cohort = 0; cohort < panel.Cohorts.Count - 1; cohort++)
        {
            var start = panel.Cohorts[cohort].Start;
            var period = start + eventTime;
            if (start < long.MaxValue && period >= panel.FirstPeriod && period <= panel.LastPeriod && Math.Max(period, start) < panel.Cohorts[^1].Start)
            {
                seen.Add((cohort, (int)(period - panel.FirstPeriod)));
            }
        }

        return seen.Count == 0
            ? new Refusal(RefusalKind.NotADesign, $"No cohort is seen at event time {eventTime.ToString(CultureInfo.InvariantCulture)} while another is not treated yet; ask for others.")
            : Contrast.Of(panel, Simple(panel, seen), estimator.LastCohortOnly);
    }

    // Cohort and period, from zero: treated, while the last cohort is not.
    private static List<(int Cohort, int Period)> Compared(StaggeredPanel panel)
    {
        var compared = new List<(int, int)>();
        for (var cohort = 0; cohort < panel.Cohorts.Count - 1; cohort++)
        {
            var last = Math.Min(panel.LastPeriod, panel.Cohorts[^1].Start - 1);
            for (var period = Math.Max(panel.Cohorts[cohort].Start, panel.FirstPeriod); period <= last; period++)
            {
                compared.Add((cohort, (int)(period - panel.FirstPeriod)));
            }
        }

        return compared;
    }

    private static List<(int Cohort, int Period, double Weight)> Simple(StaggeredPanel panel, List<(int Cohort, int Period)> compared)
    {
        var units = compared.Sum(each => (double)panel.Cohorts[each.Cohort].Units);
        return compared.ConvertAll(each => (each.Cohort, each.Period, panel.Cohorts[each.Cohort].Units / units));
    }

    private static List<(int Cohort, int Period, double Weight)> ByCohort(StaggeredPanel panel, List<(int Cohort, int Period)> compared)
    {
        var cohorts = compared.GroupBy(each => each.Cohort).ToList();
        var units = cohorts.Sum(cohort => (double)panel.Cohorts[cohort.Key].Units);
        return [.. cohorts.SelectMany(cohort => cohort.Select(each => (each.Cohort, each.Period, panel.Cohorts[cohort.Key].Units / units / cohort.Count())))];
    }

    private static List<(int Cohort, int Period, double Weight)> ByPeriod(StaggeredPanel panel, List<(int Cohort, int Period)> compared)
    {
        var periods = compared.GroupBy(each => each.Period).ToList();
        return [.. periods.SelectMany(period => Simple(panel, [.. period])).Select(each => (each.Cohort, each.Period, each.Weight / periods.Count))];
    }
}
