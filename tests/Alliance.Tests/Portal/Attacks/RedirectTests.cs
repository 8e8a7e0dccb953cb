using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;

namespace Alliance.Tests.Portal.Attacks;

/// <summary>An address of ours never sends anybody to somebody else's, whatever it was handed.</summary>
public sealed class RedirectTests(AttackedSqliteHouse house) : HouseTest(house), IClassFixture<AttackedSqliteHouse>
{
    private static readonly string[] Elsewhere =
    [
        "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "https:evil.example", "https://evil.example", "https:\\\\evil.example", "HTTPS://evil.example", "javascript:alert(1)", "data:text/html,x",
        "/\t/evil.example", "/\n/evil.example", " //evil.example", "\t//evil.example", "%2F%2Fevil.example", "/%2Fevil.example", "/%5Cevil.example", "//evil.example%2F@localhost", "https://localhost@evil.example", "//evil.example:443", "~//evil.example", "~/\\evil.example",
    ];

    /// <summary>What a page takes that says where to go, with a request that hands it over. Whoever adds such a field adds a line.</summary>
    private static readonly string[] Known = ["/portal/language back", "/portal/language to", "/sign-in ReturnUrl", "/sign-in/provider ReturnUrl", "/my-sign-in/codes ReturnUrl", "/unlock ReturnUrl", "/unlock KeptPath"];

    [Fact]
    public async Task EveryFieldThatSaysWhereToGo_IsTriedHere()
    {
        var found = (await house.BoundFieldsAsync()).Where(f => f.Type == typeof(string) && !f.IsInAddress && IsPlace(f.Name)).Select(f => $"{f.Template} {f.Name}").Distinct();

        found.ShouldBe(Known, ignoreOrder: true);

        static bool IsPlace(string name) => new[] { "url", "path", "return", "goto", "redirect", "dest" }.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)) || new[] { "to", "back", "next", "from" }.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Language_WithAnAddressElsewhere_StaysHere()
    {
        var browser = House.Stranger();
        foreach (var place in Elsewhere)
            foreach (var tail in new[] { "", "/portal", "/concern/portal", "?/portal", "#/portal" })
                foreach (var query in new[] { $"back={Uri.EscapeDataString(place + tail)}", $"back={place.Replace("\t", "%09").Replace("\n", "%0A").Replace(" ", "%20").Replace("\\", "%5C")}{tail.Replace("?", "%3F").Replace("#", "%23")}", $"to={Uri.EscapeDataString(place + tail)}" })
                    Stays(await browser.GetAsync($"/at/maple-harbor/portal/language?to=es&{query}"), place + tail);
    }

    [Fact]
    public async Task SignIn_WithAnAddressElsewhere_StaysHere()
    {
        foreach (var place in Elsewhere)
        {
            var browser = House.Stranger();
            var form = await browser.GetAsync($"/at/maple-harbor/sign-in?ReturnUrl={Uri.EscapeDataString(place)}");
            Stays(form, place);
            form.Document.QuerySelectorAll("[href], [action], [formaction]").SelectMany(e => new[] { e.GetAttribute("href"), e.GetAttribute("action"), e.GetAttribute("formaction") }).OfType<string>().ShouldAllBe(a => !LeadsAway(form.Address, a));
        }
        // Through the whole of it once: password, second factor, and where it leads in the end.
        var account = await House.AddAccountAsync("wanderer", Role.Steward);
        var stranger = House.Stranger();
        var page = await (await stranger.GetAsync("/at/maple-harbor/sign-in?ReturnUrl=//evil.example")).Form("form:has(input[type=password])").Set("Input.UserName", account.UserName!).Set("Input.Password", TestPeople.Password).SubmitAsync();
        Stays(page, "after the password");
        Stays(await page.FollowAsync(), "in the end");
    }

    [Fact]
    public async Task Codes_AndTheProvidersDoor_WithAnAddressElsewhere_StayHere()
    {
        var browser = await House.SignInAsync(Role.Steward);
        foreach (var place in Elsewhere)
        {
            var codes = await browser.GetAsync($"/my-sign-in/codes?ReturnUrl={Uri.EscapeDataString(place)}");
            Stays(codes, place);
            codes.Document.QuerySelectorAll("main [href], main [action]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("action")!).ShouldAllBe(a => !LeadsAway(codes.Address, a));
            Stays(await House.Stranger().GetAsync($"/at/maple-harbor/sign-in/provider?ReturnUrl={Uri.EscapeDataString(place)}"), place);
        }
    }

    [Fact]
    public async Task Unlock_WithAnAddressElsewhere_StaysHere()
    {
        var account = await House.AddAccountAsync("sleeper", Role.Steward);
        foreach (var place in Elsewhere)
        {
            var browser = await House.SignInAsync(account, Role.Steward);
            Stays(await browser.GetAsync($"/unlock?ReturnUrl={Uri.EscapeDataString(place)}"), place);
            House.Clock.Advance(TimeSpan.FromMinutes(31));
            var form = (await browser.GetAsync($"/unlock?ReturnUrl={Uri.EscapeDataString(place)}")).Form("main form");
            Stays(await form.Set("Password", TestPeople.Password).Forge("Kept", "[{\"Name\":\"a\",\"Value\":\"b\"}]").Forge("KeptPath", place).SubmitAsync(), place);
        }
    }

    /// <summary>Whoever names another host in a request gets no address of it back, neither in a redirect nor in a letter.</summary>
    [Fact]
    public async Task AnotherHost_NamedByARequest_IsNowhereInAnAnswer()
    {
        foreach (var headers in new (string, string)[][] { [("X-Forwarded-Host", "evil.example")], [("Host", "evil.example")], [("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https")], [("Host", "localhost.evil.example")], [("X-Original-Host", "evil.example"), ("Forwarded", "host=evil.example")] })
        {
            var browser = await house.VisitAsync(house.One);
            foreach (var path in new[] { "/portal", "/portal/concerns", "/portal/choices", "/portal/sign-out", "/portal/looked", "/my-trail", "/nowhere", "/at/maple-harbor/portal/sign-in", "/at/maple-harbor/portal/card" })
            {
                var page = await browser.GetAsync(path, headers);
                page.Body.ShouldNotContain("evil.example", Case.Insensitive, path);
                (page.Response.Headers.Location?.OriginalString ?? "").ShouldNotContain("evil.example");
            }
            var stranger = House.Stranger();
            var before = (await House.LettersAsync(house.Two.Contact.Email!)).Count;
            var answer = await (await stranger.GetAsync("/at/maple-harbor/portal/sign-in")).Form("#address-form").Set("Input.Address", house.Two.Contact.Email!).SubmitAsync(null, [.. headers, ("X-Forwarded-For", $"203.0.113.{before + 1}")]);
            ((int)answer.Status).ShouldBeOneOf(200, 400, 503);
            var officer = await House.SignInAsync(Role.Officer);
            var role = await House.AddPersonAsync(house.Partner, "cook");
            await (await officer.GetAsync($"/Partnerships/Contacts/{role.Id}/Invite")).Form("form.pa-form").Set("Input.Way", "Email").Set("Input.Address", InvitedPeople.NewAddress()).Set("Input.IsAdult", "true").SubmitAsync(null, headers);
            (await House.AskAsync(db => Task.FromResult(db.Set<Alliance.Platform.Mail.OutboxMail>().Select(m => m.To + m.Subject + m.Text).ToList()))).ShouldAllBe(text => !text.Contains("evil.example"));
            House.Clock.Advance(TimeSpan.FromMinutes(16));
        }
    }

    private static void Stays(Page page, string place)
    {
        if (page.Response.Headers.Location is { } location) LeadsAway(page.Address, location.OriginalString).ShouldBeFalse($"{page.Address.PathAndQuery} leads to {location.OriginalString} for {place}");
        page.Document.QuerySelectorAll("meta[http-equiv=refresh]").ShouldBeEmpty();
        ((int)page.Status).ShouldBeLessThan(500, place);
    }

    /// <summary>As a browser reads it: tabs and line ends fall out, and a backslash is a slash.</summary>
    private static bool LeadsAway(Uri from, string address)
    {
        var read = new string([.. address.Trim().Where(c => c is not ('\t' or '\n' or '\r'))]).Replace('\\', '/');
        return !Uri.TryCreate(from, read, out var target) || target.Scheme != "tel" && (target.Host != from.Host || target.Scheme != "https");
    }
}
