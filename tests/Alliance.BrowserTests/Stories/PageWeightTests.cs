using Alliance.BrowserTests.House;
using Alliance.Platform.Accounts;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>On a telephone with a weak signal every kilobyte is waited for.</summary>
public sealed class PageWeightTests(Run run) : BrowserTest(run)
{
    private const int FirstPage = 150 * 1024, WithCopies = 200 * 1024, NextPage = 30 * 1024;

    [Fact(Timeout = Patience)]
    public async Task Today_OnFirstLoadAndThePageAfterIt_AreLight()
    {
        await using var relay = new CountingRelay(Run.House.Address);
        await using var phone = await OwnPhone.TakeAsync(Run, relay.Address);
        await phone.EnterAsync();

        await phone.OpenAsync("/Partnerships/Today");
        await phone.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var page = relay.Answers.Where(a => !a.IsInBackground).Sum(a => a.Weight);
        await phone.KeepAsync();
        await phone.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        // The test itself asks for the list of what is to be kept, again and again.
        var withCopies = relay.Answers.Where(a => !a.Path.EndsWith("handler=Stamps", StringComparison.Ordinal)).Sum(a => a.Weight);
        relay.Answers.Clear();
        await phone.Page.OpenFirstPartnerAsync();
        await phone.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var next = relay.Answers.Sum(a => a.Weight);

        TestContext.Current.SendDiagnosticMessage($"Today {page / 1024.0:0.0} KB, with worker and copies {withCopies / 1024.0:0.0} KB, next page {next / 1024.0:0.0} KB");
        page.ShouldBeInRange(20 * 1024, FirstPage, "as sent, compressed, with style sheet, script, font and icons");
        withCopies.ShouldBeInRange(page, WithCopies, "with everything that opens without a signal from then on, of two dozen partners");
        next.ShouldBeInRange(1024, NextPage, "what was loaded before is not loaded again");
    }

    [Fact(Timeout = Patience)]
    public async Task App_IsInstallable()
    {
        await using var ana = await Visitor.ComeAsAsync(Run, Role.Officer);
        await ana.OpenAsync("/Partnerships/Today");

        var manifest = await ana.Page.EvaluateAsync<System.Text.Json.JsonElement>("async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json()");

        manifest.GetProperty("display").GetString().ShouldBe("standalone");
        var icons = manifest.GetProperty("icons").EnumerateArray().ToList();
        icons.Count.ShouldBe(3);
        foreach (var icon in icons)
        {
            var size = await ana.Page.EvaluateAsync<int>("src => new Promise(done => { const image = new Image(); image.onload = () => done(image.naturalWidth); image.onerror = () => done(0); image.src = src; })", icon.GetProperty("src").GetString());
            $"{size}x{size}".ShouldBe(icon.GetProperty("sizes").GetString());
        }
        ana.Complaints.ShouldBeEmpty();
    }
}
