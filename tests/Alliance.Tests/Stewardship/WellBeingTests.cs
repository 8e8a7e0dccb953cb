using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Stewardship.WellBeing;
using Alliance.Tests.House;
using Alliance.Tests.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Stewardship;

/// <summary>A sheet for oneself: the server hands it out, learns nothing, and does not note who asked for it.</summary>
public abstract class WellBeingTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Get_ByAnOfficer_ChangesNoRowOfTheAgency()
    {
        var officer = await House.SignInAsync(Role.Officer);
        (await officer.GetAsync("/my-trail")).ShouldBeOk();
        var before = await House.ContentsAsync(TestPeople.AgencyId);

        (await officer.GetAsync("/well-being")).ShouldBeOk();

        (await House.ContentsAsync(TestPeople.AgencyId)).ShouldBe(before);
    }

    [Fact]
    public async Task Page_HasNothingThatCouldSend()
    {
        var page = await (await House.SignInAsync(Role.Officer)).GetAsync("/well-being");

        page.Document.QuerySelectorAll("main form, [hx-get], [hx-post], body[data-still-here]:not([data-still-here='']), body[data-idle-minutes]:not([data-idle-minutes='']), main script, dialog").ShouldBeEmpty();
        page.Document.QuerySelectorAll("main input").Length.ShouldBe(3 * WellBeingSheet.Questions.Count);
        page.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Page_WithoutScript_SaysHowToReadItOneself()
    {
        var page = await (await House.SignInAsync(Role.Officer)).GetAsync("/well-being");

        page.Document.QuerySelectorAll("[data-reading]").Length.ShouldBe(4);
        page.Document.QuerySelectorAll("[data-reading][hidden], [data-well-when][hidden]").ShouldBeEmpty();
        page.ShouldSay("Several “most days”");
    }

    [Fact]
    public async Task WhereToTurn_NamedByTheAdministrator_StandsThere()
    {
        (await (await House.SignInAsync(Role.Officer)).GetAsync("/well-being")).ShouldSay("named nobody here yet");
        var administrator = await House.SignInAsync(Role.Administrator);

        await (await administrator.GetAsync("/agency")).Form("#agency").Set("Input.WhereToTurn", "Peer support: 555-0199\nEmployee assistance: 555-0198").SubmitAsync();

        var page = await (await House.SignInAsync(Role.Officer)).GetAsync("/well-being");
        page.ShouldSay("Peer support: 555-0199");
        page.ShouldSay("988");
        page.ShouldNotSay("named nobody here yet");
        await (await administrator.GetAsync("/agency")).Form("#agency").Set("Input.WhereToTurn", "").SubmitAsync();
    }

    [Fact]
    public async Task Post_OfAnything_IsNoDeed()
    {
        var officer = await House.SignInAsync(Role.Officer);
        var token = (await officer.GetAsync("/my-password")).Form("form.pa-form").Value("__RequestVerificationToken")!;

        var answer = await officer.PostAsync("/well-being", [new("__RequestVerificationToken", token), new("sleep", "2")]);

        ((int)answer.Status).ShouldBeOneOf(200, 400, 404, 405);
        (await House.AskAsync(db => db.AuditEvents.CountAsync(e => e.Purpose.Contains("well")))).ShouldBe(0);
    }

    [Fact]
    public async Task Get_ByAStranger_LeadsToTheSignIn() => (await House.Stranger().GetAsync("/well-being")).ShouldBe(HttpStatusCode.Redirect);
}

public sealed class WellBeingTestsOnSqlite(SqliteHouse house) : WellBeingTests(house), IClassFixture<SqliteHouse>;

public sealed class WellBeingTestsOnPostgres(PostgresHouse house) : WellBeingTests(house), IClassFixture<PostgresHouse>;
