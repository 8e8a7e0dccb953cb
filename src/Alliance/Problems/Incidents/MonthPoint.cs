namespace Alliance.Problems.Incidents;

/// <summary>One month of a series, as counted and as a line has it.</summary>
/// <param name="Days">Days of the month that the series covers; fewer than the month has at its ends.</param>
/// <param name="Fitted">What the fitted line says; nothing where no line is fitted.</param>
/// <param name="Expected">What the line would say had it gone on as before.</param>
public sealed record MonthPoint(DateOnly Month, int Count, int Days, double? Fitted = null, double? Expected = null)
{
    public bool IsWhole => Days == DateTime.DaysInMonth(Month.Year, Month.Month);

    /// <summary>Counts by day put together by month, with a point for every month of the stretch.</summary>
    public static IReadOnlyList<MonthPoint> Of(SortedDictionary<DateOnly, int> byDay, DateOnly from, DateOnly until)
    {
        var points = new List<MonthPoint>();
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= until; month = month.AddMonths(1))
        {
            var first = month < from ? from : month;
            var last = month.AddMonths(1).AddDays(-1) is var end && end > until ? until : end;
            points.Add(new MonthPoint(month, byDay.Where(day => day.Key >= first && day.Key <= last).Sum(day => day.Value), last.DayNumber - first.DayNumber + 1));
        }
        return points;
    }
}
