namespace Alliance.Partnerships.Calendar;

/// <summary>What a clock on the wall shows, as the instant it means.</summary>
public static class LocalTime
{
    /// <summary>
    /// As calendars read it (RFC 5545, 3.3.5): of an hour that comes twice in autumn the first is meant; one that is left out in spring is
    /// reckoned as if the clock had not been put forward yet, so that 2:30 is 3:30 by the new time.
    /// </summary>
    public static DateTime ToUtc(DateOnly day, TimeOnly at, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(at, DateTimeKind.Unspecified);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }
}
