using Alliance.Problems.Incidents;
using Alliance.Statistics;
using Alliance.Statistics.Displacement;
using Alliance.Statistics.Rates;
using Alliance.Statistics.Series;

namespace Alliance.Problems.Measures;

/// <summary>The days that are compared, first and last of each counted.</summary>
public sealed record MeasuredDays(DateOnly BeforeFrom, DateOnly BeforeUntil, DateOnly AfterFrom, DateOnly AfterUntil)
{
    /// <summary>Periods whose lengths differ by no more than this are compared as they are: a leap day, a short February.</summary>
    private const double Alike = 0.02;

    public int Before => BeforeUntil.DayNumber - BeforeFrom.DayNumber + 1;
    public int After => AfterUntil.DayNumber - AfterFrom.DayNumber + 1;
    public bool AreAlike => Math.Abs(Before - After) <= Alike * Math.Max(Before, After);
}

/// <summary>Counts and rates of one role in the comparison.</summary>
public sealed record RoleFigures(MeasuredRole Role, BeforeAfter Counts, CountRate Before, CountRate After, RateRatio? Change);

/// <summary>Everything that is reckoned of one comparison; a figure that cannot be is missing, with its reason where a reader needs it.</summary>
public sealed record MeasureFigures
{
    public const int DaysOfARate = 30;

    /// <summary>From so many months on, the line may also bend at the response.</summary>
    private const int MonthsForABend = 6;

    public required IReadOnlyList<RoleFigures> Roles { get; init; }

    /// <summary>Nothing where there is nothing to compare with.</summary>
    public Answer<WeightedDisplacementDifference>? Difference { get; init; }

    public required Answer<InterruptedSeries> Line { get; init; }

    /// <summary>Where the problem is, by month, with the lines where they could be fitted.</summary>
    public required IReadOnlyList<MonthPoint> Months { get; init; }

    public RoleFigures Treated => Roles.Single(r => r.Role == MeasuredRole.Treated);

    /// <param name="byDay">For each role that has places: incidents by day.</param>
    public static MeasureFigures Of(MeasuredDays days, IReadOnlyDictionary<MeasuredRole, SortedDictionary<DateOnly, int>> byDay)
    {
        var roles = byDay.OrderBy(role => role.Key).Select(role => Figures(days, role.Key, role.Value)).ToList();
        var months = MonthPoint.Of(byDay[MeasuredRole.Treated], days.BeforeFrom, days.AfterUntil);
        var line = Fit(months, days.AfterFrom);
        return new MeasureFigures { Roles = roles, Difference = Compare(days, roles), Line = line, Months = WithLine(months, line.ValueOrNothing) };
    }

    private static RoleFigures Figures(MeasuredDays days, MeasuredRole role, SortedDictionary<DateOnly, int> byDay)
    {
        var counts = new BeforeAfter(Sum(byDay, days.BeforeFrom, days.BeforeUntil), Sum(byDay, days.AfterFrom, days.AfterUntil));
        var (before, after) = (new CountOver(counts.Before, days.Before / (double)DaysOfARate), new CountOver(counts.After, days.After / (double)DaysOfARate));
        return new RoleFigures(role, counts, CountRate.Of(before).Required(), CountRate.Of(after).Required(), RateRatio.Of(after, before).ValueOrNothing);
    }

    private static Answer<WeightedDisplacementDifference>? Compare(MeasuredDays days, List<RoleFigures> roles)
    {
        BeforeAfter? Of(MeasuredRole role) => roles.Find(r => r.Role == role)?.Counts;
        if (Of(MeasuredRole.Comparison) is not { } comparison) return null;
        var around = (Near: Of(MeasuredRole.AroundTreated), Far: Of(MeasuredRole.AroundComparison));
        return WeightedDisplacementDifference.Of(new DisplacementPlan
        {
            Treated = Of(MeasuredRole.Treated)!.Value,
            Comparison = comparison,
            AroundTreated = around.Far is null ? null : around.Near,
            AroundComparison = around.Near is null ? null : around.Far,
            // In incidents of a period as long as after.
            BeforeWeight = days.AreAlike ? 1 : days.Before / (double)days.After,
        });
    }

    /// <summary>A month is after where most of its days are.</summary>
    private static Answer<InterruptedSeries> Fit(IReadOnlyList<MonthPoint> months, DateOnly response)
    {
        var first = months.TakeWhile(m => m.Month.AddDays(14) < response).Count();
        return InterruptedSeries.Fit(new SeriesPlan
        {
            Points = [.. months.Select(m => (double)m.Count)],
            Exposures = [.. months.Select(m => (double)m.Days)],
            FirstAfter = first,
            SlopeChange = months.Count - first >= MonthsForABend && first >= 2 * MonthsForABend,
            Errors = SeriesErrors.Overdispersed,
        });
    }

    private static IReadOnlyList<MonthPoint> WithLine(IReadOnlyList<MonthPoint> months, InterruptedSeries? line)
    {
        if (line is null) return months;
        // The two lines only part at the response; drawn from the month before, so that they are seen to. A month at an end that is not whole would bend them.
        var parts = Enumerable.Range(0, months.Count).FirstOrDefault(i => Math.Abs(line.Fitted[i] - line.Expected[i]) > 1e-9, months.Count);
        return [.. months.Select((m, i) => m.IsWhole ? m with { Fitted = line.Fitted[i], Expected = i >= parts - 1 ? line.Expected[i] : null } : m)];
    }

    private static int Sum(SortedDictionary<DateOnly, int> byDay, DateOnly from, DateOnly until) => byDay.Where(day => day.Key >= from && day.Key <= until).Sum(day => day.Value);
}
