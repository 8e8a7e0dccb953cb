using Alliance.BrowserTests.House;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Pages;

public sealed class LayoutTests(Run run) : PageTest(run)
{
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Page_OnAPhone_NeitherScrollsSidewaysNorComplains(string name)
    {
        await using var visitor = await Visits.Named(name).GoAsync(Run, Visitor.Phone);

        var onAPhone = await WiderThanTheWindowAsync(visitor.Page);
        await visitor.ResizeAsync(Visitor.SmallPhone);
        var onASmallOne = await WiderThanTheWindowAsync(visitor.Page);

        onAPhone.ShouldBeEmpty();
        onASmallOne.ShouldBeEmpty();
        visitor.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("today")]
    [InlineData("partner")]
    [InlineData("log")]
    [InlineData("duplicates-compare")]
    public async Task Name_WithoutASpace_StaysWithinTheWindow(string name)
    {
        await using var visitor = await Visits.Named(name).GoAsync(Run, Visitor.Phone);

        await visitor.Page.EvaluateAsync("""
            () => {
              const ours = ".usa-button, .pa-due, .pa-phase, .pa-promise__state, thead";
              for (const e of document.querySelectorAll("main :is(h1, h2, p, dd, td, th, a, label, span)")) if (!e.children.length && !e.closest(ours)) e.textContent = "x".repeat(120);
            }
            """);

        (await WiderThanTheWindowAsync(visitor.Page)).ShouldBeEmpty();
    }

    /// <summary>What sticks out, where the page scrolls sideways; tables in their own scrolling region do not.</summary>
    private static async Task<string[]> WiderThanTheWindowAsync(IPage page) => await page.EvaluateAsync<string[]>("""
        () => document.documentElement.scrollWidth <= innerWidth ? [] :
          [`${document.documentElement.scrollWidth} of ${innerWidth} px`, ...[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 0.5).slice(0, 5).map(e => e.outerHTML.slice(0, 140))]
        """);
}
