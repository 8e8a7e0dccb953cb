using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Platform.Web;

namespace Alliance.Tests.Portal.Attacks;

/// <summary>A page of somebody else's makes a browser post to ours: nothing that needs a visit or a sign-in is done without a form of ours.</summary>
public abstract class ForgeryTests(AttackedHouse house) : HouseTest(house)
{
    private const string TokenField = "__RequestVerificationToken";

    private new AttackedHouse House => (AttackedHouse)base.House;

    /// <summary>Addresses that only say what went wrong with another request.</summary>
    private static bool OnlySays(Route route) => route.Template is "/status/{code:int}" or "/problem";

    [Fact]
    public async Task Post_ToThePortal_WithoutATokenOfOurs_IsRefused()
    {
        var spare = await House.AddSpareAsync();
        var browser = await House.VisitAsync(spare);
        var stranger = House.Stranger();
        var foreign = (await (await House.VisitAsync(House.Two)).GetAsync("/portal/leave")).Form("form.pa-stack").Value(TokenField)!;
        var before = await RowsAsync();
        foreach (var attack in PortalCases.All)
            foreach (var (what, tokens) in new[] { ("none", Array.Empty<KeyValuePair<string, string>>()), ("nonsense", [new(TokenField, "AAAA")]), ("another browser's", [new(TokenField, foreign)]) })
                foreach (var whose in attack.At is null ? [browser] : new[] { browser, stranger })
                    ((int)(await whose.PostAsync(attack.Address(House, attack.Own?.Invoke(spare)), [.. tokens, .. attack.Filled(attack.Own?.Invoke(spare), House.NewId())], ("Origin", "https://evil.example"))).Status).ShouldBe(400, $"{attack.Template} {attack.Handler}: {what}");
        (await RowsAsync()).Except(before).ShouldBeEmpty();
        (await browser.GetAsync("/portal")).ShouldBeOk();
    }

    [Fact]
    public async Task Post_ToTheStaffsPages_WithoutATokenOfOurs_IsRefused()
    {
        var tried = new HashSet<string>();
        var routes = (await House.RoutesAsync()).Where(r => !OnlySays(r) && !r.IsApi && (r.Handlers.Count > 0 || !r.AnswersGet)).ToList();
        var foreign = (await (await House.SignInAsync(await House.AddOfficerAsync(), Role.Officer)).TokenAsync()).Single().Value;
        foreach (var role in Enum.GetValues<Role>())
        {
            var browser = await House.SignInAsync(role);
            foreach (var route in routes.Where(r => !r.Template.StartsWith("/portal", StringComparison.Ordinal)))
            {
                if (!route.IsAnonymous && !await House.LetsInAsync(route, role)) continue;
                foreach (var handler in route.Handlers.Count == 0 ? [null] : route.Handlers)
                    foreach (var tokens in new KeyValuePair<string, string>[][] { [], [new(TokenField, foreign)] })
                        ((int)(await browser.PostAsync($"{route.For(House.Partner.Id)}{(handler is null ? "" : $"?handler={handler}")}", tokens, ("Origin", "https://evil.example"))).Status).ShouldBe(400, $"{route.Template} {handler} as {role}");
                tried.Add(route.Template);
            }
            (await browser.GetAsync("/my-trail")).ShouldBeOk();
        }
        routes.Select(r => r.Template).Where(t => !t.StartsWith("/portal", StringComparison.Ordinal)).Except(tried).ShouldBeEmpty("nobody could try these");
    }

    [Fact]
    public async Task Cookies_AreForUsAloneAndForNoScript()
    {
        var seen = new Dictionary<string, string>();
        void Look(Page page)
        {
            if (page.Response.Headers.TryGetValues("Set-Cookie", out var cookies)) foreach (var cookie in cookies.Where(c => !c.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal))) seen[cookie.Split('=')[0]] = cookie;
        }
        var browser = House.Stranger();
        Look(await browser.GetAsync("/at/maple-harbor/portal/sign-in"));
        var link = await House.LinkAsync(browser, House.One.Contact);
        var page = await browser.GetAsync(link);
        Look(page);
        Look(await page.Form().SubmitAsync());
        Look(await browser.GetAsync("/portal/language?to=es&back=/portal"));
        Look(await (await browser.GetAsync("/portal/concerns")).Form("main form").SubmitAsync());
        var account = await House.AddAccountAsync("cookie-eater", Role.Officer);
        var form = (await House.Stranger().GetAsync("/at/maple-harbor/sign-in")).Form("form:has(input[type=password])");
        Look(await form.Set("Input.UserName", account.UserName!).Set("Input.Password", TestPeople.Password).SubmitAsync());

        seen.Keys.Where(name => name.StartsWith("alliance", StringComparison.Ordinal)).ShouldBe(["alliance-partner", "alliance-language", "alliance-half"], ignoreOrder: true);
        seen.Keys.ShouldContain(name => name.Contains("Antiforgery", StringComparison.Ordinal));
        seen.Keys.ShouldContain(name => name.Contains("TempData", StringComparison.Ordinal));
        foreach (var (name, cookie) in seen)
        {
            cookie.ShouldContain("httponly", Case.Insensitive, name);
            cookie.ShouldContain("secure", Case.Insensitive, name);
            cookie.ShouldContain("samesite=", Case.Insensitive, name);
            cookie.ShouldNotContain("samesite=none", Case.Insensitive, name);
            cookie.ShouldContain("path=/", Case.Insensitive, name);
            cookie.ShouldNotContain("domain=", Case.Insensitive, name);
        }
        seen["alliance-partner"].ShouldContain("samesite=strict", Case.Insensitive);
    }

    private async Task<List<string>> RowsAsync() => [.. (await House.ContentsAsync(TestPeople.AgencyId)).Split('\n').Where(row => !row.StartsWith("Audit", StringComparison.Ordinal) && !row.StartsWith("PartnerVisit", StringComparison.Ordinal))];
}

public sealed class ForgeryTestsOnSqlite(AttackedSqliteHouse house) : ForgeryTests(house), IClassFixture<AttackedSqliteHouse>;

public sealed class ForgeryTestsOnPostgres(AttackedPostgresHouse house) : ForgeryTests(house), IClassFixture<AttackedPostgresHouse>;
