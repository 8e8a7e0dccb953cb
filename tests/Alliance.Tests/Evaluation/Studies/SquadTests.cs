using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Evaluation.Studies;

/// <summary>The administrator's squads.</summary>
public abstract class SquadTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Squad_FormedFilledAndLeft_KeepsTheDays()
    {
        var (administrator, first) = await FormAsync("Harbor days");
        var (_, second) = await FormAsync("Harbor nights");
        var officer = await House.AddAccountAsync("mover", Role.Officer);

        (await (await administrator.GetAsync($"/squads/{first}")).Form("#move").Set("People", $"{officer.Id}").Set("From", "2027-02-01").SubmitAsync()).ShouldRedirectTo($"/squads/{first}");
        (await administrator.GetAsync($"/squads/{second}")).ShouldSay("now in Harbor days");
        (await (await administrator.GetAsync($"/squads/{second}")).Form("#move").Set("People", $"{officer.Id}").Set("From", "2027-03-02").SubmitAsync()).ShouldRedirectTo($"/squads/{second}");

        var rows = await House.AskAsync(db => db.Set<SquadMember>().Where(m => m.AccountId == officer.Id).OrderBy(m => m.FromOn).ToListAsync());
        rows.Select(m => (m.SquadId, m.FromOn, m.UntilOn)).ShouldBe([(first, new DateOnly(2027, 2, 1), new DateOnly(2027, 3, 2)), (second, new DateOnly(2027, 3, 2), null)]);
        (await House.EventsAsync(AccountEvents.SquadJoined)).Count(e => e.SubjectId == officer.Id).ShouldBe(2);
        (await (await administrator.GetAsync($"/squads/{second}")).Form($"#leave-{officer.Id}").SubmitAsync()).ShouldRedirectTo($"/squads/{second}");
        (await House.AskAsync(db => db.Set<SquadMember>().CountAsync(m => m.AccountId == officer.Id))).ShouldBe(1, "who never began is not kept as if they had");
    }

    [Fact]
    public async Task Squad_OfATakenName_OrWithoutOne_IsRefused()
    {
        var (administrator, _) = await FormAsync("Mill days");

        (await (await administrator.GetAsync("/squads")).Form("#form").Set("Input.Name", " mill DAYS ").SubmitAsync()).ShouldHaveError("Input.Name", "There is a squad of this name already.");
        (await (await administrator.GetAsync("/squads")).Form("#form").SubmitAsync()).ShouldHaveError("Input.Name", "Give the squad a name: a shift or a call sign.");
    }

    [Fact]
    public async Task Squad_RenamedThenDissolved_FreesItsNameAndPeople()
    {
        var (administrator, id) = await FormAsync("Old name");
        var officer = await House.AddAccountAsync("stayer", Role.Officer);
        await (await administrator.GetAsync($"/squads/{id}")).Form("#move").Set("People", $"{officer.Id}").Set("From", "2027-01-01").SubmitAsync();

        (await (await administrator.GetAsync($"/squads/{id}")).Form("#rename").Set("Input.Name", "New name").SubmitAsync()).ShouldRedirectTo($"/squads/{id}");
        (await (await administrator.GetAsync($"/squads/{id}")).Form("#dissolve").SubmitAsync()).ShouldRedirectTo("/squads");

        (await administrator.GetAsync($"/squads/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await administrator.GetAsync("/squads")).ShouldSay("Dissolved on March 2, 2027");
        (await House.AskAsync(db => db.Set<SquadMember>().SingleAsync(m => m.AccountId == officer.Id))).UntilOn.ShouldBe(new DateOnly(2027, 3, 2));
        await FormAsync("New name");
    }

    [Fact]
    public async Task Move_BeforeALaterMove_IsRefused()
    {
        var (administrator, first) = await FormAsync("Quarry days");
        var (_, second) = await FormAsync("Quarry nights");
        var officer = await House.AddAccountAsync("planner", Role.Officer);
        await (await administrator.GetAsync($"/squads/{first}")).Form("#move").Set("People", $"{officer.Id}").Set("From", "2027-05-01").SubmitAsync();

        (await (await administrator.GetAsync($"/squads/{second}")).Form("#move").Set("People", $"{officer.Id}").Set("From", "2027-04-01").SubmitAsync()).ShouldSay("Somebody among them moves on a later day already.");
        (await (await administrator.GetAsync($"/squads/{second}")).Form("#move").Set("From", "2027-04-01").SubmitAsync()).ShouldSay("Choose at least one of those below.");
    }

    [Fact]
    public async Task Squads_ForOthers_AreClosed()
    {
        foreach (var role in new[] { Role.Officer, Role.Supervisor, Role.Evaluator, Role.Trainer, Role.Steward })
            (await (await House.SignInAsync(role)).GetAsync("/squads")).ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<(Browser Administrator, Guid Squad)> FormAsync(string name)
    {
        var administrator = await House.SignInAsync(Role.Administrator);
        var done = await (await administrator.GetAsync("/squads")).Form("#form").Set("Input.Name", name).SubmitAsync();
        return (administrator, StudyStory.KeyIn(done));
    }
}

public sealed class SquadTestsOnSqlite(SqliteHouse house) : SquadTests(house), IClassFixture<SqliteHouse>;

public sealed class SquadTestsOnPostgres(PostgresHouse house) : SquadTests(house), IClassFixture<PostgresHouse>;
