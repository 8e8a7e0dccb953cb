using System.Text;
using System.Text.RegularExpressions;
using Alliance.BrowserTests.House;
using Alliance.Platform.Accounts;

namespace Alliance.BrowserTests.Pages;

/// <summary>What comes out of a printer.</summary>
public sealed partial class PaperTests(Run run) : BrowserTest(run)
{
    [Theory(Timeout = Patience)]
    [InlineData("Letter")]
    [InlineData("A4")]
    public async Task Report_OnPaper_IsOnePage(string paper)
    {
        await using var sofia = await Visitor.ComeAsAsync(Run, Role.Supervisor);
        await sofia.OpenAsync("/Partnerships/Team/Report");

        var printed = await sofia.Page.PdfAsync(new() { Format = paper });

        Sheet().Count(Encoding.Latin1.GetString(printed)).ShouldBe(1);
    }

    [Fact(Timeout = Patience)]
    public async Task PartnersPage_OnPaper_ShowsTheFoldedHistoryToo()
    {
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer);
        await ana.OpenAsync($"/Partnerships/Partners/{(await Run.Town).OwnPartner}");
        var oldest = ana.Page.Locator(".pa-fold--history .pa-timeline__entry").Last;
        (await oldest.IsVisibleAsync()).ShouldBeFalse();

        await ana.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        (await oldest.IsVisibleAsync()).ShouldBeTrue();
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheet();
}
