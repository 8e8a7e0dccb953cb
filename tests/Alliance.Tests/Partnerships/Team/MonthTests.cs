using Alliance.Partnerships.Team;

namespace Alliance.Tests.Partnerships.Team;

public class MonthTests
{
    [Fact]
    public void Parse_AMonth_GivesItsDays()
    {
        var month = Month.Parse("2028-02")!.Value;

        (month.First, month.Last, month.Previous, month.Next).ShouldBe((new DateOnly(2028, 2, 1), new DateOnly(2028, 2, 29), new Month(2028, 1), new Month(2028, 3)));
        month.ToString().ShouldBe("2028-02");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2028-2")]
    [InlineData("1999-12")]
    [InlineData("2028-02-01")]
    public void Parse_AnythingElse_IsNone(string? text) => Month.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("America/New_York", "2026-11-01T04:00:00Z")]
    [InlineData("Asia/Kolkata", "2026-10-31T18:30:00Z")]
    public void StartIn_AZone_IsItsMidnight(string zone, string instant) =>
        new Month(2026, 11).StartIn(TimeZoneInfo.FindSystemTimeZoneById(zone)).ShouldBe(DateTime.Parse(instant, null, System.Globalization.DateTimeStyles.AdjustToUniversal));

    /// <summary>In a zone made for it the clocks go forward at midnight of October 1.</summary>
    [Fact]
    public void StartIn_WhereMidnightIsSkipped_IsTheFirstHourThereIs()
    {
        var forward = TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 0, 0, 0), 10, 1);
        var back = TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 0, 0, 0), 3, 15);
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1), forward, back);
        var zone = TimeZoneInfo.CreateCustomTimeZone("Skips midnight", TimeSpan.FromHours(-4), "", "", "", [rule]);

        new Month(2026, 10).StartIn(zone).ShouldBe(new DateTime(2026, 10, 1, 4, 0, 0, DateTimeKind.Utc));
    }
}
