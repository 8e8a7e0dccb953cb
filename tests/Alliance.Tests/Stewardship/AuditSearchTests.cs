using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship;

/// <summary>Which events the steward finds, and what of each is shown. Each test has an agency of its own.</summary>
public sealed class AuditSearchTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    [Fact]
    public async Task Search_OfADay_HoldsItsFirstAndLastMomentWhereTheAgencyIs()
    {
        var village = await Village.BuildAsync(House);
        var (day, late) = (village.Today.AddDays(-3), new TimeOnly(23, 59, 59, 999));
        DateTime At(DateOnly on, TimeOnly time) => TimeZoneInfo.ConvertTimeToUtc(on.ToDateTime(time), village.Agency.Zone);
        await village.TellAsync("DayBefore", At(day.AddDays(-1), late));
        await village.TellAsync("Morning", At(day, TimeOnly.MinValue));
        await village.TellAsync("Evening", At(day, late));
        await village.TellAsync("DayAfter", At(day.AddDays(1), TimeOnly.MinValue));

        (await FoundAsync(village, new AuditFilter { Day = day })).ShouldBe(["Evening", "Morning"]);
    }

    [Fact]
    public async Task Search_OfADayWithoutAMidnight_BeginsWhereItsFirstHourDoes()
    {
        var village = await Village.BuildAsync(House);
        await village.AskAsync(db => db.Agencies.Where(a => a.Id == village.Agency.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.TimeZone, "America/Havana")));
        // There the clocks go from midnight to one o'clock on this day.
        await village.TellAsync("DayBefore", new DateTime(2027, 3, 14, 4, 59, 59, DateTimeKind.Utc));
        await village.TellAsync("FirstSecond", new DateTime(2027, 3, 14, 5, 0, 0, DateTimeKind.Utc));

        (await FoundAsync(village, new AuditFilter { Day = new DateOnly(2027, 3, 14) })).ShouldBe(["FirstSecond"]);
    }

    [Fact]
    public async Task Search_ByActionRoleWhoAndPlace_FindsOnlyThose()
    {
        var village = await Village.BuildAsync(House);
        var now = House.Clock.Instant();
        await village.TellAsync("Alpha", now.AddSeconds(1), village.Officer.Id, Role.Officer);
        await village.TellAsync("Beta", now.AddSeconds(2), village.Supervisor.Id, Role.Supervisor);
        var last = await village.TellAsync("Beta", now.AddSeconds(3));

        (await FoundAsync(village, new AuditFilter { Action = "Alpha" })).ShouldBe(["Alpha"]);
        (await FoundAsync(village, new AuditFilter { Role = "Supervisor" })).ShouldBe(["Beta"]);
        (await FoundAsync(village, new AuditFilter { Who = village.Officer.Id })).ShouldBe(["Alpha"]);
        (await FoundAsync(village, new AuditFilter { Action = "Alpha", Who = village.Supervisor.Id })).ShouldBeEmpty();
        (await FoundAsync(village, new AuditFilter { Before = last })).Take(2).ShouldBe(["Beta", "Alpha"]);
        var actions = await House.DoAsync(services => services.GetRequiredService<AuditSearch>().ActionsAsync(), village.Agency.Id);
        actions.Where(a => a is "Alpha" or "Beta").ShouldBe(["Alpha", "Beta"]);
        actions.ShouldBe(actions.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Search_OfMoreThanAPage_SaysWhereTheOlderOnesBegin()
    {
        var village = await Village.BuildAsync(House);
        var (now, filter) = (House.Clock.Instant(), new AuditFilter { Action = "Paged" });
        for (var n = 1; n <= AuditSearch.PageLength; n++) await village.TellAsync("Paged", now.AddSeconds(n));
        var whole = await SearchAsync(village, filter);
        await village.TellAsync("Paged", now.AddSeconds(AuditSearch.PageLength + 1));

        var first = await SearchAsync(village, filter);
        var second = await SearchAsync(village, filter with { Before = first.Older });

        whole.Lines.Count.ShouldBe(AuditSearch.PageLength);
        whole.Older.ShouldBeNull();
        first.Lines.Select(l => l.At).ShouldBe(Enumerable.Range(2, AuditSearch.PageLength).Reverse().Select(n => now.AddSeconds(n)));
        second.Lines.ShouldHaveSingleItem().At.ShouldBe(now.AddSeconds(1));
        second.Older.ShouldBeNull();
    }

    [Fact]
    public async Task Line_OfAnEvent_NamesColleaguesAndFields_AndPeopleOutsideByTheirSign()
    {
        const string json = """{"Contact/1":{"old":{"Name":"Zebulon"},"new":{"Name":"Otto","Email":"x"}},"Contact/2":{"new":{"Name":"Third"}},"Partner/3":{"was":{"Secret":1},"new":[1]},"note":{"new":{"Loose":1}},"Area/4":"text"}""";
        var village = await Village.BuildAsync(House);
        var (now, outside) = (House.Clock.Instant(), House.NewId());
        await village.TellAsync("Marked", now.AddSeconds(1), village.Officer.Id, Role.Officer, outside, json);
        await village.TellAsync("Marked", now.AddSeconds(2), null, null, village.Officer.Id, "[1]");
        await village.TellAsync("Marked", now.AddSeconds(3));

        var lines = (await SearchAsync(village, new AuditFilter { Action = "Marked" })).Lines;

        lines.Select(l => (l.Who, l.Role, l.Whose, l.Sign, l.Purpose, l.Source)).ShouldBe(
        [
            (null, "System", null, null, "testing", "test"),
            (null, "System", village.Officer.DisplayName, null, "testing", "test"),
            (village.Officer.DisplayName, "Officer", null, Sign.Of(outside), "testing", "test"),
        ]);
        lines.Select(l => string.Join('|', l.Fields)).ShouldBe(["", "", "Contact: Name|Contact: Email"]);
    }

    private Task<(IReadOnlyList<AuditLine> Lines, Guid? Older)> SearchAsync(Village village, AuditFilter filter) => House.DoAsync(services => services.GetRequiredService<AuditSearch>().FindAsync(filter), village.Agency.Id);

    private async Task<List<string>> FoundAsync(Village village, AuditFilter filter) => [.. (await SearchAsync(village, filter)).Lines.Select(l => l.Action)];
}
