namespace Alliance.Demonstration.Town;

/// <summary>Days counted back from today, on the clocks of the town.</summary>
public sealed class TownCalendar(DateOnly today, TimeZoneInfo zone)
{
    /// <summary>How far the town's memory reaches back.</summary>
    public const int Span = 725;

    public DateOnly Today => today;

    public DateOnly Day(int ago) => today.AddDays(-ago);

    public DateTime At(int ago, int hour, int minute = 0) => At(Day(ago), hour, minute);

    public DateTime At(DateOnly day, int hour, int minute = 0) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(hour, minute)), zone);
}
