using Alliance.Partnerships.Calendar;

namespace Alliance.Tests.Partnerships.Calendar;

/// <summary>Clocks that are put forward and back.</summary>
public sealed class LocalTimeTests
{
    [Theory]
    [InlineData("America/New_York", "2027-03-13", "10:30", "2027-03-13 15:30")]
    [InlineData("America/New_York", "2027-03-14", "02:30", "2027-03-14 07:30")]
    [InlineData("America/New_York", "2027-03-14", "10:30", "2027-03-14 14:30")]
    [InlineData("America/New_York", "2027-11-07", "01:30", "2027-11-07 05:30")]
    [InlineData("America/New_York", "2027-11-07", "10:30", "2027-11-07 15:30")]
    [InlineData("America/Phoenix", "2027-07-01", "10:30", "2027-07-01 17:30")]
    [InlineData("Pacific/Honolulu", "2027-12-31", "23:30", "2028-01-01 09:30")]
    public void ToUtc_ADayAndATime_IsThatInstant(string zone, string day, string at, string utc)
    {
        var instant = LocalTime.ToUtc(DateOnly.Parse(day, null), TimeOnly.Parse(at, null), TimeZoneInfo.FindSystemTimeZoneById(zone));

        (instant, instant.Kind).ShouldBe((DateTime.Parse(utc, null), DateTimeKind.Utc));
    }

    [Fact]
    public void Text_OfAnItem_SaysTheInstantInUtc()
    {
        var start = LocalTime.ToUtc(new DateOnly(2027, 3, 14), new TimeOnly(10, 30), TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));

        var text = CalendarText.Of([new CalendarItem("touchpoint-1", "Touchpoint: A; B, C\r\nATTENDEE:x", new DateOnly(2027, 3, 14), start, 3, start.AddDays(-1))], "Partnerships");

        text.ShouldContain("DTSTART:20270314T143000Z");
        text.ShouldContain("SEQUENCE:3");
        text.ShouldContain("LAST-MODIFIED:20270313T143000Z");
        text.ShouldContain("UID:touchpoint-1@proactive-alliance");
        text.Split('\n').ShouldNotContain(line => line.StartsWith("ATTENDEE", StringComparison.Ordinal), "a name makes no line of its own");
        Ical.Net.Calendar.Load(text)!.Events.ShouldHaveSingleItem().Summary!.ShouldStartWith("Touchpoint: A; B, C");
    }
}
