using Alliance.BrowserTests.House;

namespace Alliance.BrowserTests.Pages;

public sealed class AccessibilityTests(Run run) : BrowserTest(run)
{
    [Fact(Timeout = Patience)]
    public async Task BrokenRules_OfAPageThatBreaksThem_AreNamedWithTheirElements()
    {
        await using var visitor = await Visitor.ComeAsync(Run);
        await visitor.Page.SetContentAsync("""
            <html><head><title>Broken</title></head><body><main><h1>Broken</h1>
            <img src="data:,"><input><button></button><p style="color: #999; background: #fff">Pale</p>
            </main></body></html>
            """);

        var broken = await visitor.Page.BrokenRulesAsync();

        foreach (var rule in new[] { "html-has-lang", "image-alt", "label", "button-name", "color-contrast" }) broken.ShouldContain(b => b.StartsWith(rule + ":", StringComparison.Ordinal));
        broken.Single(b => b.StartsWith("color-contrast:", StringComparison.Ordinal)).ShouldContain("Pale");
    }
}
