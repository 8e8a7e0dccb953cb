using Alliance.BrowserTests.House;
using Alliance.Partnerships.Engagements;
using Alliance.Platform.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>What browsers and hurried people do to forms.</summary>
public sealed class FormTests(Run run) : BrowserTest(run)
{
    [Fact(Timeout = Patience)]
    public async Task Save_ClickedTwice_MakesOneTalk()
    {
        await using var ana = await OpenLogAsync();
        await ana.Page.FillTheTalkAsync("Clicked twice", "Nothing twice");

        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Save the talk" }).DblClickAsync();
        await ana.Page.GetByRole(AriaRole.Heading, new() { Name = "What happened" }).WaitForAsync();

        (await TalksAboutAsync("Clicked twice")).ShouldBe(1);
    }

    [Fact(Timeout = Patience)]
    public async Task Back_AfterSaving_SendsNothingAgain()
    {
        await using var ana = await OpenLogAsync();
        await ana.Page.FillTheTalkAsync("Went back", "Nothing again");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Save the talk" }).ClickAsync();
        await ana.Page.GetByRole(AriaRole.Heading, new() { Name = "What happened" }).WaitForAsync();
        var posts = 0;
        ana.Page.Request += (_, request) => posts += request.Method == "POST" && request.IsNavigationRequest ? 1 : 0;

        await ana.Page.GoBackAsync();
        await ana.Page.ReloadAsync();
        await ana.Page.GoForwardAsync();

        posts.ShouldBe(0);
        (await TalksAboutAsync("Went back")).ShouldBe(1);
    }

    [Theory(Timeout = Patience)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Form_SentWithAMistake_ComesBackWithTheFocusOnIt(bool scripts)
    {
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer, scripts: scripts);
        await ana.OpenAsync($"/Partnerships/Relationships/Pause/{(await Run.Town).OwnPartner}");
        ana.ExpectRefusal();

        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Pause it" }).ClickAsync();
        await ana.Page.Locator(".field-validation-error").First.WaitForAsync();

        (await ana.Page.TitleAsync()).ShouldStartWith("Please check: ");
        // A browser moves the focus with the first picture it paints, a moment after the page is there.
        await ana.Page.Locator("[aria-invalid=true]:focus").WaitForAsync();
        (await ana.Page.Locator("[aria-invalid=true]").First.EvaluateAsync<bool>("element => element === document.activeElement")).ShouldBeTrue();
    }

    [Theory(Timeout = Patience)]
    [InlineData("/Partnerships/Areas", "#map", "Take over", "This file is larger than")]
    [InlineData("/Partnerships/Import", "input[name='Input.Register']", "Read the file", "This file is larger than")]
    public async Task Upload_TooLarge_WithoutScripts_IsAnsweredByASentence(string path, string box, string button, string sentence)
    {
        await using var sofia = await Visitor.ComeAsAsync(Run, Role.Supervisor, scripts: false);
        await sofia.OpenAsync(path);
        var file = Path.Combine(Path.GetTempPath(), $"large-{Guid.NewGuid():N}.json");
        await File.WriteAllBytesAsync(file, new byte[60 * 1024 * 1024]);
        sofia.ExpectRefusal();

        await sofia.Page.Locator(box).SetInputFilesAsync(file);
        await sofia.Page.GetByRole(AriaRole.Button, new() { NameRegex = new(button) }).ClickAsync();
        await sofia.Page.GetByText(sentence).First.WaitForAsync();

        File.Delete(file);
    }

    [Fact(Timeout = Patience)]
    public async Task MainJob_WithoutScripts_IsDone()
    {
        await using var ana = await Visitor.ComeAsync(Run, scripts: false);
        var page = ana.Page;
        await page.SignInAsync("Officer Ana Example");
        await page.OpenFirstPartnerAsync();

        await page.LogATalkAsync("No script ran", "A plan on paper");

        (await page.Talk("No script ran").CountAsync()).ShouldBe(1);
        (await page.OpenPromise("A plan on paper").CountAsync()).ShouldBe(1);
    }

    [Fact(Timeout = Patience)]
    public async Task MainJob_ByKeyboardAlone_IsDone()
    {
        await using var ana = await Visitor.ComeAsync(Run);
        var (page, keys) = (ana.Page, ana.Page.Keyboard);
        await ana.OpenAsync("/");

        await ana.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Officer Ana Example" }));
        await keys.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Today" }).WaitForAsync();
        await ana.TabToAsync(page.Locator(".pa-cardlist .pa-card__actions a").First);
        await keys.PressAsync("Enter");
        await page.GetByLabel("What was it about?").WaitForAsync();
        await ana.TabToAsync(page.Locator("[name='Input.Channel']:checked"));
        await keys.PressAsync("Space");
        await ana.TabToAsync(page.GetByLabel("What was it about?"));
        await keys.TypeAsync("By keyboard alone");
        await ana.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Save the talk" }));
        await keys.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "What happened" }).WaitForAsync();

        (await page.Talk("By keyboard alone").CountAsync()).ShouldBe(1);
    }

    private async Task<Visitor> OpenLogAsync()
    {
        var ana = await Visitor.ComeAsAsync(Run, Role.Officer);
        await ana.OpenAsync($"/Partnerships/Engagements/Log/{(await Run.Town).OwnPartner}");
        return ana;
    }

    private Task<int> TalksAboutAsync(string purpose) => House.AskAsync(db => db.Set<Engagement>().CountAsync(e => e.Purpose == purpose));
}
