using Alliance.BrowserTests.House;
using Alliance.BrowserTests.Pages;
using Alliance.Platform.Accounts;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>The map at the browser: it moves, leads into a cluster and to a partner, and where it cannot be drawn the page says so and loses nothing.</summary>
public sealed class MapTests(Run run) : BrowserTest(run)
{
    private const string Path = "/Partnerships/Map";
    private const string WithoutWebGl = "HTMLCanvasElement.prototype.getContext = new Proxy(HTMLCanvasElement.prototype.getContext, { apply: (real, canvas, [kind, ...rest]) => /webgl/.test(kind) ? null : Reflect.apply(real, canvas, [kind, ...rest]) });";

    /// <summary>The map has come to rest, and shows what was answered since it had asked <paramref name="before"/> times. Gives how often it has asked by now.</summary>
    private static async Task<int> StandsAsync(IPage page, int before = 0)
    {
        var asked = await page.WaitForFunctionAsync($"() => {{ const map = document.querySelector('[data-town-map]'); const asked = Number(map.dataset.asked ?? 0); return map.ariaBusy !== 'true' && asked > {before} && asked; }}");
        return await asked.JsonValueAsync<int>();
    }

    [Fact(Timeout = Patience)]
    public async Task Officer_GoesIntoAClusterAndOpensAPartner()
    {
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer, window: Visitor.Desk);
        await ana.OpenAsync(Path);
        var asked = await StandsAsync(ana.Page);
        var clusters = ana.Page.Locator(".pa-townmap a.pa-cluster");
        (await clusters.CountAsync()).ShouldBeGreaterThan(2);
        (await ana.Page.Locator("[data-town-drawing]").IsVisibleAsync()).ShouldBeFalse("the map took the drawing's place");

        // The largest, by its own number.
        var largest = ana.Page.Locator(".pa-clusters a").First;
        (await largest.TextContentAsync())!.ShouldContain("organizations");
        await ana.TabToAsync(largest);
        await ana.Page.Keyboard.PressAsync("Enter");
        asked = await StandsAsync(ana.Page, asked);
        for (var step = 0; step < 6 && await ana.Page.Locator(".pa-townmap a.pa-spot").CountAsync() == 0; step++)
        {
            await clusters.First.FocusAsync();
            await ana.Page.Keyboard.PressAsync("Enter");
            asked = await StandsAsync(ana.Page, asked);
        }
        var view = ana.Path;
        var spot = ana.Page.Locator(".pa-townmap a.pa-spot").First;
        var name = (await spot.GetAttributeAsync("aria-label"))!;
        await spot.FocusAsync();
        await ana.Page.Keyboard.PressAsync("Enter");
        await ana.Page.WaitForURLAsync("**/Partnerships/Partners/*");

        name.ShouldStartWith(await ana.Page.Locator("h1").InnerTextAsync());
        await ana.Page.GoBackAsync();
        await StandsAsync(ana.Page);
        ana.Path.ShouldContain("Box=");
        view.ShouldContain("Zoom=");
        ana.Complaints.ShouldBeEmpty();
    }

    [Fact(Timeout = Patience)]
    public async Task Window_MadeNarrow_ShowsTheWholeTownStill()
    {
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer, window: Visitor.Desk);
        await ana.OpenAsync(Path);
        var asked = await StandsAsync(ana.Page);
        var wide = await ReachAsync(ana.Page);

        await ana.Page.SetViewportSizeAsync(Visitor.Phone.Width, Visitor.Phone.Height);
        await StandsAsync(ana.Page, asked);

        // A phone that stood so from the start shows it just so.
        await using var other = await Visitor.ComeAsAsync(Run, Role.Officer, window: Visitor.Phone);
        await other.OpenAsync(Path);
        await StandsAsync(other.Page);
        (await ReachAsync(ana.Page)).ShouldBe(await ReachAsync(other.Page), 0.005);
        wide.ShouldBeGreaterThan(0.05);
    }

    /// <summary>From the map's west to its east, in degrees.</summary>
    private static async Task<double> ReachAsync(IPage page)
    {
        var box = (await page.Locator("[data-town-map]").GetAttributeAsync("data-box"))!.Split(',').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return box[2] - box[0];
    }

    [Fact(Timeout = Patience)]
    public async Task Filters_AreKeptWithThePartOfTheMap()
    {
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer, window: Visitor.Desk);
        await ana.OpenAsync(Path);
        await StandsAsync(ana.Page);

        await ana.Page.Locator("label[for=mine]").ClickAsync();
        await ana.Page.WaitForURLAsync("**Mine=true**");
        await StandsAsync(ana.Page);

        ana.Path.ShouldContain("Box=");
        (await ana.Page.Locator("#mine").IsCheckedAsync()).ShouldBeTrue();
        (await ana.Page.Locator(".pa-townmap .maplibregl-marker a").CountAsync()).ShouldBeGreaterThan(0);
        ana.Complaints.ShouldBeEmpty();
    }

    [Fact(Timeout = Patience)]
    public async Task WithoutWebGl_TheDrawingStandsAndASentenceSaysWhy()
    {
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer);
        await ana.Page.AddInitScriptAsync(WithoutWebGl);
        await ana.OpenAsync(Path);

        await ana.Page.Locator("[data-map-missing]").WaitForAsync();

        (await ana.Page.Locator("[data-map-missing]").InnerTextAsync()).ShouldContain("WebGL");
        (await ana.Page.Locator("[data-town-drawing] svg").IsVisibleAsync()).ShouldBeTrue();
        (await ana.Page.Locator("[data-town-map]").IsVisibleAsync()).ShouldBeFalse();
        (await ana.Page.BrokenRulesAsync()).ShouldBeEmpty();
        (await ana.Page.WiderThanTheWindowAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Patience)]
    public async Task WithoutScripts_ALinkLeadsNearerUntilPartnersAreNamed()
    {
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer, scripts: false);
        await ana.OpenAsync(Path);
        (await ana.Page.Locator("[data-town-drawing] svg").IsVisibleAsync()).ShouldBeTrue();

        for (var step = 0; step < 8 && await ana.Page.Locator(".pa-inview a").CountAsync() == 0; step++) await ana.Page.Locator(".pa-clusters a").First.ClickAsync();
        await ana.Page.Locator(".pa-inview a").First.ClickAsync();

        ana.Path.ShouldStartWith("/Partnerships/Partners/");
    }

    [Fact(Timeout = Patience)]
    public async Task ServerSilent_SaysSoAndAsksAgain()
    {
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer, window: Visitor.Desk);
        await ana.Page.RouteAsync("**/*handler=Here*", route => route.AbortAsync());
        await ana.OpenAsync(Path);

        await ana.Page.Locator("[data-map-silent]").WaitForAsync();
        (await ana.Page.Locator(".pa-townmap a.pa-cluster").CountAsync()).ShouldBeGreaterThan(0, "what came with the page is still there");
        await ana.Page.UnrouteAllAsync();
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Ask again" }).ClickAsync();

        await ana.Page.Locator("[data-map-silent]").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    [Fact(Timeout = Patience)]
    public async Task OnPaper_TheDrawingAndTheTableStand()
    {
        await using var sofia = await Visitor.ComeAsAsync(Run, Role.Supervisor, window: Visitor.Desk);
        await sofia.OpenAsync(Path);
        await StandsAsync(sofia.Page);

        await sofia.Page.EmulateMediaAsync(new() { Media = Media.Print });

        (await sofia.Page.Locator("[data-town-map]").IsVisibleAsync()).ShouldBeFalse();
        (await sofia.Page.Locator("[data-town-drawing] svg").IsVisibleAsync()).ShouldBeTrue();
        (await sofia.Page.Locator("section[aria-labelledby=by-area] table").IsVisibleAsync()).ShouldBeTrue();
        await Pictures.TakeAsync(sofia, "map-paper");
    }
}
