using Alliance.Evaluation.Plans;
using Alliance.Statistics;
using Alliance.Statistics.Series;

namespace Alliance.Evaluation.Analysis.Methods;

/// <summary>Counts of one group before and after: the line of its months, and how far it steps when it begins.</summary>
internal static class BeforeAfterCounts
{
    private const int MonthsForSeason = 36, MonthsInYear = 12;

    public static Answer<Finding> Of(StudyFrame frame, PlannedOutcome outcome, CountPanel counts)
    {
        var months = counts.Cells.GroupBy(cell => cell.Month).OrderBy(month => month.Key)
            .Select(month => (Month: month.Key, Count: month.Sum(cell => cell.Count), Over: month.Sum(cell => cell.Over))).ToList();
        if (months.Count == 0) return new Refusal(RefusalKind.NothingMeasured, "There are no data for this outcome yet.");
        if (Hole(months.ConvertAll(month => month.Month)) is { } hole)
            return new Refusal(RefusalKind.TooFewPoints, $"No unit has a count for {StudyFrame.Words(frame.Month(hole))}, and a line through the months needs every month between the first and the last.");
        var plan = new SeriesPlan
        {
            Points = [.. months.Select(month => month.Count)],
            FirstAfter = months.FindIndex(month => month.Month >= frame.FirstBegin) is >= 0 and var place ? place : months.Count,
            Exposures = [.. months.Select(month => month.Over)],
            Season = months.Count >= MonthsForSeason ? MonthsInYear : null,
            Errors = SeriesErrors.NeweyWest,
            Lag = LagOf(months.Count),
            Level = frame.Level,
        };
        if (!InterruptedSeries.Fit(plan).Gives(out var series, out var refusal)) return refusal;
        var before = months.Where(month => month.Month < frame.FirstBegin).ToList();
        return new Finding
        {
            Analysis = $"A straight line through the logarithms of the monthly counts that may step when the course begins (Poisson regression{(plan.Season is null ? "" : " with the months of the year taken out")}), with Newey and West's errors over {Figures.Count(plan.Lag, "month")}.",
            Effect = Effects.Of(EffectScale.CountRatio, series.Step.Value, series.Step.StandardError, months.Count - (plan.Season is { } season ? 2 + season : 3), frame.Level, outcome, before.Count == 0 ? null : before.Sum(month => month.Count) / before.Sum(month => month.Over)),
            Checks =
            [
                new AssumptionCheck("The line before", null, $"Before the beginning counts went {(series.Trend.Value < 0 ? "down" : "up")} by {Figures.Percent(Math.Abs(Math.Exp(series.Trend.Value) - 1))} a month (between {Figures.Change(Math.Exp(series.Trend.Interval.Low) - 1)} and {Figures.Change(Math.Exp(series.Trend.Interval.High) - 1)}); the step is counted from where this line would have gone on to."),
                new AssumptionCheck("Season", plan.Season is not null, plan.Season is not null ? "Months of the year are taken out." : "There are too few months to take the months of the year out; what happens every year at that time may look like a step."),
            ],
            Used = counts.Used() with { How = new HowReckoned { Lag = plan.Lag, HasSeason = plan.Season is not null } },
        };
    }

    /// <summary>Newey and West's own rule for how many months hang together.</summary>
    private static int LagOf(int months) => Math.Max(1, (int)Math.Floor(4 * Math.Pow(months / 100.0, 2.0 / 9)));

    private static int? Hole(List<int> months) => months.Zip(months.Skip(1)).Where(pair => pair.Second - pair.First > 1).Select(pair => (int?)(pair.First + 1)).FirstOrDefault();
}
