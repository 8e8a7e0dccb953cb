using System.Net;
using System.Text.Json;
using Alliance.Partnerships.Engagements;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Platform.Accounts;

/// <summary>AC-11: the screen locks after 30 idle minutes, and what was typed outlives it.</summary>
public abstract class IdleLockTests(TestHouse house) : HouseTest(house)
{
    private static readonly (string, string) ByScript = ("Accept", "application/json");

    [Fact]
    public async Task Get_Within30Minutes_GoesOn()
    {
        var browser = await House.SignInAsync(Role.Steward);
        for (var i = 0; i < 4; i++)
        {
            House.Clock.Advance(TimeSpan.FromMinutes(29));
            (await browser.GetAsync("/my-trail")).ShouldBeOk();
        }
    }

    [Fact]
    public async Task Get_After30Minutes_AsksForThePasswordAndComesBack()
    {
        var account = await House.AddAccountAsync("away", Role.Steward);
        var browser = await House.SignInAsync(account, Role.Steward);
        House.Clock.Advance(TimeSpan.FromMinutes(30) + TimeSpan.FromSeconds(1));

        var locked = await browser.GetAsync("/my-trail?others=true");
        locked.ShouldRedirectTo("/unlock?returnUrl=%2Fmy-trail%3Fothers%3Dtrue");
        var page = await locked.FollowAsync();
        page.ShouldSay("this screen is locked");
        page.Document.QuerySelector("nav.pa-nav").ShouldBeNull();
        (await page.Form().Set("Password", "not the password").SubmitAsync()).ShouldHaveError("", "This is not your password.");
        (await browser.GetAsync("/Stewardship/Desk")).Location!.ShouldStartWith("/unlock");
        var open = await page.Form().Set("Password", TestPeople.Password).SubmitAsync();

        open.ShouldRedirectTo("/my-trail?others=true");
        (await open.FollowAsync()).ShouldBeOk();
        (await House.EventsAsync(AccountEvents.ScreenUnlocked)).ShouldContain(e => e.ActorId == account.Id);
    }

    [Fact]
    public async Task Unlock_AReturnAddressElsewhere_IsNotFollowed()
    {
        var browser = await LockedAsync("tempted");

        var open = await (await browser.GetAsync("/unlock?returnUrl=https%3A%2F%2Felsewhere.example")).Form().Set("Password", TestPeople.Password).SubmitAsync();

        open.ShouldRedirectTo("/");
    }

    [Fact]
    public async Task Post_TooLate_KeepsTheFormUntilItsWriterIsBack()
    {
        var partner = await House.AddPartnerAsync();
        var officer = await House.AddAccountAsync("late-writer", Role.Officer);
        await House.AddRelationshipAsync(partner.Id, officer.Id);
        var browser = await House.SignInAsync(officer, Role.Officer);
        var form = (await browser.GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form")
            .Set("Input.Purpose", "The bench by the door").Set("Input.Heard", "A long story, typed <b>slowly</b> & \"well\"");
        House.Clock.Advance(TimeSpan.FromMinutes(45));

        var locked = await form.SubmitAsync();
        locked.ShouldBeOk();
        locked.ShouldSay("What you typed is kept until you are back.");
        locked.ShouldNotSay("A long story");
        (await House.AskAsync(db => db.Set<Engagement>().AnyAsync(e => e.PartnerId == partner.Id))).ShouldBeFalse();
        var wrong = await locked.Form().Set("Password", "not the password").SubmitAsync();
        wrong.ShouldHaveError("", "This is not your password.");
        var open = await wrong.Form().Set("Password", TestPeople.Password).SubmitAsync();
        open.ShouldSay("What you typed is still here");
        var saved = await open.Form().SubmitAsync("Save what I typed");

        saved.Status.ShouldBe(HttpStatusCode.Redirect);
        (await House.AskAsync(db => db.Set<Engagement>().Where(e => e.PartnerId == partner.Id).Select(e => e.Heard).SingleAsync())).ShouldBe("A long story, typed <b>slowly</b> & \"well\"");
    }

    [Fact]
    public async Task Post_TooLateWithAPassword_DoesNotCarryThePassword()
    {
        var browser = await House.SignInAsync(await House.AddAccountAsync("changing", Role.Steward), Role.Steward);
        var form = (await browser.GetAsync("/my-password")).Form("form.pa-form").Set("Current", TestPeople.Password).Set("Input.New", "a secret of four words").Set("Input.Again", "a secret of four words");
        House.Clock.Advance(TimeSpan.FromMinutes(45));

        var locked = await form.SubmitAsync();

        locked.ShouldBeOk();
        locked.Body.ShouldNotContain("secret of four");
        locked.Body.ShouldNotContain(TestPeople.Password);
    }

    [Fact]
    public async Task Post_FromAnotherSite_IsNotKept()
    {
        var browser = await LockedAsync("tricked");

        var forged = await browser.PostAsync("/accounts/add", [new("Input.Name", "planted")]);

        forged.ShouldBe(HttpStatusCode.BadRequest);
        forged.Document.QuerySelector("input[name=Kept]").ShouldBeNull();
    }

    [Fact]
    public async Task Unlock_AKeptPathElsewhere_IsNotOffered()
    {
        var browser = await LockedAsync("led-away");
        var form = (await browser.GetAsync("/unlock")).Form().Set("Password", TestPeople.Password).Forge("Kept", "[]").Forge("KeptPath", "https://elsewhere.example/");

        (await form.SubmitAsync()).ShouldRedirectTo("/");
    }

    [Fact]
    public async Task Background_Requests_DoNotRenewTheClock()
    {
        var browser = await House.SignInAsync(await House.AddAccountAsync("polling", Role.Steward), Role.Steward);
        for (var i = 0; i < 3; i++)
        {
            House.Clock.Advance(TimeSpan.FromMinutes(9));
            (await browser.GetAsync("/my-trail", ("X-Background", "1"))).ShouldBeOk();
        }
        House.Clock.Advance(TimeSpan.FromMinutes(4));

        (await browser.GetAsync("/my-trail", ("X-Background", "1"))).ShouldBe((HttpStatusCode)419);
        (await browser.GetAsync("/my-trail")).Location!.ShouldStartWith("/unlock");
    }

    [Fact]
    public async Task StillHere_WhileSomebodyWrites_RenewsTheClock()
    {
        var browser = await House.SignInAsync(await House.AddAccountAsync("writing", Role.Steward), Role.Steward);
        var token = (await browser.GetAsync("/my-trail")).Element("meta[name='csrf-token']").GetAttribute("content")!;
        for (var i = 0; i < 3; i++)
        {
            House.Clock.Advance(TimeSpan.FromMinutes(20));
            (await browser.PostAsync("/still-here", [], ("X-Requested-With", "fetch"), ("RequestVerificationToken", token))).ShouldBe(HttpStatusCode.NoContent);
        }

        (await browser.GetAsync("/my-trail")).ShouldBeOk();
    }

    [Fact]
    public async Task Unlock_ByTheOverlay_AnswersInJson()
    {
        var account = await House.AddAccountAsync("overlay", Role.Steward);
        var browser = await House.SignInAsync(account, Role.Steward);
        var overlay = (await browser.GetAsync("/my-trail")).Form("dialog#lock form");
        House.Clock.Advance(TimeSpan.FromMinutes(31));

        var wrong = Answer(await overlay.Set("password", "not the password").SubmitAsync(headers: ByScript));
        var right = Answer(await overlay.Set("password", TestPeople.Password).SubmitAsync(headers: ByScript));

        wrong.GetProperty("ok").GetBoolean().ShouldBeFalse();
        wrong.GetProperty("message").GetString().ShouldBe("This is not your password.");
        right.GetProperty("ok").GetBoolean().ShouldBeTrue();
        right.GetProperty("token").GetString().ShouldNotBeNullOrEmpty();
        (await browser.GetAsync("/my-trail")).ShouldBeOk();
    }

    [Fact]
    public async Task Unlock_APageOfSomebodyElse_StaysLocked()
    {
        var browser = await House.SignInAsync(await House.AddAccountAsync("beneath", Role.Steward), Role.Steward);
        var overlay = (await browser.GetAsync("/my-trail")).Form("dialog#lock form");
        var other = await House.SignInAsync(await House.AddAccountAsync("above", Role.Steward), Role.Steward);

        // The other person signed in in the same browser: their cookies, the first person's page with its token.
        var answer = Answer(await other.PostAsync("/unlock", overlay.Set("password", TestPeople.Password).Fields, ByScript));

        answer.GetProperty("ok").GetBoolean().ShouldBeFalse();
        answer.GetProperty("message").GetString()!.ShouldContain("Somebody else has signed in");
    }

    [Fact]
    public async Task Unlock_WithoutItsToken_IsRefused()
    {
        var browser = await LockedAsync("forged");

        (await browser.PostAsync("/unlock", [new("Password", TestPeople.Password)])).ShouldBe(HttpStatusCode.BadRequest);

        (await browser.GetAsync("/my-trail")).Location!.ShouldStartWith("/unlock");
    }

    [Fact]
    public async Task Unlock_FiveWrongPasswords_LocksAndEndsTheTicket()
    {
        var account = await House.AddAccountAsync("guessed", Role.Steward);
        var browser = await House.SignInAsync(account, Role.Steward);
        House.Clock.Advance(TimeSpan.FromMinutes(31));
        var page = await (await browser.GetAsync("/my-trail")).FollowAsync();

        for (var i = 0; i < 4; i++) page = await page.Form().Set("Password", "not the password").SubmitAsync();
        var end = await page.Form().Set("Password", "not the password").SubmitAsync();

        (await end.FollowAsync()).ShouldSay("your account is locked");
        (await House.AccountAsync("guessed")).LockoutEnd.ShouldNotBeNull();
        (await House.AskAsync(db => db.Set<SignInTicket>().AnyAsync(t => t.AccountId == account.Id))).ShouldBeFalse();
        (await browser.GetAsync("/my-trail")).Location!.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task SignIn_AsSomebodyElseWhileLocked_IsOpen()
    {
        var browser = await LockedAsync("gone-home");

        (await browser.GetAsync("/sign-in")).ShouldBeOk();
    }

    private async Task<Browser> LockedAsync(string name)
    {
        var browser = await House.SignInAsync(await House.AddAccountAsync(name, Role.Steward), Role.Steward);
        House.Clock.Advance(TimeSpan.FromMinutes(31));
        return browser;
    }

    private static JsonElement Answer(Page page) => JsonDocument.Parse(page.Body).RootElement;
}

public sealed class IdleLockTestsOnSqlite(SqliteHouse house) : IdleLockTests(house), IClassFixture<SqliteHouse>;

public sealed class IdleLockTestsOnPostgres(PostgresHouse house) : IdleLockTests(house), IClassFixture<PostgresHouse>;
