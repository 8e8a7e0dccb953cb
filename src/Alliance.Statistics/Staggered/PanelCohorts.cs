namespace Alliance.Statistics.Staggered;

/// <summary>Sorts units into cohorts, and leaves out what cannot be in a panel.</summary>
internal static class PanelCohorts
{
    /// <param name="starts">For each unit; <see cref="long.MaxValue"/> for never.</param>
    /// <param name="asRead">Units in the order of the file.</param>
    public static Answer<StaggeredPanel> Panel(int firstPeriod, int periods, double[] outcomes, long[] starts, int[] asRead)
    {
        Cohort[] all = [.. starts.GroupBy(start => start).OrderBy(same => same.Key).Select(same => new Cohort(same.Key == long.MaxValue ? null : (int)same.Key, same.Count()))];
        Cohort[] single = [.. all.Where(cohort => cohort.Units == 1)];
        Cohort[] kept = [.. all.Where(cohort => cohort.Units > 1)];
        if (kept.Length < 2)
        {
            return TooFew(all, kept);
        }

        var places = new Dictionary<long, int>(kept.Select((cohort, place) => KeyValuePair.Create(cohort.Start, place)));
        int[] cohortOf = [.. starts.Select(start => places.GetValueOrDefault(start, -1))];
        return Built(firstPeriod, periods, outcomes, cohortOf, asRead, kept, single);
    }

    public static Answer<StaggeredPanel> Keep(StaggeredPanel panel, Func<Cohort, bool> wanted)
    {
        Cohort[] kept = [.. panel.Cohorts.Where(wanted)];
        if (kept.Length < 2)
        {
            return TooFew([.. panel.Cohorts], kept);
        }

        int[] cohortOf = [.. panel.CohortOf.ToArray().Select(place => Array.IndexOf(kept, panel.Cohorts[place]))];
        var outcomes = new double[panel.Units * panel.Periods];
        for (var unit = 0; unit < panel.Units; unit++)
        {
            panel.Outcomes(unit).CopyTo(outcomes.AsSpan(unit * panel.Periods));
        }

        return Built(panel.FirstPeriod, panel.Periods, outcomes, cohortOf, panel.AsRead.ToArray(), kept, [.. panel.LeftOut, .. panel.Cohorts.Where(cohort => !wanted(cohort))]);
    }

    // Units with the cohort -1 go; what stays moves up, in its place in memory.
    private static StaggeredPanel Built(int firstPeriod, int periods, double[] outcomes, int[] cohortOf, int[] asRead, Cohort[] kept, Cohort[] leftOut)
    {
        if (leftOut.Length == 0)
        {
            return new StaggeredPanel(firstPeriod, periods, outcomes, cohortOf, asRead, kept, leftOut);
        }

        var moved = new int[cohortOf.Length];
        var count = 0;
        for (var unit = 0; unit < cohortOf.Length; unit++)
        {
            moved[unit] = cohortOf[unit] < 0 ? -1 : count;
            if (cohortOf[unit] >= 0)
            {
                outcomes.AsSpan(unit * periods, periods).CopyTo(outcomes.AsSpan(count++ * periods));
            }
        }

        return new StaggeredPanel(
            firstPeriod, periods, outcomes[..(count * periods)], [.. cohortOf.Where(cohort => cohort >= 0)], [.. asRead.Where(unit => moved[unit] >= 0).Select(unit => moved[unit])], kept, leftOut);
    }

    private static Refusal TooFew(Cohort[] all, Cohort[] kept) => new(RefusalKind.NotADesign, all.Length == 1
        ? $"All units were first treated at the same time ({all[0]}), so there is nothing to compare them with; units must start in two periods at least, or some never."
        : $"Of the cohorts {string.Join(", ", all.Take(12))}{(all.Length > 12 ? " and others" : "")} only {(kept.Length == 0 ? "none" : kept[0])} can be used: a cohort needs two units at least, and two such cohorts are needed to compare.");
}
