using System.Net;
using Alliance.Partnerships.Engagements;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Platform.Accounts;

/// <summary>AC-11: twelve hours after the sign-in everybody shows again who they are, however busy they were.</summary>
public abstract class ReauthenticationTests(TestHouse house) : HouseTest(house)
{
    private async Task<Page> StayBusyAsync(Browser browser, TimeSpan time)
    {
        var page = await browser.GetAsync("/my-trail");
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMinutes(20))
        {
            House.Clock.Advance(TimeSpan.FromMinutes(20));
            page = await browser.GetAsync("/my-trail");
        }
        return page;
    }

    [Fact]
    public async Task Get_TwelveBusyHoursLater_AsksForPasswordAndCode()
    {
        var account = await House.AddAccountAsync("busy", Role.Steward);
        var key = await House.GiveAuthenticatorAsync(account);
        var browser = await House.SignInAsync(account, Role.Steward);
        (await StayBusyAsync(browser, TimeSpan.FromHours(11))).ShouldBeOk();

        var asked = await StayBusyAsync(browser, TimeSpan.FromHours(1));
        var page = await asked.FollowAsync();
        page.ShouldSay("You signed in more than 12 hours ago.");
        (await page.Form().Set("Password", TestPeople.Password).SubmitAsync()).ShouldHaveError("", "The password or the code is not right.");
        var open = await page.Form().Set("Password", TestPeople.Password).Set("Code", House.Code(key)).SubmitAsync();

        open.ShouldRedirectTo("/my-trail");
        (await StayBusyAsync(browser, TimeSpan.FromHours(11))).ShouldBeOk();
        (await StayBusyAsync(browser, TimeSpan.FromHours(1))).Location!.ShouldStartWith("/unlock");
        (await House.EventsAsync(AccountEvents.SignedIn)).ShouldContain(e => e.EntityId == account.Id);
    }

    [Fact]
    public async Task Unlock_AYearOldPassword_AsksForANewOneFirst()
    {
        var account = await House.AddAccountAsync("old-words", Role.Steward);
        var key = await House.GiveAuthenticatorAsync(account);
        House.Clock.Advance(TimeSpan.FromDays(365) - TimeSpan.FromHours(1));
        var browser = await House.SignInAsync(account, Role.Steward);
        var page = await (await StayBusyAsync(browser, TimeSpan.FromHours(12))).FollowAsync();

        var refused = await page.Form().Set("Password", TestPeople.Password).Set("Code", House.Code(key)).SubmitAsync();

        refused.ShouldHaveError("", "Your password is a year old.");
        (await browser.GetAsync("/my-trail")).Location!.ShouldStartWith("/unlock");
    }

    [Fact]
    public async Task Post_AfterTwelveHours_KeepsTheForm()
    {
        var partner = await House.AddPartnerAsync();
        var officer = await House.AddAccountAsync("night-shift", Role.Officer);
        var key = await House.GiveAuthenticatorAsync(officer);
        await House.AddRelationshipAsync(partner.Id, officer.Id);
        var browser = await House.SignInAsync(officer, Role.Officer);
        var form = (await browser.GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form").Set("Input.Purpose", "The gate at closing time").Set("Input.Heard", "Typed at the end of a long night");
        await StayBusyAsync(browser, TimeSpan.FromHours(12));

        var kept = await form.SubmitAsync();
        var open = await kept.Form().Set("Password", TestPeople.Password).Set("Code", House.Code(key)).SubmitAsync();
        var saved = await open.Form().SubmitAsync("Save what I typed");

        saved.Status.ShouldBe(HttpStatusCode.Redirect);
        (await House.AskAsync(db => db.Set<Engagement>().AnyAsync(e => e.PartnerId == partner.Id && e.Heard == "Typed at the end of a long night"))).ShouldBeTrue();
    }

    [Fact]
    public async Task ActAs_DoesNotLengthenTheSignIn()
    {
        var account = await House.AddAccountAsync("switcher", Role.Steward, Role.Trainer);
        var browser = await House.SignInAsync(account, Role.Steward);
        await StayBusyAsync(browser, TimeSpan.FromHours(11));
        await (await browser.GetAsync("/act-as")).Form().SubmitAsync("Trainer");

        (await StayBusyAsync(browser, TimeSpan.FromHours(1))).Location!.ShouldStartWith("/unlock");
    }

    [Fact]
    public async Task Get_ADayLater_IsASignInLikeAnyOther()
    {
        var browser = await House.SignInAsync(await House.AddAccountAsync("yesterday", Role.Steward), Role.Steward);
        House.Clock.Advance(TimeSpan.FromHours(24));

        (await browser.GetAsync("/my-trail")).ShouldRedirectTo("/sign-in?ReturnUrl=%2Fmy-trail");
    }

    [Fact]
    public async Task Post_AfterTheSignInWasEnded_ShowsTheWords()
    {
        var partner = await House.AddPartnerAsync();
        var officer = await House.AddAccountAsync("ended", Role.Officer);
        var browser = await House.SignInAsync(officer, Role.Officer);
        var form = (await browser.GetAsync($"/Partnerships/Engagements/Log/{partner.Id}")).Form("form.pa-form").Set("Input.Heard", "Words to be copied");
        await House.AskAsync(db => db.Set<SignInTicket>().Where(t => t.AccountId == officer.Id).ExecuteDeleteAsync());

        var page = await form.SubmitAsync();

        page.ShouldBe(HttpStatusCode.Unauthorized);
        page.ShouldSay("You are no longer signed in");
        page.Texts("textarea[readonly]").ShouldContain("Words to be copied");
    }
}

public sealed class ReauthenticationTestsOnSqlite(SqliteHouse house) : ReauthenticationTests(house), IClassFixture<SqliteHouse>;

public sealed class ReauthenticationTestsOnPostgres(PostgresHouse house) : ReauthenticationTests(house), IClassFixture<PostgresHouse>;
