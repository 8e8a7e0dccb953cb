using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Platform.Accounts;

/// <summary>Answers of passkeys that a browser would not give: copied with its cookie, sent twice, signed for another address. What a browser gives is tried in the browser's story.</summary>
public abstract class PasskeyTests(TestHouse house) : HouseTest(house)
{
    private const string Cookie = "alliance-passkey", Origin = "https://localhost";

    [Fact]
    public async Task Answer_CopiedWithItsCookie_OpensOnlyOnce()
    {
        using var key = new SoftwareKey();
        var account = await GiveAsync("copied-passkey", key);
        var (browser, asked, cookie) = await AskAsync();
        var answer = key.Answer(asked, account, Origin);

        (await SendAsync(browser, answer)).ShouldBe(HttpStatusCode.Found);

        var thief = House.Stranger();
        await thief.GetAsync("/sign-in");
        thief.Keep(cookie);
        (await SendAsync(thief, answer)).ShouldSay("This passkey opens nothing here.");
        // Its owner asks anew, and comes in.
        var (again, askedAgain, _) = await AskAsync();
        (await SendAsync(again, key.Answer(askedAgain, account, Origin))).ShouldBe(HttpStatusCode.Found);
        (await House.EventsAsync(AccountEvents.SignedIn)).Count(e => e.EntityId == account.Id).ShouldBe(2);
    }

    [Fact]
    public async Task Answer_SentTwiceAtOnce_OpensOnlyOnce()
    {
        using var key = new SoftwareKey();
        var account = await GiveAsync("twice-at-once", key);
        var (first, asked, cookie) = await AskAsync();
        var second = House.Stranger();
        await second.GetAsync("/sign-in");
        second.Keep(cookie);
        var answer = key.Answer(asked, account, Origin);

        var pages = await Task.WhenAll(Task.Run(() => SendAsync(first, answer)), Task.Run(() => SendAsync(second, answer)));

        pages.Count(p => p.Status == HttpStatusCode.Found).ShouldBe(1);
        pages.Single(p => p.Status != HttpStatusCode.Found).ShouldSay("This passkey opens nothing here.");
    }

    [Fact]
    public async Task Answer_ForAnotherAddress_SpendsTheQuestion()
    {
        using var key = new SoftwareKey();
        var account = await GiveAsync("spent-question", key);
        var (browser, asked, _) = await AskAsync();

        (await SendAsync(browser, key.Answer(asked, account, "https://elsewhere.example"))).ShouldSay("This passkey opens nothing here.");
        (await SendAsync(browser, key.Answer(asked, account, Origin))).ShouldSay("This passkey opens nothing here.");
    }

    private async Task<Account> GiveAsync(string name, SoftwareKey key)
    {
        var account = await House.AddAccountAsync(name, Role.Officer);
        await House.DoAsync(async services =>
        {
            var accounts = services.GetRequiredService<UserManager<Account>>();
            await accounts.AddOrUpdatePasskeyAsync((await accounts.FindByIdAsync(account.Id.ToString()))!, key.Kept(House.Clock.GetUtcNow().UtcDateTime));
        });
        return account;
    }

    /// <summary>The sign-in page, what its script asked, and the cookie that remembers it.</summary>
    private async Task<(Browser Browser, string Asked, string Cookie)> AskAsync()
    {
        var browser = House.Stranger();
        var token = (await browser.GetAsync("/sign-in")).Form("#passkey-form").Value("__RequestVerificationToken")!;
        var asked = await browser.PostAsync("/sign-in?handler=PasskeyOptions", [new("__RequestVerificationToken", token)]);
        asked.ShouldBeOk();
        return (browser, asked.Body, asked.Response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(Cookie, StringComparison.Ordinal)));
    }

    private static async Task<Page> SendAsync(Browser browser, string answer) =>
        await (await browser.GetAsync("/sign-in")).Form("#passkey-form").Set("credential", answer).SubmitAsync();
}

public sealed class PasskeyTestsOnSqlite(SqliteHouse house) : PasskeyTests(house), IClassFixture<SqliteHouse>;

public sealed class PasskeyTestsOnPostgres(PostgresHouse house) : PasskeyTests(house), IClassFixture<PostgresHouse>;
