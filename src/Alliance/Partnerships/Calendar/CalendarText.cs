using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Alliance.Partnerships.Calendar;

/// <summary>Items as calendar programs read them (RFC 5545). Instants are in UTC, so that no zone need be told.</summary>
public static class CalendarText
{
    /// <summary>How long a planned talk takes up in a calendar.</summary>
    private static readonly TimeSpan Talk = TimeSpan.FromMinutes(30);

    public static string Of(IEnumerable<CalendarItem> items, string name)
    {
        var calendar = new Ical.Net.Calendar { Method = "PUBLISH", ProductId = "-//Proactive Alliance//Calendar//EN" };
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
        foreach (var item in items) calendar.Events.Add(EventOf(item));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent EventOf(CalendarItem item) => new()
    {
        Uid = $"{item.Id}@proactive-alliance",
        Summary = item.Words,
        Start = item.StartsAt is { } start ? new CalDateTime(start) : new CalDateTime(item.Day),
        End = item.StartsAt is { } begin ? new CalDateTime(begin + Talk) : new CalDateTime(item.Day.AddDays(1)),
        Sequence = item.Sequence,
        DtStamp = new CalDateTime(item.ChangedAt),
        LastModified = new CalDateTime(item.ChangedAt),
        Class = "PRIVATE",
        // A whole day is a reminder: nobody is kept from anything else.
        Transparency = item.StartsAt is null ? "TRANSPARENT" : "OPAQUE",
    };
}
