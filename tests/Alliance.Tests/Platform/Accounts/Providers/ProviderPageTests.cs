using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Platform.Accounts.Providers;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Platform.Accounts.Providers;

/// <summary>What the administrator sets about the provider.</summary>
public abstract class ProviderPageTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Post_AProviderThatAnswers_IsKeptAndItsSecretIsNowhereInClear()
    {
        await using var provider = await RealProvider.OpenAsync(House.Clock.GetUtcNow());
        var administrator = await House.SignInAsync(Role.Administrator);
        var page = await administrator.GetAsync("/agency/sign-in");
        page.Element("#back").TextContent.ShouldBe(RealProvider.BackAddress);

        var done = await FillIn(page, provider.Issuer).Set("Input.Groups[Officer]", "patrol\r\n  k9  \r\n").SubmitAsync();

        done.ShouldRedirectTo("/agency/sign-in");
        var kept = await House.AskAsync(db => db.Set<SignInProvider>().SingleAsync());
        System.Text.Encoding.UTF8.GetString(kept.Secret).ShouldNotContain(RealProvider.Secret);
        (await House.AskAsync(db => db.Set<ProviderRole>().Where(r => r.Role == Role.Officer).Select(r => r.Value).OrderBy(v => v).ToListAsync())).ShouldBe(["k9", "patrol"]);
        var told = (await House.EventsAsync(AccountEvents.ProviderSet)).ShouldHaveSingleItem();
        (await House.AskAsync(db => db.AuditPayloads.SingleAsync(p => p.EventId == told.Id))).Json.ShouldNotContain("Secret");
        var again = await done.FollowAsync();
        again.Body.ShouldNotContain(RealProvider.Secret);
        again.Form("#provider").Value("Input.Groups[Officer]").ShouldBe("k9\npatrol");
        (await House.Stranger().GetAsync("/sign-in")).ShouldSay("sign in with Harbor accounts");

        // Saved once more without a secret: the one there is stays.
        await again.Form("#provider").Set("Input.Name", "Harbor").SubmitAsync();
        (await House.AskAsync(db => db.Set<SignInProvider>().SingleAsync())).Secret.ShouldBe(kept.Secret);

        // Two administrators: the second is told.
        (await again.Form("#provider").Set("Input.Name", "Other").SubmitAsync()).ShouldHaveError("", "Somebody else changed this while you were typing.");

        (await (await administrator.GetAsync("/agency/sign-in")).Form("details form").SubmitAsync()).ShouldRedirectTo("/agency/sign-in");
        (await House.Stranger().GetAsync("/sign-in")).Document.QuerySelector("#by-provider").ShouldBeNull();
        (await House.Stranger().GetAsync("/sign-in/provider")).ShouldRedirectTo("/sign-in");
        (await House.EventsAsync(AccountEvents.ProviderStopped)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("http://login.maple-harbor.example", "begins with https://")]
    [InlineData("file:///etc/passwd", "begins with https://")]
    [InlineData("https://user:word@login.maple-harbor.example", "begins with https://")]
    [InlineData("http://127.0.0.1:9", "No provider that calls itself so answers there")]
    public async Task Post_AnAddressThatCannotBe_IsRefused(string address, string sentence)
    {
        var page = await (await House.SignInAsync(Role.Administrator)).GetAsync("/agency/sign-in");

        (await FillIn(page, address).Set("Input.Groups[Officer]", "patrol").Set("Input.Secret", "x").SubmitAsync()).ShouldHaveError("Input.Issuer", sentence);
    }

    [Fact]
    public async Task Post_WithoutAGroup_IsRefused()
    {
        var page = await (await House.SignInAsync(Role.Administrator)).GetAsync("/agency/sign-in");

        // Another test of this house may have left groups behind.
        var form = FillIn(page, "https://login.maple-harbor.example");
        foreach (var (name, _) in form.Fields.Where(f => f.Key.StartsWith("Input.Groups[", StringComparison.Ordinal)).ToList()) form.Set(name, "");
        (await form.SubmitAsync()).ShouldHaveError("Input.Pairs", "Name at least one group");
    }

    [Fact]
    public async Task Get_ByAnybodyElse_IsForbidden()
    {
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Administrator))
            (await (await House.SignInAsync(role)).GetAsync("/agency/sign-in")).ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Form FillIn(Page page, string address) =>
        page.Form("#provider").Set("Input.Name", "Harbor accounts").Set("Input.Issuer", address).Set("Input.ClientId", RealProvider.ClientId).Set("Input.Secret", RealProvider.Secret);
}

public sealed class ProviderPageTestsOnSqlite(SqliteHouse house) : ProviderPageTests(house), IClassFixture<SqliteHouse>;

public sealed class ProviderPageTestsOnPostgres(PostgresHouse house) : ProviderPageTests(house), IClassFixture<PostgresHouse>;
