using Alliance.Statistics.Mixed;

namespace Alliance.Statistics.Power;

/// <summary>The groups and periods of a stepped wedge in which somebody is seen, and the mixed model that is fitted to their means.</summary>
/// <param name="WithinFreedom">Of the squares within cells; 0 where only means are fitted.</param>
internal sealed record WedgeCells(MixedDesign Design, int[] Groups, double[] Treated, double[] Sizes, double WithinFreedom)
{
    /// <summary>The fast fit, where every group is seen in every period by as many; else nothing.</summary>
    public BalancedWedgeFit? Balanced(bool cellsVary)
    {
        var periods = Groups.AsSpan().IndexOfAnyExcept(Groups[0]);
        return Groups.Length == periods * (Groups[^1] + 1) && Sizes.AsSpan().IndexOfAnyExcept(Sizes[0]) < 0
            ? new BalancedWedgeFit(Treated, periods, Sizes[0], cellsVary && Sizes[0] > 1, WithinFreedom) : null;
    }

    public static Answer<WedgeCells> Of(SteppedWedge plan)
    {
        var (schedule, waves) = (plan.Schedule, plan.Schedule.WaveOfGroups());
        (int Group, int Period)[] seen = [.. from cell in Enumerable.Range(0, schedule.Groups * schedule.Periods)
                                             let place = (Group: cell / schedule.Periods, Period: cell % schedule.Periods)
                                             where plan.Sizes[place.Group, place.Period] > 0
                                             select place];
        int[] groups = [.. seen.Select(cell => cell.Group)];
        double[] treated = [.. seen.Select(cell => schedule.IsTreated(waves[cell.Group], cell.Period) ? 1.0 : 0)];
        double[] sizes = [.. seen.Select(cell => plan.Sizes[cell.Group, cell.Period])];
        var cohort = plan.Variation.Person > 0;
        return Random(plan.Variation, groups, treated, cohort, sizes)
            .Then(terms => MixedDesign.Of(Names(schedule), Columns(schedule, seen, treated), terms, cohort ? [] : sizes))
            .Then<MixedDesign, WedgeCells>(design => new WedgeCells(design, groups, treated, sizes, cohort ? 0 : Math.Max(0, sizes.Sum() - sizes.Length)));
    }

    private static Answer<IReadOnlyList<RandomEffect>> Random(WedgeVariation variation, int[] groups, double[] treated, bool cohort, double[] sizes)
    {
        string[] names = [.. Enumerable.Range(0, groups[^1] + 1).Select(group => $"group {group}")];
        var terms = new List<Answer<RandomEffect>>
        {
            variation.Effect > 0 ? RandomEffect.InterceptAndSlope("group", groups, names, "treated", treated) : RandomEffect.Intercept("group", groups, names),
        };
        // Of a cohort, and where one person stands for a cell, a cell's own deviation cannot be told from the residual.
        if (variation.Period > 0 && !cohort && sizes.Any(size => size > 1))
        {
            terms.Add(RandomEffect.Intercept("group and period", [.. Enumerable.Range(0, groups.Length)], [.. groups.Select((group, cell) => $"{group} {cell}")]));
        }

        return terms.OfType<Answer<RandomEffect>.NotReckoned>().FirstOrDefault() is { } no ? no.Refusal
            : new Answer<IReadOnlyList<RandomEffect>>.Reckoned([.. terms.Select(term => term.Required())]);
    }

    private static string[] Names(WedgeSchedule schedule) => [.. Enumerable.Range(0, schedule.Periods).Select(period => period == 0 ? RandomEffect.InterceptName : $"period {period}"), "treated"];

    private static double[] Columns(WedgeSchedule schedule, (int Group, int Period)[] seen, double[] treated) =>
        [.. seen.SelectMany((cell, row) => Enumerable.Range(0, schedule.Periods).Select(period => period == 0 || period == cell.Period ? 1.0 : 0).Append(treated[row]))];
}
