using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Platform.Accounts;

/// <summary>One's own page of how one signs in: where, by which codes, and what can be ended.</summary>
public abstract class OwnSignInTests(TestHouse house) : HouseTest(house)
{
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

    [Fact]
    public async Task Get_SaysWhereIAmSignedInAndOnWhat()
    {
        var (account, key) = await AddAsync("several-places");
        var desk = await SignInAsync("several-places", key, Firefox);
        House.Clock.Advance(TimeSpan.FromMinutes(5));
        var phone = await SignInAsync("several-places", key, "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1");

        var page = await phone.GetAsync("/my-sign-in");

        page.Texts("#sign-ins h3").ShouldBe(["Safari, iPhone this one", "Firefox, Windows"]);
        page.ShouldSay("last seen");
        foreach (var ticket in await TicketsAsync(account.Id)) page.Body.ShouldNotContain(ticket.Id.ToString("N"), Case.Insensitive);
        (await desk.GetAsync("/my-sign-in")).ShouldBeOk();
    }

    [Fact]
    public async Task End_OneOfMine_EndsThatOneAtOnce()
    {
        var (account, key) = await AddAsync("ends-one");
        var desk = await SignInAsync("ends-one", key, Firefox);
        House.Clock.Advance(TimeSpan.FromMinutes(1));
        var phone = await SignInAsync("ends-one", key);

        var done = await (await phone.GetAsync("/my-sign-in")).Form("#sign-ins form").SubmitAsync();

        (await done.FollowAsync()).ShouldSay("You are signed in nowhere else.");
        (await desk.GetAsync("/my-trail")).Location!.ShouldStartWith("/sign-in");
        (await phone.GetAsync("/my-trail")).ShouldBeOk();
        (await House.EventsAsync(AccountEvents.SignInEnded)).ShouldContain(e => e.SubjectId == account.Id && e.ActorId == account.Id);
    }

    [Fact]
    public async Task End_SomebodyElses_EndsNothing()
    {
        var (other, otherKey) = await AddAsync("ends-not");
        await SignInAsync("ends-not", otherKey);
        var (_, key) = await AddAsync("would-end");
        await SignInAsync("would-end", key);
        House.Clock.Advance(TimeSpan.FromMinutes(1));
        var mine = await SignInAsync("would-end", key);
        var form = (await mine.GetAsync("/my-sign-in")).Form("#sign-ins form");
        var foreign = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData((await TicketsAsync(other.Id))[0].Id.ToByteArray()))[..24];

        (await (await form.Set("which", foreign).SubmitAsync()).FollowAsync()).ShouldSay("That sign-in has ended already.");

        (await TicketsAsync(other.Id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task EndOthers_LeavesThisOne()
    {
        var (account, key) = await AddAsync("ends-others");
        for (var i = 0; i < 2; i++, House.Clock.Advance(TimeSpan.FromMinutes(1))) await SignInAsync("ends-others", key);
        var here = await SignInAsync("ends-others", key);

        await (await here.GetAsync("/my-sign-in")).Form("form[action*=endOthers]").SubmitAsync();

        (await here.GetAsync("/my-trail")).ShouldBeOk();
        (await TicketsAsync(account.Id)).ShouldHaveSingleItem();
        (await House.EventsAsync(AccountEvents.SignInsEnded)).ShouldContain(e => e.SubjectId == account.Id);
    }

    [Fact]
    public async Task Codes_MadeWithTheApp_AreShownOnceAndLieInClearNowhere()
    {
        var account = await House.AddAccountAsync("first-codes", Role.Officer);
        var browser = House.Stranger();
        var page = await (await browser.TryAsync("first-codes", TestPeople.Password)).FollowAsync();
        var shown = await (await page.Form().Set("Code", House.Code(Base32.Decode(page.Element("code").TextContent))).SubmitAsync()).FollowAsync();

        var codes = shown.Texts("#codes code");
        codes.Count.ShouldBe(10);
        codes.ShouldAllBe(c => c.Length == 14);
        shown.Element("main a.usa-button").GetAttribute("href").ShouldBe("/");
        (await browser.GetAsync("/my-sign-in/codes")).Document.QuerySelector("#codes").ShouldBeNull();
        (await browser.GetAsync("/my-sign-in")).ShouldSay("10 recovery codes are left.");
        foreach (var kept in await House.AskAsync(db => db.Set<RecoveryCode>().Where(c => c.AccountId == account.Id).ToListAsync()))
            codes.ShouldAllBe(c => !System.Text.Encoding.ASCII.GetString(kept.Secret).Contains(c.Replace(" ", "")));
        (await House.EventsAsync(AccountEvents.RecoveryCodesMade)).ShouldContain(e => e.SubjectId == account.Id);
    }

    [Fact]
    public async Task Code_FromThePaper_OpensOnceInPlaceOfTheSixDigits()
    {
        var (account, codes) = await CodesAsync("on-paper");

        var first = await EnterAsync("on-paper", codes[3]);
        var second = await EnterAsync("on-paper", codes[3]);
        var third = await EnterAsync("on-paper", codes[4].Replace(' ', '-'));

        first.ShouldRedirectTo("/");
        second.ShouldHaveError("Code", "This is not the code of now.");
        third.ShouldRedirectTo("/");
        (await House.EventsAsync(AccountEvents.RecoveryCodeUsed)).Count(e => e.SubjectId == account.Id).ShouldBe(2);
    }

    [Fact]
    public async Task Code_UsedTwiceAtOnce_OpensOnce()
    {
        var (_, codes) = await CodesAsync("at-once");
        var pages = new List<Page>();
        for (var i = 0; i < 2; i++) pages.Add(await (await House.Stranger().TryAsync("at-once", TestPeople.Password)).FollowAsync());

        var done = await Task.WhenAll(pages.Select(p => p.Form().Set("Code", codes[0]).SubmitAsync()));

        done.Count(p => p.Location == "/").ShouldBe(1);
    }

    /// <summary>The first code that an account ever uses is noted in a row that is not there yet.</summary>
    [Fact]
    public async Task CodeOfTheApp_SentManyTimesAtOnce_OpensOnce()
    {
        var key = await House.GiveAuthenticatorAsync(await House.AddAccountAsync("app-at-once", Role.Officer));
        var pages = new List<Page>();
        for (var i = 0; i < 4; i++) pages.Add(await (await House.Stranger().TryAsync("app-at-once", TestPeople.Password)).FollowAsync());

        var done = await Task.WhenAll(pages.Select(p => Task.Run(() => p.Form().Set("Code", House.Code(key)).SubmitAsync())));

        done.Count(p => p.Location == "/").ShouldBe(1);
        done.Where(p => p.Location != "/").ShouldAllBe(p => p.Status == HttpStatusCode.OK || p.Status == HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Codes_MadeAnew_EndThoseFromBefore_AndAreAskedForWithACode()
    {
        var (account, old) = await CodesAsync("renews");
        var browser = await House.SignInAsync(account, Role.Officer);
        var page = await browser.GetAsync("/my-sign-in/codes");

        (await page.Form("#make").Set("Code", "123456").SubmitAsync()).ShouldHaveError("Code", "This is not the code of now.");
        var shown = await (await page.Form("#make").Set("Code", old[9]).SubmitAsync()).FollowAsync();

        shown.Texts("#codes code").Intersect(old).ShouldBeEmpty();
        (await EnterAsync("renews", old[0])).ShouldHaveError("Code", "This is not the code of now.");
        (await EnterAsync("renews", shown.Texts("#codes code")[0])).ShouldRedirectTo("/");
    }

    [Fact]
    public async Task Codes_OfAnAppThatWasReset_OpenNothing()
    {
        var (account, codes) = await CodesAsync("reset-app");
        await (await (await House.SignInAsync(Role.Administrator)).GetAsync($"/accounts/{account.Id}")).Form("form[action*=secondFactor]").SubmitAsync();
        await House.GiveAuthenticatorAsync(account);

        (await EnterAsync("reset-app", codes[0])).ShouldHaveError("Code", "This is not the code of now.");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("curl/8.5", null)]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; SM-S921U) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15", "Safari, Mac")]
    public void DeviceWords_OfWhatBrowsersSay_AreTwoNames(string? agent, string? words) => DeviceWords.Of(agent).ShouldBe(words);

    private async Task<(Account Account, byte[] Key)> AddAsync(string name)
    {
        var account = await House.AddAccountAsync(name, Role.Officer);
        return (account, await House.GiveAuthenticatorAsync(account));
    }

    /// <summary>By the front door, since the side door has no browser that says what it is.</summary>
    private async Task<Browser> SignInAsync(string name, byte[] key, string? agent = null)
    {
        // Each code is taken once.
        House.Clock.Advance(TimeSpan.FromMinutes(1));
        var browser = House.Stranger();
        var page = await (await browser.TryAsync(name, TestPeople.Password)).FollowAsync();
        var done = await page.Form().Set("Code", House.Code(key)).SubmitAsync(null, agent is null ? [] : [("User-Agent", agent)]);
        done.ShouldRedirectTo("/");
        return browser;
    }

    /// <summary>An account that set up its app, and the codes it was shown.</summary>
    private async Task<(Account Account, IReadOnlyList<string> Codes)> CodesAsync(string name)
    {
        var account = await House.AddAccountAsync(name, Role.Officer);
        var page = await (await House.Stranger().TryAsync(name, TestPeople.Password)).FollowAsync();
        var shown = await (await page.Form().Set("Code", House.Code(Base32.Decode(page.Element("code").TextContent))).SubmitAsync()).FollowAsync();
        return (account, shown.Texts("#codes code"));
    }

    private async Task<Page> EnterAsync(string name, string code) =>
        await (await (await House.Stranger().TryAsync(name, TestPeople.Password)).FollowAsync()).Form().Set("Code", code).SubmitAsync();

    private Task<List<SignInTicket>> TicketsAsync(Guid account) => House.AskAsync(db => db.Set<SignInTicket>().Where(t => t.AccountId == account).ToListAsync());
}

public sealed class OwnSignInTestsOnSqlite(SqliteHouse house) : OwnSignInTests(house), IClassFixture<SqliteHouse>;

public sealed class OwnSignInTestsOnPostgres(PostgresHouse house) : OwnSignInTests(house), IClassFixture<PostgresHouse>;
