using Alliance.BrowserTests.House;
using Alliance.Platform.Accounts;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>At a kerb, on a telephone: two taps from the first question to who can help and what else can be done.</summary>
public sealed class TwoTapsTests(Run run) : BrowserTest(run)
{
    [Fact(Timeout = Patience)]
    public async Task Callout_OnAPhone_IsAnsweredAfterTwoTaps()
    {
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer);
        await ana.OpenAsync("/Callouts");
        var taps = 0;
        async Task TapAsync(ILocator control)
        {
            // What a thumb finds without a second look: in the window without scrolling sideways, and large enough.
            var box = (await control.BoundingBoxAsync())!;
            box.Height.ShouldBeGreaterThanOrEqualTo(44);
            (box.X + box.Width).ShouldBeLessThanOrEqualTo(Visitor.Phone.Width);
            await control.ClickAsync();
            taps++;
        }

        await TapAsync(ana.Page.GetByRole(AriaRole.Link, new() { Name = "Yes, it is safe" }));
        await TapAsync(ana.Page.GetByRole(AriaRole.Button, new() { Name = "Nowhere to sleep tonight" }));

        await ana.Page.GetByRole(AriaRole.Heading, new() { Name = "Who can help right now" }).WaitForAsync();
        await ana.Page.GetByRole(AriaRole.Heading, new() { Name = "What can be done other than enforcement" }).WaitForAsync();
        taps.ShouldBe(2);
        (await ana.Page.Locator("section[aria-labelledby=who] ol > li, section[aria-labelledby=who] .pa-empty").CountAsync()).ShouldBeGreaterThan(0);
        (await ana.Page.Locator("section[aria-labelledby=options] li").CountAsync()).ShouldBeGreaterThan(1);
        ana.Complaints.ShouldBeEmpty();
    }
}
