using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;

namespace Alliance.Portal.Door;

/// <summary>Where leave-now leads: a month's calendar, which tells whoever looks over a shoulder nothing.</summary>
[AllowAnonymous]
public sealed class CalendarModel(AgencyScope scope, TimeProvider time) : PortalPage
{
    public DateOnly Today { get; private set; }
    public DateOnly First => new(Today.Year, Today.Month, 1);

    /// <summary>Days of the month in weeks from Sunday; empty places before the first and after the last.</summary>
    public IEnumerable<DateOnly?[]> Weeks => Enumerable.Range(0, (int)First.DayOfWeek).Select(_ => (DateOnly?)null)
        .Concat(Enumerable.Range(0, DateTime.DaysInMonth(Today.Year, Today.Month)).Select(day => (DateOnly?)First.AddDays(day))).Chunk(7);

    public void OnGet() => Today = scope.Agency?.DayOf(time.Instant()) ?? DateOnly.FromDateTime(time.Instant());
}
