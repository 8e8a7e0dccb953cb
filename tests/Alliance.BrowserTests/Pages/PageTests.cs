using Alliance.BrowserTests.House;

namespace Alliance.BrowserTests.Pages;

/// <summary>
/// Looks at pages one after the other, each at a desk, on a phone and on a small phone: nothing breaks a rule of accessibility, nothing
/// scrolls sideways, and the browser complains of nothing.
/// </summary>
public abstract class PageTests(Run run) : BrowserTest(run)
{
    protected static TheoryData<string> EveryOther(int from) => [.. Visits.All.Where((_, index) => index % 2 == from).Select(v => v.Name)];

    protected async Task LookAsync(string name)
    {
        await using var visitor = await Visits.Named(name).GoAsync(Run, Visitor.Desk);

        var atADesk = await visitor.Page.BrokenRulesAsync();
        await Pictures.TakeAsync(visitor, name);
        await visitor.ResizeAsync(Visitor.Phone);
        var stickingOut = await visitor.Page.WiderThanTheWindowAsync();
        var behindTheBar = await visitor.Page.BrokenRulesAsync();
        await visitor.UnrollAsync();
        var onAPhone = await visitor.Page.BrokenRulesAsync();
        await Pictures.TakeAsync(visitor, name);
        await visitor.ResizeAsync(Visitor.SmallPhone);
        var stickingOutOfASmallOne = await visitor.Page.WiderThanTheWindowAsync();

        atADesk.ShouldBeEmpty();
        stickingOut.ShouldBeEmpty();
        behindTheBar.ShouldBeEmpty();
        onAPhone.ShouldBeEmpty();
        stickingOutOfASmallOne.ShouldBeEmpty();
        visitor.Complaints.ShouldBeEmpty();
    }
}

/// <summary>Two classes, so that two cores look at once.</summary>
public sealed class EvenPagesTests(Run run) : PageTests(run)
{
    public static TheoryData<string> Names => EveryOther(0);

    [Theory(Timeout = Patience)]
    [MemberData(nameof(Names))]
    public Task Page_AtADeskAndOnPhones_IsOpenToEverybodyAndFits(string name) => LookAsync(name);
}

/// <inheritdoc cref="EvenPagesTests" />
public sealed class OddPagesTests(Run run) : PageTests(run)
{
    public static TheoryData<string> Names => EveryOther(1);

    [Theory(Timeout = Patience)]
    [MemberData(nameof(Names))]
    public Task Page_AtADeskAndOnPhones_IsOpenToEverybodyAndFits(string name) => LookAsync(name);
}
