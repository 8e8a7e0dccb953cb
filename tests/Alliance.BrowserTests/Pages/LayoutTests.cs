using Alliance.BrowserTests.House;

namespace Alliance.BrowserTests.Pages;

public sealed class LayoutTests(Run run) : BrowserTest(run)
{
    [Theory(Timeout = Patience)]
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

        (await visitor.Page.WiderThanTheWindowAsync()).ShouldBeEmpty();
    }
}
