using Alliance.BrowserTests.House;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Pages;

/// <summary>
/// Pictures of every page, for people to look at, taken beside the tests where somebody asks for them:
/// <c>ALLIANCE_PICTURES=folder dotnet test --project tests/Alliance.BrowserTests --filter-class '*PagesTests'</c>.
/// </summary>
public static class Pictures
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("ALLIANCE_PICTURES");

    /// <summary>The whole page at its present width, and today's also as it first stands on a desk, for the README.</summary>
    public static async Task TakeAsync(Visitor visitor, string name)
    {
        if (string.IsNullOrEmpty(Folder)) return;
        var width = visitor.Page.ViewportSize!.Width;
        if (name == "today" && width == Visitor.Desk.Width) await visitor.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, "today.png") });
        await visitor.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}-{width}.png"), FullPage = true });
    }
}
