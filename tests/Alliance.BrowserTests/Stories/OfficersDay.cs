using Alliance.BrowserTests.House;
using Alliance.Demonstration;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>The steps of an officer's and a liaison's day, as a person takes them; each ends when its page has come.</summary>
public static class OfficersDay
{
    public const string Promise = "We bring the new street plan by on Friday";

    /// <summary>By the card that bears the role's name, on the sign-in that the front door leads to.</summary>
    public static async Task SignInAsync(this IPage page, string card)
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = card }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    public static async Task SignInByNameAsync(this IPage page, string userName)
    {
        await page.GotoAsync("/");
        await page.GetByLabel("User name").FillAsync(userName);
        await page.GetByLabel("Password").FillAsync(DemonstrationPeople.Password);
        await page.Locator("#sign-in-form button[type=submit]").ClickAsync();
    }

    /// <summary>As on a telephone: the menu, the entry, and the page's heading.</summary>
    public static async Task GoByMenuAsync(this IPage page, string entry, string heading)
    {
        await page.Locator(".pa-menu > summary").ClickAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = entry, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = heading, Exact = true }).WaitForAsync();
    }

    /// <returns>The name of the first partner that Today says to see.</returns>
    public static async Task<string> OpenFirstPartnerAsync(this IPage page)
    {
        var first = page.Locator(".pa-cardlist .pa-card__title a").First;
        var name = await first.InnerTextAsync();
        await first.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = name }).WaitForAsync();
        return name;
    }

    /// <summary>From a partner's page: a talk, and a promise of ours with it.</summary>
    public static async Task LogATalkAsync(this IPage page, string purpose, string promise)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Log a talk" }).ClickAsync();
        await page.FillTheTalkAsync(purpose, promise);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the talk" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "What happened" }).WaitForAsync();
    }

    public static async Task FillTheTalkAsync(this IPage page, string purpose, string promise)
    {
        await page.GetByLabel("In person").CheckAsync();
        await page.GetByLabel("What was it about?").FillAsync(purpose);
        await page.GetByText("What was promised, and the next step").ClickAsync();
        await page.GetByLabel("We promised").FillAsync(promise);
        await page.GetByLabel("by (our promise)").FillAsync(OpenHouse.Morning.AddDays(3).ToString("yyyy-MM-dd", null));
    }

    public static ILocator OpenPromise(this IPage page, string words) => page.Locator("section[aria-labelledby=open] .pa-promise").Filter(new() { HasText = words });

    public static ILocator Talk(this IPage page, string purpose) => page.Locator(".pa-timeline__entry").Filter(new() { HasText = purpose });

    public static async Task SayItWasKeptAsync(this IPage page, string promise)
    {
        await page.OpenPromise(promise).GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByLabel("Kept", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Who says so?" }).GetByLabel("They", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "What happened" }).WaitForAsync();
    }

    /// <summary>On the page for it: upload, columns, preview, progress, done.</summary>
    public static async Task ImportAsync(this IPage page, string fileName, string csv)
    {
        await page.Locator("#register").SetInputFilesAsync(new FilePayload { Name = fileName, MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(csv) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what each row will do" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring them in" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = $"{fileName} is in the directory" }).WaitForAsync();
    }

    public static async Task TakeBackAsync(this IPage page, string fileName)
    {
        await page.GetByText("This was not right: take it all back").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it all back" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = $"{fileName} was taken back" }).WaitForAsync();
    }

    /// <summary>Searches the directory that lies open.</summary>
    /// <returns>Whether it shows the name.</returns>
    public static async Task<bool> DirectoryShowsAsync(this IPage page, string name)
    {
        await page.GetByLabel("Search organizations by name").FillAsync(name);
        await page.RunAndWaitForResponseAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync(), response => response.Request.IsNavigationRequest);
        await page.WaitForLoadStateAsync();
        return await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).CountAsync() > 0;
    }
}
