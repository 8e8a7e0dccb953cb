using System.Text.RegularExpressions;
using Alliance.BrowserTests.House;
using Alliance.Partnerships.Ecomaps;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>An officer notes on the map that two who lean on them are at odds, is told to take no side, and takes the map along as a picture.</summary>
public sealed partial class EcomapStory(Run run) : BrowserTest(run)
{
    [Fact(Timeout = Patience)]
    public async Task Tie_AddedOnTheGraphAndChanged_ShowsTheTriangleTheTableAndBothPictures()
    {
        var (first, second) = await TwoAsync();
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer, window: Visitor.Desk);
        var page = ana.Page;
        await ana.OpenAsync($"/Partnerships/Ecomap/{first.Id}?Q={Uri.EscapeDataString(second.Name)}");

        await TapAsync(page, first.Name);
        await page.GetByText($"{first.Name}: now tap the organization it has to do with.").WaitForAsync();
        await TapAsync(page, second.Name);
        await page.GetByText($"{first.Name} and {second.Name}: say below how they stand.").WaitForAsync();
        (await page.Locator("[name='Input.SecondId']").InputValueAsync()).ShouldBe(second.Id.ToString());
        await page.Locator("#quality-Strong").ClickAsync();
        await page.Locator("#flow-ToSecond").ClickAsync();
        await page.Locator("#support-Food").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it on the map" }).ClickAsync();
        await page.GetByText("Noted on the map.").WaitForAsync();

        var row = page.Locator("[data-row]").Filter(new() { HasText = second.Name });
        (await row.InnerTextAsync()).ShouldContain($"{first.Name} helps {second.Name}");
        (await page.GetByText("both lean on you").CountAsync()).ShouldBe(0);
        await TapTheLineAsync(page, first.Name, second.Name);
        await page.Locator("#quality-Stressed").ClickAsync();
        await page.Locator("#flow-None").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save how they stand" }).ClickAsync();

        await page.GetByText($"You stand between {first.Name} and {second.Name}").WaitForAsync();
        (await row.InnerTextAsync()).ShouldContain("Stressed");
        (await page.Locator($"svg [data-tie][data-quality=Stressed]").CountAsync()).ShouldBeGreaterThan(0);
        await PicturesAsync(page, first.Name);
        ana.Complaints.ShouldBeEmpty();
        await ana.OpenAsync($"/Partnerships/Partners/{second.Id}");
        (await page.GetByText("both lean on you").CountAsync()).ShouldBe(1);
    }

    [Fact(Timeout = Patience)]
    public async Task Tie_WithoutScriptsAndByKeyboard_IsAdded()
    {
        var (first, second) = await TwoAsync();
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer, scripts: false);
        await ana.OpenAsync($"/Partnerships/Ecomap/{first.Id}?Q={Uri.EscapeDataString(second.Name)}");
        (await ana.Page.Locator("svg[data-ecomap]").IsVisibleAsync()).ShouldBeTrue();

        await ana.TabToAsync(ana.Page.Locator("[name='Input.SecondId']"));
        await ana.Page.Locator("[name='Input.SecondId']").SelectOptionAsync(second.Id.ToString());
        await ana.TabToAsync(ana.Page.Locator("#quality-Strong"));
        await ana.Page.Keyboard.PressAsync("Space");
        await ana.TabToAsync(ana.Page.Locator("#flow-None"));
        await ana.Page.Keyboard.PressAsync("Space");
        await ana.TabToAsync(ana.Page.GetByRole(AriaRole.Button, new() { Name = "Put it on the map" }));
        await ana.Page.Keyboard.PressAsync("Enter");

        await ana.Page.Locator("[data-row]").Filter(new() { HasText = second.Name }).WaitForAsync();
    }

    /// <summary>Two of ana's own that work together with her, and have no tie yet.</summary>
    private async Task<(Partner First, Partner Second)> TwoAsync()
    {
        var me = (await Run.Town).Account;
        var found = await House.AskAsync(db => db.Set<Partner>().AsNoTracking().Where(p => p.Kind != PartnerKind.Neighbor
            && db.Set<Relationship>().Any(r => r.PartnerId == p.Id && r.OwnerId == me && r.EndedAt == null && (r.Phase == Phase.WorkingAlliance || r.Phase == Phase.Building))
            && !db.Set<ApproachWish>().Any(w => w.PartnerId == p.Id && w.LiftedAt == null) && !db.Set<OrganizationTie>().Any(t => t.FirstId == p.Id || t.SecondId == p.Id)).OrderByDescending(p => p.SortName).Take(2).ToListAsync());
        return (found[0], found[1]);
    }

    /// <summary>Taps where the drawing says that an organization stands.</summary>
    private static async Task TapAsync(IPage page, string name)
    {
        var spot = await SpotAsync(page, name);
        await page.Mouse.ClickAsync(spot.X, spot.Y);
    }

    private static async Task TapTheLineAsync(IPage page, string first, string second)
    {
        var (one, other) = (await SpotAsync(page, first), await SpotAsync(page, second));
        await page.Mouse.ClickAsync((one.X + other.X) / 2, (one.Y + other.Y) / 2);
        await page.WaitForURLAsync("**/Ecomap/Tie/**");
    }

    private static async Task<(float X, float Y)> SpotAsync(IPage page, string name)
    {
        var graph = page.Locator("[data-ecomap-graph]");
        await graph.Locator("canvas").First.WaitForAsync();
        await graph.ScrollIntoViewIfNeededAsync();
        var group = page.Locator($"svg [data-organization][data-name=\"{name}\"]");
        var (x, y) = (float.Parse((await group.GetAttributeAsync("data-x"))!, System.Globalization.CultureInfo.InvariantCulture), float.Parse((await group.GetAttributeAsync("data-y"))!, System.Globalization.CultureInfo.InvariantCulture));
        var box = (await graph.BoundingBoxAsync())!;
        return (box.X + x * box.Width / EcomapSheet.Width, box.Y + y * box.Width / EcomapSheet.Width);
    }

    private static async Task PicturesAsync(IPage page, string name)
    {
        var svg = await SaveAsync(page, "SVG");
        var text = await File.ReadAllTextAsync(svg);
        text.ShouldStartWith("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        Word().Matches(text).Select(m => m.Groups[1].Value).ShouldContain(word => name.Contains(word) && word.Length > 3);
        text.ShouldNotContain("data-");
        text.ShouldNotContain("class=");
        // By itself, in a browser that knows nothing of us.
        await using var alone = await page.Context.Browser!.NewContextAsync();
        var viewer = await alone.NewPageAsync();
        await viewer.SetContentAsync($"<!doctype html><title>x</title><img id=\"svg\" src=\"data:image/svg+xml;base64,{Convert.ToBase64String(await File.ReadAllBytesAsync(svg))}\">");
        (await viewer.EvaluateAsync<int>("() => document.getElementById('svg').decode().then(() => document.getElementById('svg').naturalWidth)")).ShouldBe(EcomapSheet.Width);
        var png = await File.ReadAllBytesAsync(await SaveAsync(page, "PNG"));
        png[..8].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        // Width and height stand in its head: three times the sheet, and not empty.
        (png[18] << 8 | png[19]).ShouldBe(3 * EcomapSheet.Width);
        png.Length.ShouldBeGreaterThan(10_000);
    }

    private static async Task<string> SaveAsync(IPage page, string kind)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = $"Picture ({kind})" }).ClickAsync());
        download.SuggestedFilename.ShouldEndWith($".{kind.ToLowerInvariant()}");
        // Kept beside the other pictures, where somebody may look at them.
        var path = Path.Combine(Environment.GetEnvironmentVariable("ALLIANCE_PICTURES") ?? Path.GetTempPath(), $"ecomap-{Guid.NewGuid():N}.{kind.ToLowerInvariant()}");
        await download.SaveAsAsync(path);
        return path;
    }

    [GeneratedRegex(@">([^<>]+)</text>")]
    private static partial Regex Word();
}
