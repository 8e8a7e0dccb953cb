using Alliance.Partnerships.Team;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Partnerships.Team;

/// <summary>Time set aside against what the cadences ask: a supervisor sees the whole, an officer their own.</summary>
public abstract class TimeTests(TestHouse house) : HouseTest(house)
{
    private const string Path = "/Partnerships/Time";

    [Fact]
    public async Task Get_ByASupervisor_SaysWhatFallsAwayAndWhatCouldGive()
    {
        var town = await Village.BuildAsync(House);
        var (market, hill) = (town.Area("Market Row"), town.Area("Hill"));
        for (var i = 0; i < 12; i++) town.Tie(town.Partner($"Shop {i}", area: market), cadence: 7);
        town.Tie(town.Partner("Mill", area: hill), cadence: 30);
        town.Settings(cadence: 30, hours: 1);
        await town.MoveInAsync();

        var page = await (await town.SignInAsync(Role.Supervisor)).GetAsync(Path);

        // 12 a week and one a month at half an hour each, against one hour a week.
        page.ShouldSay("27 hours a month are asked for, 4 are there.");
        page.ShouldSay("45 talks would fall away each month.");
        page.ShouldSay("7 hours a week for each officer would do");
        page.ShouldSay("13 hours a month would be asked for");
        page.ShouldSay("Market Row");
        // One relationship alone would be one officer's.
        page.ShouldNotSay("Hill");
        page.ShouldSay("The others together");
        page.ShouldNotSay(town.Officer.DisplayName);
    }

    [Fact]
    public async Task Get_ByAnOfficer_CountsTheirOwnAlone()
    {
        var town = await Village.BuildAsync(House);
        var other = await House.AddAccountAsync(town.Agency.Id, $"other-{town.Agency.Id}", Role.Officer);
        var mine = town.Partner("Mine");
        town.Tie(mine, cadence: 7);
        for (var i = 0; i < 12; i++) town.Tie(town.Partner($"Theirs {i}"), cadence: 7, owner: other);
        town.Talk(mine, town.Now.AddDays(-3), 120);
        town.Settings(cadence: 30, hours: 6);
        await town.MoveInAsync();

        var page = await (await town.SignInAsync(Role.Officer)).GetAsync(Path);

        page.ShouldSay("one relationship, about 4 talks, 120 minutes each");
        page.ShouldSay("9 hours a month are asked for, 26 are there.");
        page.ShouldSay("It fits");
        page.ShouldNotSay("By neighborhood");
    }

    [Fact]
    public async Task Budget_Changed_StandsThereAsARow()
    {
        var town = await Village.BuildAsync(House);
        var lead = await town.SignInAsync(Role.Supervisor);
        (await lead.GetAsync(Path)).ShouldSay("Nobody has changed it yet.");

        foreach (var hours in new[] { "4", "8" })
        {
            House.Clock.Advance(TimeSpan.FromMinutes(1));
            await (await lead.GetAsync("/Partnerships/Settings")).Form("#settings").Set("Input.WeeklyHoursPerOfficer", hours).SubmitAsync();
        }

        await (await lead.GetAsync("/Partnerships/Settings")).Form("#settings").Set("Input.CadenceDays", "90").SubmitAsync();

        (await town.AskAsync(db => db.Set<TimeBudget>().OrderBy(b => b.Id).Select(b => b.HoursPerOfficer).ToListAsync())).ShouldBe([4, 8]);
        var page = await lead.GetAsync(Path);
        page.ShouldSay("8 hours a week");
        page.ShouldSay("4 hours a week");
        page.ShouldSay(town.Supervisor.DisplayName);
    }

    [Fact]
    public async Task Get_WhereNothingIsThere_SaysSo()
    {
        var town = await Village.BuildAsync(House);

        (await (await town.SignInAsync(Role.Officer)).GetAsync(Path)).ShouldSay("You tend no relationship yet");
        (await (await town.SignInAsync(Role.Supervisor)).GetAsync(Path)).ShouldSay("No relationship asks for time yet.");
    }
}

public sealed class TimeTestsOnSqlite(SqliteHouse house) : TimeTests(house), IClassFixture<SqliteHouse>;

public sealed class TimeTestsOnPostgres(PostgresHouse house) : TimeTests(house), IClassFixture<PostgresHouse>;
