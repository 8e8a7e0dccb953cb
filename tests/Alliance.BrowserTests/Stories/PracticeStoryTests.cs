using Alliance.BrowserTests.House;
using Alliance.Platform.Accounts;
using Alliance.Tests.Training.Practice;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>A conversation practiced to its end on a telephone, in each mode; and with a language model that answers, hangs, errs and talks nonsense.</summary>
public sealed class PracticeStoryTests(Run run) : BrowserTest(run)
{
    private const string Note = "The language model gave no answer that could be used; the written partner spoke.";

    private static readonly string[] Typed =
    [
        "I would like to hear how last night was for you. What happened?",
        "It sounds like you felt completely alone while you waited for us.",
        "So the waiting was worse than the window itself.",
        "You are right to be angry. I am not going to argue with you; take your time.",
        "What would help you the most right now?",
        "You are worried about what this costs you, and how to pay the rent.",
    ];

    [Theory(Timeout = Patience)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Practice_ByChoosing_GoesToItsEndAndIsTold(bool scripts)
    {
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer, scripts: scripts);
        await BeginAsync(ana, "night-clerk-robbery", "Choose from written turns");
        while (await ana.Page.Locator("#say").CountAsync() > 0)
        {
            await ana.Page.Locator("#say .usa-radio__label").First.ClickAsync();
            await SendAsync(ana);
        }

        await EndAsync(ana);
    }

    [Fact(Timeout = Patience)]
    public async Task Practice_InOnesOwnWords_GoesToItsEndAndIsTold()
    {
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer);
        await BeginAsync(ana, "shop-owner-slow-response", "Write your own");
        for (var turn = 0; await ana.Page.Locator("#say").CountAsync() > 0; turn++)
        {
            await ana.Page.GetByLabel("What do you say?").FillAsync(Typed[turn % Typed.Length]);
            await SendAsync(ana);
        }

        await EndAsync(ana);
        ana.Complaints.ShouldBeEmpty();
    }

    [Fact(Timeout = Patience)]
    public async Task Practice_WithALanguageModel_SpeaksItsWordsAndGoesOnWhereItFails()
    {
        await using var model = await ModelServer.StartAsync();
        await using var house = OpenHouse.Open(settings: new Dictionary<string, string?> { ["PracticePartner:Address"] = $"{model.Address}", ["PracticePartner:Model"] = "test", ["PracticePartner:Seconds"] = "2" });
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer, house: house);
        await BeginAsync(ana, "shop-owner-slow-response", "Write your own", "A language model your administrator set up");

        model.Answer = ModelServer.Says("Well. So you did come after all, and you even ask.");
        await SayAsync(ana, Typed[0]);
        await ana.Page.GetByText("Well. So you did come after all, and you even ask.").WaitForAsync();
        (await ana.Page.GetByText(Note).CountAsync()).ShouldBe(0);

        var failures = 0;
        foreach (var failing in (Func<Microsoft.AspNetCore.Http.HttpContext, Task>[])[ModelServer.Hangs, ModelServer.Fails(500), ModelServer.Says("Officer: Fine.\nRenske: Good."), ModelServer.Says("")])
        {
            model.Answer = failing;
            await SayAsync(ana, Typed[1 + failures]);
            (await ana.Page.GetByText(Note).CountAsync()).ShouldBe(++failures);
        }
        model.Asked.Count.ShouldBe(5);
        model.Asked.ShouldAllBe(body => !body.Contains("Harbor Falls", StringComparison.Ordinal));
        ana.Complaints.ShouldBeEmpty();
    }

    private static async Task BeginAsync(Visitor visitor, string scenario, string mode, string? voice = null)
    {
        await visitor.OpenAsync("/Training/Practice");
        await visitor.Page.Locator($"a[href$='scenario={scenario}']").First.ClickAsync();
        await visitor.Page.Locator(".usa-radio__label", new() { HasText = mode }).ClickAsync();
        if (voice is not null) await visitor.Page.Locator(".usa-radio__label", new() { HasText = voice }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await visitor.Page.Locator("#say").WaitForAsync();
    }

    private static async Task SayAsync(Visitor visitor, string words)
    {
        await visitor.Page.GetByLabel("What do you say?").FillAsync(words);
        await SendAsync(visitor);
    }

    /// <summary>Says it, and waits for the page on which it stands.</summary>
    private static async Task SendAsync(Visitor visitor)
    {
        var mine = visitor.Page.Locator(".pa-talk__turn--us");
        var before = await mine.CountAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Say it" }).ClickAsync();
        await mine.Nth(before).WaitForAsync();
        await visitor.Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
    }

    private static async Task EndAsync(Visitor visitor)
    {
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Look at how it went" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Turn by turn" }).WaitForAsync();
        (await visitor.Page.Locator("section[aria-labelledby=turns] ol > li").CountAsync()).ShouldBeGreaterThan(1);
        (await visitor.Page.GetByText("trust ").CountAsync()).ShouldBeGreaterThan(0);
    }
}
