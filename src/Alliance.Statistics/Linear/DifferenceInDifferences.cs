using Alliance.Statistics.Data;
using Alliance.Statistics.Formulas;

namespace Alliance.Statistics.Linear;

/// <summary>How much more the treated changed than the others did.</summary>
/// <remarks>
/// Angrist and Pischke (2009), Mostly Harmless Econometrics, §5.2. Right where without treatment all would have changed alike; with effects of units and
/// periods and a roll-out over time also only where the effect is the same for all and at all times (Goodman-Bacon 2021, J. Econometrics 225, 254–277):
/// for a roll-out take the estimators of <c>Staggered</c>. Errors are CR2 by cluster unless asked otherwise (Bertrand, Duflo and Mullainathan 2004).
/// Means of 10 and 12 before, 11 and 16 after: (16 − 12) − (11 − 10) = 3.
/// </remarks>
public static class DifferenceInDifferences
{
    /// <summary>Two groups, before and after: the interaction of the two in a regression on both.</summary>
    /// <param name="outcome">One per row.</param>
    /// <param name="isTreatedGroup">Whether the row is of the group that is treated in the end.</param>
    /// <param name="isAfter">Whether it is from afterwards.</param>
    /// <param name="errors">Nothing: HC2, right only where rows hang together in no way; with units seen more than once cluster by unit.</param>
    /// <returns>Failure: lengths, one of the four cells empty, or nothing left over to tell an error from.</returns>
    public static Answer<Coefficient> TwoByTwo(ReadOnlySpan<double> outcome, ReadOnlySpan<bool> isTreatedGroup, ReadOnlySpan<bool> isAfter, ErrorPlan? errors = null, double level = 0.95)
    {
        if (isTreatedGroup.Length != outcome.Length || isAfter.Length != outcome.Length)
        {
            return new Refusal(RefusalKind.UnequalLengths, $"There are {outcome.Length} outcomes, {isTreatedGroup.Length} marks of the group and {isAfter.Length} of the time: give one of each per row.");
        }

        var cells = new int[4];
        var columns = new double[4][];
        for (var column = 0; column < columns.Length; column++)
        {
            columns[column] = new double[outcome.Length];
        }

        for (var row = 0; row < outcome.Length; row++)
        {
            var (group, after) = (isTreatedGroup[row] ? 1 : 0, isAfter[row] ? 1 : 0);
            cells[group * 2 + after]++;
            (columns[0][row], columns[1][row], columns[2][row], columns[3][row]) = (1, group, after, group * after);
        }

        if (cells.Contains(0))
        {
            return new Refusal(RefusalKind.TooFewPoints, "Both groups must have been seen both before and after.");
        }

        var x = new DesignMatrix(["(Intercept)", "group", "after", "group:after"], columns, outcome.Length);
        return LinearModel.Of(x, outcome)
            .Then(model => model.Estimates(errors ?? ErrorPlan.Uneven(UnevenErrors.HC2), level))
            .Then<IReadOnlyList<Coefficient>, Coefficient>(table => table[3]);
    }

    /// <summary>Any number of units and periods, with an effect of each: as <c>lm(y ~ treated + factor(unit) + factor(period))</c>, units taken out as means.</summary>
    /// <param name="kind">
    /// CR2 agrees with the regression on all dummies (Pustejovsky and Tipton 2018, theorem 2). CR1's factor counts no unit effects, as Stata's <c>xtreg, fe</c>.
    /// </param>
    /// <returns>Failure: lengths, clusters that split a unit, fewer than two clusters, or treatment that never changes within a unit.</returns>
    public static Answer<Coefficient> OfPanel(PanelRows panel, ClusterErrors kind = ClusterErrors.CR2, double level = 0.95)
    {
        if (Refuse(panel) is { } refusal)
        {
            return refusal;
        }

        return LinearModel.Of(Within(panel), Less(panel.Outcome, panel.Units))
            .Then(model => model.Estimates(ErrorPlan.Clustered(panel.Clusters ?? panel.Units, kind), level))
            .Then<IReadOnlyList<Coefficient>, Coefficient>(table => table[^1]);
    }

    private static DesignMatrix Within(PanelRows panel)
    {
        var names = new List<string>();
        var columns = new List<double[]>();
        for (var period = 1; period < panel.Periods.Count; period++)
        {
            names.Add($"period{panel.Periods.Names[period]}");
            columns.Add(Less([.. panel.Periods.Codes.ToArray().Select(code => code == period ? 1.0 : 0)], panel.Units));
        }

        names.Add("treated");
        columns.Add(Less([.. panel.IsTreated.Select(treated => treated ? 1.0 : 0)], panel.Units));
        return new DesignMatrix(names, [.. columns], panel.Outcome.Length);
    }

    // Less the unit's mean.
    private static double[] Less(double[] values, Groups units)
    {
        var sums = new double[units.Count];
        for (var row = 0; row < values.Length; row++)
        {
            sums[units.Codes[row]] += values[row];
        }

        var sizes = units.Sizes();
        var less = new double[values.Length];
        for (var row = 0; row < values.Length; row++)
        {
            less[row] = values[row] - sums[units.Codes[row]] / sizes[units.Codes[row]];
        }

        return less;
    }

    private static Refusal? Refuse(PanelRows panel)
    {
        var rows = panel.Outcome.Length;
        Groups[] all = panel.Clusters is { } clusters ? [panel.Units, panel.Periods, clusters] : [panel.Units, panel.Periods];
        if (panel.IsTreated.Length != rows || Array.Exists(all, each => each.Codes.Length != rows || each.Codes.Contains(Groups.Missing)))
        {
            return new Refusal(RefusalKind.UnequalLengths, $"Each of the {rows} rows needs its treatment, unit and period, and its cluster where clusters are given.");
        }

        if (all.Length == 3 && panel.Units.Crossed(all[2]).Count > panel.Units.Count)
        {
            return new Refusal(RefusalKind.UnequalLengths, "A unit lies in more than one cluster: clusters must hold whole units.");
        }

        return Less([.. panel.IsTreated.Select(treated => treated ? 1.0 : 0)], panel.Units).All(each => each == 0)
            ? new Refusal(RefusalKind.Collinear, "No unit is seen both untreated and treated, so nothing shows what treatment changed.")
            : null;
    }
}
