using Alliance.BrowserTests.House;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Pages;

/// <summary>WCAG 2.2 AA and good practice, as far as a program can see them.</summary>
public sealed class AccessibilityTests(Run run) : PageTest(run)
{
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Page_OnAPhoneAndAtADesk_BreaksNoRule(string name)
    {
        await using var visitor = await Visits.Named(name).GoAsync(Run, Visitor.Desk);

        var atADesk = await visitor.Page.BrokenRulesAsync();
        await Pictures.TakeAsync(visitor, name);
        await visitor.ResizeAsync(Visitor.Phone);
        var behindTheBar = await visitor.Page.BrokenRulesAsync();
        await visitor.UnrollAsync();
        var onAPhone = await visitor.Page.BrokenRulesAsync();
        await Pictures.TakeAsync(visitor, name);

        atADesk.ShouldBeEmpty();
        behindTheBar.ShouldBeEmpty();
        onAPhone.ShouldBeEmpty();
    }
}

public static class Accessibility
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    /// <summary>Each broken rule, with the elements that break it.</summary>
    public static async Task<IReadOnlyList<string>> BrokenRulesAsync(this IPage page)
    {
        var result = await page.RunAxe(Rules);
        result.Passes.ShouldNotBeEmpty("axe looked at nothing.");
        return [.. result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")];
    }
}
