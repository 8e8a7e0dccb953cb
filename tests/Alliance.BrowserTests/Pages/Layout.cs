using Microsoft.Playwright;

namespace Alliance.BrowserTests.Pages;

public static class Layout
{
    /// <summary>What sticks out, where the page scrolls sideways; tables in their own scrolling region do not.</summary>
    public static async Task<string[]> WiderThanTheWindowAsync(this IPage page) => await page.EvaluateAsync<string[]>("""
        () => document.documentElement.scrollWidth <= innerWidth ? [] :
          [`${document.documentElement.scrollWidth} of ${innerWidth} px`, ...[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 0.5).slice(0, 5).map(e => e.outerHTML.slice(0, 140))]
        """);
}
