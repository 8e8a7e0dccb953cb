using Alliance.BrowserTests.House;
using Alliance.BrowserTests.Pages;
using Alliance.Demonstration;
using Alliance.Platform.Accounts;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>The little that scripts do: the lock, the screen as one types, and how much all of it weighs.</summary>
public sealed class IslandTests(Run run) : BrowserTest(run)
{
    private const int HeaviestToday = 150_000;

    [Fact(Timeout = Patience)]
    public async Task Lock_AfterHalfAnHour_CoversThePage_AndThePasswordOpensIt()
    {
        await using var ana = await OpenLogAsync(beforeLoading: SetTheClockAsync);
        var (page, heard, cover) = (ana.Page, ana.Page.GetByLabel("What did you hear?"), ana.Page.Locator("dialog#lock"));
        await heard.FillAsync("Half a sentence");

        await page.Clock.FastForwardAsync("31:00");
        await cover.WaitForAsync();
        (await CoversAsync(page, heard)).ShouldBeTrue();
        (await page.BrokenRulesAsync()).ShouldBeEmpty();
        await cover.GetByLabel("Password").FillAsync("not the password");
        await cover.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await cover.GetByText("This is not your password.").WaitForAsync();

        await cover.GetByLabel("Password").FillAsync(DemonstrationPeople.Password);
        await cover.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await cover.WaitForAsync(new() { State = WaitForSelectorState.Hidden });

        (await heard.InputValueAsync()).ShouldBe("Half a sentence");
        (await CoversAsync(page, heard)).ShouldBeFalse();
    }

    [Fact(Timeout = Patience)]
    public async Task Lock_BeforeHalfAnHour_StaysAway()
    {
        await using var ana = await OpenLogAsync(beforeLoading: SetTheClockAsync);

        await ana.Page.Clock.RunForAsync("29:00");

        (await ana.Page.Locator("dialog#lock").IsVisibleAsync()).ShouldBeFalse();
    }

    [Fact(Timeout = Patience)]
    public async Task Screen_WordsThatDoNotBelongHere_AreNoticedWithinASecond()
    {
        await using var ana = await OpenLogAsync(beforeLoading: SetTheClockAsync);
        await ana.Page.Clock.PauseAtAsync(OpenHouse.Morning.AddMinutes(5).UtcDateTime);
        var hint = ana.Page.Locator("#screen-heard > *").First;
        await ana.Page.GetByLabel("What did you hear?").PressSequentiallyAsync("He is in a gang.");
        (await hint.CountAsync()).ShouldBe(0);

        await ana.Page.Clock.RunForAsync(1000);

        await hint.WaitForAsync();
        (await hint.BoundingBoxAsync())!.Y.ShouldBeGreaterThan((await ana.Page.GetByLabel("What did you hear?").BoundingBoxAsync())!.Y);
    }

    [Fact(Timeout = Patience)]
    public async Task Today_OpenedForTheFirstTime_IsLight()
    {
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer);
        var network = await ana.Page.Context.NewCDPSessionAsync(ana.Page);
        var (bytes, answers) = (0.0, 0);
        network.Event("Network.loadingFinished").OnEvent += (_, answer) => (bytes, answers) = (bytes + answer!.Value.GetProperty("encodedDataLength").GetDouble(), answers + 1);
        await network.SendAsync("Network.enable");

        await ana.Page.GotoAsync("/Partnerships/Today", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

        answers.ShouldBeGreaterThanOrEqualTo(4, "A page, a style sheet, a script and a font should have come.");
        bytes.ShouldBeLessThan(HeaviestToday);
    }

    private static Task SetTheClockAsync(IPage page) => page.Clock.InstallAsync(new ClockInstallOptions { TimeDate = OpenHouse.Morning.UtcDateTime });

    private async Task<Visitor> OpenLogAsync(Func<IPage, Task> beforeLoading)
    {
        var ana = await Visitor.ComeAsAsync(Run, Role.Officer);
        await beforeLoading(ana.Page);
        await ana.OpenAsync($"/Partnerships/Engagements/Log/{(await Run.Town).OwnPartner}");
        return ana;
    }

    /// <summary>Whether somebody who touches the middle of the box touches something else instead.</summary>
    private static Task<bool> CoversAsync(IPage page, ILocator box) => box.EvaluateAsync<bool>("""
        element => { element.scrollIntoView({ block: "center" }); const r = element.getBoundingClientRect();
          return !element.contains(document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2)); }
        """);
}
