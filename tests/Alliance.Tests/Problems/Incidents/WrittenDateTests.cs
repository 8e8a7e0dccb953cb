using Alliance.Problems.Incidents.File;

namespace Alliance.Tests.Problems.Incidents;

public sealed class WrittenDateTests
{
    [Theory]
    [InlineData("2027-03-31")]
    [InlineData("2027-3-31")]
    [InlineData("2027/03/31")]
    [InlineData("2027-03-31T13:20:11Z")]
    [InlineData("2027-03-31 13:20:11.123")]
    [InlineData("20270331")]
    [InlineData("3/31/2027")]
    [InlineData("03/31/27")]
    [InlineData("3/31/2027 1:20 PM")]
    [InlineData("31/03/2027")]
    [InlineData("31.3.2027")]
    [InlineData("31 Mar 2027")]
    [InlineData("31-Mar-2027")]
    [InlineData("31-Mar-27 08:00")]
    [InlineData("March 31, 2027")]
    [InlineData("Wed, Mar 31 2027")]
    [InlineData("31st March 2027")]
    public void Read_OneDayInManyWays_IsThatDay(string text)
    {
        var date = WrittenDate.Read(WrittenDate.WithoutTime(text));

        (date.MonthFirst ?? date.DayFirst).ShouldBe(new DateOnly(2027, 3, 31));
        date.IsTwoWay.ShouldBeFalse();
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2027-02-30")]
    [InlineData("2027-13-01")]
    [InlineData("13/13/2027")]
    [InlineData("46112")]
    [InlineData("99999999")]
    [InlineData("12:30")]
    [InlineData("1/2-2027")]
    [InlineData("٣/٤/٢٠٢٧")]
    public void Read_Nonsense_IsNone(string text) => WrittenDate.Read(WrittenDate.WithoutTime(text)).IsNone.ShouldBeTrue();

    [Fact]
    public void Read_SlashesWithTwoSmallNumbers_GoBothWays()
    {
        var date = WrittenDate.Read("3/4/2027");

        date.IsTwoWay.ShouldBeTrue();
        (date.MonthFirst, date.DayFirst).ShouldBe((new DateOnly(2027, 3, 4), new DateOnly(2027, 4, 3)));
        WrittenDate.Read("4/4/2027").IsTwoWay.ShouldBeFalse();
        WrittenDate.Read("3.4.2027").IsTwoWay.ShouldBeFalse();
    }
}
