using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Pages;

/// <summary>WCAG 2.2 AA and good practice, as far as a program can see them.</summary>
public static class Accessibility
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string Look = """
        async () => {
          const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
          const found = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
          return { passed: found.passes.length, broken: found.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.html).join(" | ")}`) };
        }
        """;

    /// <summary>Each broken rule, with the elements that break it. Our pages have no frames; where one comes, this must look into it too.</summary>
    public static async Task<IReadOnlyList<string>> BrokenRulesAsync(this IPage page)
    {
        page.Frames.Count.ShouldBe(1, "A frame would not be looked at.");
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<Found>(Look);
        found.Passed.ShouldBeGreaterThan(0, "axe looked at nothing.");
        return found.Broken;
    }

    private sealed class Found
    {
        public int Passed { get; set; }
        public string[] Broken { get; set; } = [];
    }
}
