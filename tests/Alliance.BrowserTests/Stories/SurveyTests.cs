using Alliance.BrowserTests.House;
using Alliance.BrowserTests.Pages;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>A survey answered on a telephone by a personal link, by the open link and on a kiosk, in both languages; each once only.</summary>
public sealed class SurveyTests(Run run) : BrowserTest(run)
{
    /// <summary>Each story uses links and slips of its own.</summary>
    private async Task<SurveyDay> DayAsync() => (await Run.Town).Survey;

    [Theory(Timeout = Patience)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Link_OnAPhone_IsAnsweredOnceAndInEnglish(bool scripts)
    {
        var link = (await DayAsync()).Links[scripts ? 0 : 1];
        await using var officer = await Visitor.ComeAsync(Run, scripts: scripts);
        await officer.OpenAsync(link);

        await AnswerAsync(officer, "Begin", "Next", "Send my answers", "Thank you", axe: scripts);

        await officer.OpenAsync(link, 404);
        await officer.Page.GetByRole(AriaRole.Heading, new() { Name = "This link does not work" }).WaitForAsync();
        officer.Complaints.ShouldBeEmpty();
    }

    [Fact(Timeout = Patience)]
    public async Task Link_InSpanish_IsAnsweredInSpanish_WithoutLosingWhatWasSaid()
    {
        await using var officer = await Visitor.ComeAsync(Run);
        await officer.OpenAsync((await DayAsync()).Links[2]);
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await officer.Page.Locator(".pa-answer label").First.ClickAsync();
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Español" }).ClickAsync();
        await officer.Page.GetByText("Página 1 de").WaitForAsync();
        (await officer.Page.Locator(".pa-answer input").First.IsCheckedAsync()).ShouldBeTrue();

        await AnswerAsync(officer, null, "Siguiente", "Enviar mis respuestas", "Gracias", axe: true);

        officer.Complaints.ShouldBeEmpty();
    }

    [Fact(Timeout = Patience)]
    public async Task Open_OnAPhone_IsAnsweredOnceOnADevice_AndTakenBack()
    {
        var day = await DayAsync();
        await using var neighbor = await Visitor.ComeAsync(Run);
        await neighbor.OpenAsync($"/at/{SurveyDay.Slug}/S/{day.Code}?in=es");
        await AnswerAsync(neighbor, "Empezar", "Siguiente", "Enviar mis respuestas", "Gracias", axe: true);
        var code = await neighbor.Page.Locator("#take-back-code").InnerTextAsync();

        await neighbor.OpenAsync($"/at/{SurveyDay.Slug}/S/{day.Code}?in=en");
        await neighbor.Page.GetByRole(AriaRole.Heading, new() { Name = "This was answered already" }).WaitForAsync();
        (await neighbor.Page.GetByRole(AriaRole.Button, new() { Name = "Begin", Exact = true }).CountAsync()).ShouldBe(0);
        await neighbor.OpenAsync($"/at/{SurveyDay.Slug}/Survey/TakeBack?in=en");
        await neighbor.Page.GetByLabel("Your code").FillAsync(code);
        await neighbor.Page.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).ClickAsync();
        await neighbor.Page.GetByRole(AriaRole.Heading, new() { Name = "It was taken back" }).WaitForAsync();
        neighbor.Complaints.ShouldBeEmpty();
    }

    [Fact(Timeout = Patience)]
    public async Task Kiosk_OnATablet_TakesOneAfterTheOther_InBothLanguages_EachSlipOnce()
    {
        var day = await DayAsync();
        await using var tablet = await Visitor.ComeAsync(Run, window: (1024, 768));
        await tablet.OpenAsync($"/at/{SurveyDay.Slug}/Kiosk/{day.Code}?in=en");
        await tablet.Page.GetByLabel("The kiosk’s code").FillAsync(day.KioskCode);
        await tablet.Page.GetByRole(AriaRole.Button, new() { Name = "Open it" }).ClickAsync();

        await tablet.Page.GetByLabel("The code on your slip").FillAsync(day.Slips[0]);
        (await tablet.Page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).BoundingBoxAsync())!.Height.ShouldBeGreaterThanOrEqualTo(60);
        await AnswerAsync(tablet, "Begin", "Next", "Send my answers", "Thank you", axe: true);
        await tablet.Page.GetByRole(AriaRole.Link, new() { Name = "Next person" }).ClickAsync();
        await tablet.Page.GetByRole(AriaRole.Link, new() { Name = "Español" }).ClickAsync();
        await tablet.Page.GetByLabel("El código de su papel").FillAsync(day.Slips[1]);
        await AnswerAsync(tablet, "Empezar", "Siguiente", "Enviar mis respuestas", "Gracias", axe: false);
        await tablet.Page.GetByRole(AriaRole.Link, new() { Name = "Siguiente persona" }).ClickAsync();
        tablet.ExpectRefusal();
        await tablet.Page.GetByLabel("El código de su papel").FillAsync(day.Slips[0]);
        await tablet.Page.GetByRole(AriaRole.Button, new() { Name = "Empezar" }).ClickAsync();

        await tablet.Page.GetByText("Este papel ya se usó.").WaitForAsync();
        tablet.Complaints.ShouldBeEmpty();
    }

    [Fact(Timeout = Patience)]
    public async Task Kiosk_LeftInTheMiddle_AsksAndBeginsAnew()
    {
        var day = await DayAsync();
        await using var tablet = await Visitor.ComeAsync(Run, window: (1024, 768));
        await tablet.Page.Clock.InstallAsync();
        await tablet.OpenAsync($"/at/{SurveyDay.Slug}/Kiosk/{day.Code}?in=en");
        await tablet.Page.GetByLabel("The kiosk’s code").FillAsync(day.KioskCode);
        await tablet.Page.GetByRole(AriaRole.Button, new() { Name = "Open it" }).ClickAsync();
        await tablet.Page.GetByLabel("The code on your slip").FillAsync(day.Slips[2]);
        await tablet.Page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await tablet.Page.GetByText("Page 1 of").WaitForAsync();

        await tablet.Page.Clock.RunForAsync(91_000);
        await tablet.Page.GetByRole(AriaRole.Heading, new() { Name = "Are you still there?" }).WaitForAsync();
        (await tablet.Page.BrokenRulesAsync()).ShouldBeEmpty();
        await tablet.Page.Clock.RunForAsync(21_000);

        await tablet.Page.GetByLabel("The code on your slip").WaitForAsync();
        (await tablet.Page.GetByLabel("The code on your slip").InputValueAsync()).ShouldBeEmpty();
    }

    /// <summary>Goes through the pages, the fourth answer everywhere.</summary>
    private static async Task AnswerAsync(Visitor visitor, string? begin, string next, string send, string done, bool axe)
    {
        if (begin is not null)
        {
            if (axe) (await visitor.Page.BrokenRulesAsync()).ShouldBeEmpty();
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = begin, Exact = true }).ClickAsync();
        }
        for (var pages = 0; pages < 20; pages++)
        {
            await visitor.Page.Locator("#answers").WaitForAsync();
            if (axe) (await visitor.Page.BrokenRulesAsync()).ShouldBeEmpty();
            foreach (var item in await visitor.Page.Locator(".pa-item:has(.pa-answer)").AllAsync()) await item.Locator(".pa-answer label").Nth(3).ClickAsync();
            var isLast = await visitor.Page.GetByRole(AriaRole.Button, new() { Name = send }).CountAsync() > 0;
            var progress = await visitor.Page.Locator("#progress-words").InnerTextAsync();
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = isLast ? send : next, Exact = true }).ClickAsync();
            if (isLast) break;
            await visitor.Page.Locator($"#progress-words:not(:text-is('{progress}'))").WaitForAsync();
        }
        await visitor.Page.GetByRole(AriaRole.Heading, new() { Name = done, Exact = true }).WaitForAsync();
        if (axe) (await visitor.Page.BrokenRulesAsync()).ShouldBeEmpty();
    }
}
