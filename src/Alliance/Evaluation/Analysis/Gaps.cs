namespace Alliance.Evaluation.Analysis;

/// <summary>What is missing, by whom and when, and what that does.</summary>
internal static class Gaps
{
    /// <summary>Groups whose shares of missing months lie further apart than this are told of.</summary>
    private const double Unlike = 0.05;

    public static IEnumerable<AssumptionCheck> Of(CountPanel counts)
    {
        var frame = counts.Frame;
        var missing = (from unit in Enumerable.Range(0, frame.Units.Count)
                       from month in Enumerable.Range(0, frame.Plan.Months)
                       where counts[unit, month] is null
                       select (Unit: unit, Month: month)).ToList();
        if (missing.Count == 0) yield return new AssumptionCheck("Missing months", true, "Every unit has a count for every month.");
        else
        {
            var all = frame.Units.Count * frame.Plan.Months;
            var named = missing.GroupBy(cell => cell.Unit).Select(unit => $"{frame.Units[unit.Key].Code} ({(unit.Count() == frame.Plan.Months ? "all months" : unit.Count() == 1 ? StudyFrame.Words(frame.Month(unit.First().Month)) : Figures.Count(unit.Count(), "month"))})").ToList();
            yield return new AssumptionCheck("Missing months", false, $"{missing.Count} of {all} unit-months have no count: {Figures.List(named)}. What is missing is left out; it is never taken as zero.");
            var shares = frame.Groups.Select(each => missing.Count(cell => frame.Units[cell.Unit].Wave == each.Wave) / (double)(each.Units * frame.Plan.Months)).ToList();
            if (shares.Max() - shares.Min() > Unlike)
                yield return new AssumptionCheck("Missing in one group more than in another", false, $"Between {Figures.Percent(shares.Min())} and {Figures.Percent(shares.Max())} of a group's months are missing. If months are missing where it went well, or badly, the result leans.");
        }
        if (counts.Doubles > 0) yield return new AssumptionCheck("Doubled counts", false, $"{Figures.Count(counts.Doubles, "unit-month")} had two counts; neither is used.");
        if (counts.Outside > 0) yield return new AssumptionCheck("Counts outside the study", null, $"{Figures.Count(counts.Outside, "row")} of units or months that are not in the plan {(counts.Outside == 1 ? "is" : "are")} left out.");
    }

    /// <summary>What a complete panel had to leave out.</summary>
    public static IEnumerable<AssumptionCheck> LeftOut(UsedData used, StudyFrame frame)
    {
        if (used.MonthsLeftOut.Count > 0)
            yield return new AssumptionCheck("Months left out", false, $"This way of reckoning needs every unit in every month it looks at. So that every unit stays where it was drawn, {Figures.List([.. used.MonthsLeftOut.Select(month => StudyFrame.Words(month))])} {(used.MonthsLeftOut.Count == 1 ? "is" : "are")} left out for all.");
        if (used.UnitsLeftOut.Count > 0)
            yield return new AssumptionCheck("Units left out", false, $"{Figures.List(used.UnitsLeftOut)} {(used.UnitsLeftOut.Count == 1 ? "is" : "are")} left out of {frame.Units.Count} units, for want of counts or answers: it is no longer everybody who was drawn.");
    }

    public static IEnumerable<AssumptionCheck> Of(ScoreTable scores)
    {
        if (scores.Outside > 0) yield return new AssumptionCheck("Answers outside the study", null, $"{Figures.Count(scores.Outside, "score")} of units or months that are not in the plan {(scores.Outside == 1 ? "is" : "are")} left out.");
        var silent = Enumerable.Range(0, scores.Frame.Units.Count).Except(scores.Units).Select(unit => scores.Frame.Units[unit].Code).ToList();
        if (silent.Count > 0 && scores.Rows.Count > 0) yield return new AssumptionCheck("Units without answers", false, $"Nobody answered in {Figures.List(silent)}.");
    }
}
