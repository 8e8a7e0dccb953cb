using Alliance.BrowserTests.House;
using Alliance.Platform.Accounts;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>What an officer asks themselves stays with them: the browser reads it out, sends nothing, and keeps nothing.</summary>
public sealed class WellBeingTests(Run run) : BrowserTest(run)
{
    [Fact(Timeout = Patience)]
    public async Task Sheet_Answered_IsReadOutSendsNothingAndKeepsNothing()
    {
        await using var officer = await Visitor.ComeAsAsync(Run, Role.Officer);
        var page = officer.Page;
        await officer.OpenAsync("/well-being");
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add($"{request.Method} {request.Url}");
        var (cookies, address) = (await CookiesAsync(page), page.Url);

        foreach (var key in new[] { "sleep", "rest", "short", "pictures", "away", "means", "sense", "body" }) await ChooseAsync(page, key, 2);
        (await ShownAsync(page)).ShouldBeEmpty("one question is still open");
        await ChooseAsync(page, "here", 0);
        (await ShownAsync(page)).ShouldBe(["much"]);
        await ChooseAsync(page, "here", 1);
        (await ShownAsync(page)).ShouldBe(["now"]);

        requests.ShouldBeEmpty();
        page.Url.ShouldBe(address);
        (await CookiesAsync(page)).ShouldBe(cookies);
        (await page.EvaluateAsync<int>("() => localStorage.length + sessionStorage.length")).ShouldBe(0);
        (await page.EvaluateAsync<int>("async () => (await indexedDB.databases()).length + (await caches.keys()).length")).ShouldBe(0);
        (await page.EvaluateAsync<string?>("() => JSON.stringify(history.state)")).ShouldBe("null");
        officer.Complaints.ShouldBeEmpty();
    }

    [Fact(Timeout = Patience)]
    public async Task Sheet_LeftOrLoadedAgainOrAfterFiveMinutes_IsEmpty()
    {
        await using var officer = await Visitor.ComeAsAsync(Run, Role.Officer);
        var page = officer.Page;
        await page.Clock.InstallAsync(new ClockInstallOptions { TimeDate = OpenHouse.Morning.UtcDateTime });
        await officer.OpenAsync("/well-being");

        await ChooseAsync(page, "sleep", 2);
        await page.ReloadAsync();
        (await ChosenAsync(page)).ShouldBe(0);
        await ChooseAsync(page, "sleep", 2);
        await page.GotoAsync("/what-we-keep");
        await page.GoBackAsync();
        (await ChosenAsync(page)).ShouldBe(0);
        await ChooseAsync(page, "sleep", 2);
        await page.Clock.FastForwardAsync("05:01");
        (await ChosenAsync(page)).ShouldBe(0);
    }

    private static Task ChooseAsync(IPage page, string key, int value) => page.Locator($"#{key}-{value}").CheckAsync(new LocatorCheckOptions { Force = true });

    private static Task<int> ChosenAsync(IPage page) => page.Locator("[data-well-being] input:checked").CountAsync();

    private static async Task<IReadOnlyList<string>> ShownAsync(IPage page) =>
        await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-reading]')].filter(r => r.getClientRects().length > 0).map(r => r.dataset.reading)");

    private static async Task<string> CookiesAsync(IPage page) => string.Join(';', (await page.Context.CookiesAsync()).Select(c => $"{c.Name}={c.Value}").Order(StringComparer.Ordinal));
}
