using System.Globalization;
using Alliance.Partnerships.Touchpoints;

namespace Alliance.Tests.Partnerships.Touchpoints;

public sealed class SeriesDaysTests
{
    [Theory]
    [InlineData("2027-03-02", Rhythm.Weekly, "2027-03-02 2027-03-09 2027-03-16")]
    [InlineData("2027-12-21", Rhythm.TwoWeekly, "2027-12-21 2028-01-04 2028-01-18")]
    [InlineData("2028-02-01", Rhythm.FourWeekly, "2028-02-01 2028-02-29 2028-03-28")]
    [InlineData("2027-01-12", Rhythm.MonthlyWeekday, "2027-01-12 2027-02-09 2027-03-09")]
    [InlineData("2027-01-31", Rhythm.MonthlyWeekday, "2027-01-31 2027-02-28 2027-03-28")]
    [InlineData("2027-01-31", Rhythm.MonthlyDay, "2027-01-31 2027-02-28 2027-03-31")]
    [InlineData("2028-01-30", Rhythm.MonthlyDay, "2028-01-30 2028-02-29 2028-03-30")]
    [InlineData("2027-11-05", Rhythm.MonthlyDay, "2027-11-05 2027-12-05 2028-01-05")]
    public void From_AFirstDay_FollowsTheRule(string first, Rhythm rhythm, string days) =>
        string.Join(' ', SeriesDays.From(DateOnly.Parse(first, CultureInfo.InvariantCulture), rhythm).Take(3).Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))).ShouldBe(days);

    [Fact]
    public void From_EachFirstDayOfTwoYears_KeepsItsWeekdayAndItsMonth()
    {
        for (var first = new DateOnly(2027, 1, 1); first.Year < 2029; first = first.AddDays(1))
            foreach (var (number, day) in SeriesDays.From(first, Rhythm.MonthlyWeekday).Take(SeriesDays.Most).Index())
            {
                day.DayOfWeek.ShouldBe(first.DayOfWeek);
                (day.Year * 12 + day.Month).ShouldBe(first.Year * 12 + first.Month + number);
            }
    }
}
