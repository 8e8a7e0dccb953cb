using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Team;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships.Team;

public abstract class ReportTests(TestHouse house) : HouseTest(house)
{
    /// <summary>The house's clock stands in March 2027; its towns are in Los Angeles, where February begins at 8 in the morning UTC.</summary>
    private static readonly Month February = new(2027, 2);
    private static readonly DateTime Start = new(2027, 2, 1, 8, 0, 0, DateTimeKind.Utc);

    private static DateTime Day(int day, int hour = 20) => new(2027, 2, day, hour, 0, 0, DateTimeKind.Utc);

    private Task<MonthlyReport> OfAsync(Village town, Month month) => House.DoAsync(services => services.GetRequiredService<MonthlyReports>().OfAsync(month), town.Agency.Id);

    [Fact]
    public async Task Hours_OfTheMonth_InTheAgencysOwnDays_ByArea()
    {
        var town = await Village.BuildAsync(House);
        var quay = town.Area("Old Quay");
        var (shop, stray) = (town.Partner("Shop", area: quay), town.Partner("Stray"));
        town.Talk(shop, Start, 30);
        town.Talk(shop, Start.AddSeconds(-1), 500);
        town.Talk(shop, new DateTime(2027, 3, 1, 7, 59, 59, DateTimeKind.Utc), 60);
        town.Talk(shop, new DateTime(2027, 3, 1, 8, 0, 0, DateTimeKind.Utc), 500);
        town.Talk(stray, Day(10), 15);
        await town.MoveInAsync();

        var report = await OfAsync(town, February);

        report.Areas.Select(a => (a.Name, a.Talks, a.Minutes)).ShouldBe([("Old Quay", 2, 90), (null, 1, 15)]);
        report.Hours.ShouldBe(1.75);
    }

    [Fact]
    public async Task Promises_DueInTheMonth_BySide()
    {
        var town = await Village.BuildAsync(House);
        var shop = town.Partner("Shop");
        town.Promise(shop, Side.Us, February.First, PromiseState.Kept);
        town.Promise(shop, Side.Us, February.Last, PromiseState.Broken);
        town.Promise(shop, Side.Us, February.Last);
        town.Promise(shop, Side.Us, February.First.AddDays(-1), PromiseState.Kept);
        town.Promise(shop, Side.Us, February.Last.AddDays(1), PromiseState.Kept);
        town.Promise(shop, Side.Them, new DateOnly(2027, 2, 14), PromiseState.Kept);
        await town.MoveInAsync();

        var report = await OfAsync(town, February);

        report.Ours.ShouldBe(new PromiseTally(Kept: 1, Broken: 1, Open: 1));
        report.Theirs.ShouldBe(new PromiseTally(Kept: 1, Broken: 0, Open: 0));
    }

    [Fact]
    public async Task Coverage_ThenAndNow_FollowsThePhases()
    {
        var town = await Village.BuildAsync(House);
        var quay = town.Area("Old Quay");
        void Met(string name, DateTime at, DateTime? ended = null)
        {
            var tie = town.Tie(town.Partner(name, area: quay), due: null);
            town.Step(tie, Phase.NotYetMet, at.AddDays(-5));
            town.Step(tie, Phase.Introduced, at);
            if (ended is null) return;
            town.Step(tie, Phase.Ended, ended.Value);
            tie.EndedAt = ended;
        }
        Met("Known before", Start.AddDays(-40));
        Met("Met in the month", Day(3));
        Met("Met after it", Day(28).AddDays(2));
        Met("Lost in the month", Start.AddDays(-90), ended: Day(9));
        town.Partner("Never met", area: quay);
        await town.MoveInAsync();

        var area = (await OfAsync(town, February)).Areas.ShouldHaveSingleItem();

        (area.KnownBefore, area.Known).ShouldBe((2, new Coverage(2, 5)));
    }

    [Fact]
    public async Task Solved_RepairsFirstMeetingsAndLatePromises_AreCountedOnce()
    {
        var town = await Village.BuildAsync(House);
        void Steps(string name, params (Phase Phase, DateTime At)[] steps)
        {
            var tie = town.Tie(town.Partner(name));
            foreach (var (phase, at) in steps) town.Step(tie, phase, at);
        }
        var before = Start.AddDays(-60);
        Steps("Repaired", (Phase.WorkingAlliance, before), (Phase.Strained, before.AddDays(1)), (Phase.Repairing, Day(2)), (Phase.WorkingAlliance, Day(8)));
        Steps("Repaired twice", (Phase.Building, before), (Phase.Strained, Day(1)), (Phase.Building, Day(2)), (Phase.Strained, Day(3)), (Phase.WorkingAlliance, Day(4)));
        Steps("Grown, not repaired", (Phase.Building, before), (Phase.WorkingAlliance, Day(8)));
        Steps("Still strained", (Phase.Building, before), (Phase.Strained, Day(8)));
        Steps("Met and grown in the month", (Phase.NotYetMet, before), (Phase.Introduced, Day(4)), (Phase.Building, Day(20)));
        var shop = town.Partner("Shop");
        town.Promise(shop, Side.Us, new DateOnly(2027, 2, 9), PromiseState.Kept, answeredAt: Day(12));
        // Ten at night in Los Angeles: still the day it was due.
        town.Promise(shop, Side.Us, new DateOnly(2027, 2, 11), PromiseState.Kept, answeredAt: Day(12, hour: 6));
        town.Promise(shop, Side.Them, new DateOnly(2027, 2, 1), PromiseState.Kept, answeredAt: Day(3));
        town.Promise(shop, Side.Them, new DateOnly(2027, 2, 1), PromiseState.Broken, answeredAt: Day(3));
        await town.MoveInAsync();

        (await OfAsync(town, February)).Solved.ShouldBe(new Solved(Repaired: 2, FirstMeetings: 1, KeptLate: 2));
    }

    [Fact]
    public async Task Get_AMonth_SaysThatActivityIsNoOutcome_AndNothingAnybodySaid()
    {
        var town = await Village.BuildAsync(House);
        var shop = town.Partner("The shop itself", area: town.Area("Old Quay"));
        town.Contact(shop, "Rosa Invented");
        town.Talk(shop, Day(4), 45);
        town.Promise(shop, Side.Us, new DateOnly(2027, 2, 9), PromiseState.Kept, answeredAt: Day(12));
        await town.MoveInAsync();
        var browser = await town.SignInAsync(Role.Supervisor);

        foreach (var page in new[] { await browser.GetAsync("/Partnerships/Team/Report?month=2027-02"), await browser.GetAsync("/Partnerships/Export/Report?month=2027-02") })
        {
            page.ShouldBeOk();
            foreach (var word in new[] { "Rosa", "Words of", "shop itself", town.Officer.DisplayName }) page.ShouldNotSay(word);
        }
        var report = await browser.GetAsync("/Partnerships/Team/Report?month=2027-02");
        report.ShouldSay("Partnerships in February 2027");
        report.ShouldSay("are activity, not outcomes");
        report.ShouldSay("One promise was kept after its day");
        report.Texts("tbody tr").ShouldBe(["Old Quay 0.8 0 of 1 0 of 1"]);
    }

    [Theory]
    [InlineData("", "February 2027")]
    [InlineData("?month=nonsense", "February 2027")]
    [InlineData("?month=2027-13", "February 2027")]
    [InlineData("?month=9999-01", "March 2027")]
    [InlineData("?month=2026-12", "December 2026")]
    public async Task Get_WhateverMonthIsAsked_ShowsOne(string query, string month)
    {
        var town = await Village.BuildAsync(House);

        var page = await (await town.SignInAsync(Role.Supervisor)).GetAsync($"/Partnerships/Team/Report{query}");

        page.ShouldBeOk();
        page.ShouldSay($"Partnerships in {month}");
    }

    [Fact]
    public async Task Export_AMonth_GivesTheSameFigures_AndIsWrittenDown()
    {
        var town = await Village.BuildAsync(House);
        town.Talk(town.Partner("Shop", area: town.Area("=Old Quay")), Day(4), 45);
        await town.MoveInAsync();

        var file = await (await town.SignInAsync(Role.Supervisor)).GetAsync("/Partnerships/Export/Report?month=2027-02");

        file.Response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        file.Response.Content.Headers.ContentDisposition!.FileName.ShouldBe("partnerships-2027-02.csv");
        file.Body.ShouldContain("2027-02,minutes,'=Old Quay,45\r\n");
        (await House.EventsAsync(PartnershipEvents.AggregatesExported, town.Agency.Id)).ShouldHaveSingleItem().ActorId.ShouldBe(town.Supervisor.Id);
    }
}

public sealed class ReportTestsOnSqlite(SqliteHouse house) : ReportTests(house), IClassFixture<SqliteHouse>;

public sealed class ReportTestsOnPostgres(PostgresHouse house) : ReportTests(house), IClassFixture<PostgresHouse>;
