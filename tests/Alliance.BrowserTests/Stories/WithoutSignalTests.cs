using Alliance.BrowserTests.House;
using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Alliance.BrowserTests.Stories;

/// <summary>Talks logged without a signal wait on the phone, sealed for their author, and arrive once each, whatever comes between.</summary>
[Collection(nameof(OwnPhone))]
public sealed class WithoutSignalTests(Run run) : BrowserTest(run)
{
    private static readonly string[] Three = ["The lamp in the alley", "The bins by the door", "The step with the ice"];

    [Fact(Timeout = Patience)]
    public async Task Log_ThreeTalksOffline_AfterARestartArriveOnceEach()
    {
        await using var phone = await ThreeWaitAsync();

        await phone.RestartAsync();
        await phone.EnterAsync();
        await phone.OpenAsync("/Partnerships/Today");

        await AllArrivedAsync(phone);
    }

    [Fact(Timeout = Patience)]
    public async Task Log_ThreeTalksFromCopies_WithoutAnyPageLoadedBefore_ArriveOnceEach()
    {
        await using var phone = await OwnPhone.TakeAsync(Run);
        await phone.EnterAsync();
        await phone.OpenAsync("/Partnerships/Today");
        await phone.KeepAsync();
        await phone.LoseSignalAsync();
        foreach (var talk in Three)
        {
            // Each time anew, as somebody does who comes back to the phone an hour later.
            await phone.OpenAsync($"/Partnerships/Engagements/Log/{(await Run.Town).OwnPartner}");
            await phone.LogAsync(talk);
        }

        await phone.RestartAsync();
        await phone.LoseSignalAsync();
        await phone.OpenAsync("/Partnerships/Waiting");
        await phone.Page.GetByText(Three[2] + phone.Mark).WaitForAsync();
        await phone.FindSignalAsync();
        await phone.EnterAsync();
        await phone.OpenAsync("/Partnerships/Today");

        await AllArrivedAsync(phone);
    }

    [Fact(Timeout = Patience)]
    public async Task Log_WhileTheServerFailsTwice_ArriveOnceEach()
    {
        await using var phone = await ThreeWaitAsync();
        var failures = 0;
        await phone.Browser.RouteAsync("**/Log/*?handler=Waiting", async route =>
        {
            // The second time the talk was saved, and only the answer is lost.
            if (++failures == 2) await route.FetchAsync();
            if (failures <= 2) await route.FulfillAsync(new() { Status = 500 });
            else await route.ContinueAsync();
        });

        await phone.FindSignalAsync();
        for (var visit = 0; visit < 3; visit++) await phone.Page.GotoAsync("/Partnerships/Waiting", new() { WaitUntil = WaitUntilState.NetworkIdle });

        await AllArrivedAsync(phone);
        failures.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact(Timeout = Patience)]
    public async Task Log_WithASessionThatEnded_WaitUntilTheNextSignIn()
    {
        await using var phone = await ThreeWaitAsync();
        await phone.Browser.ClearCookiesAsync();
        var asked = phone.Page.WaitForResponseAsync(response => response.Url.Contains("handler=Waiting", StringComparison.Ordinal));

        await phone.FindSignalAsync();
        (await asked).Status.ShouldBeOneOf(400, 401);
        (await CountAsync(phone)).ShouldBe(0);
        await phone.EnterAsync();
        await phone.OpenAsync("/Partnerships/Waiting");

        await AllArrivedAsync(phone);
    }

    [Fact(Timeout = Patience)]
    public async Task Log_ThroughASignOut_WaitForTheirAuthorAndNobodyElseSendsThem()
    {
        await using var phone = await ThreeWaitAsync();
        var stored = await phone.Page.EvaluateAsync<string>("""
            async () => {
              const db = await new Promise((done, failed) => { const asked = indexedDB.open("pa-waiting"); asked.onsuccess = () => done(asked.result); asked.onerror = failed; });
              const all = name => new Promise(done => { const asked = db.transaction(name).objectStore(name).getAll(); asked.onsuccess = () => done(asked.result); });
              const talks = await all("talks"), keys = await all("keys");
              return talks.map(t => new TextDecoder("latin1").decode(t.sealed)).join() + "|" + keys.map(k => k.extractable).join();
            }
            """);
        foreach (var talk in Three) stored.ShouldNotContain(talk);
        stored.ShouldEndWith("|false");
        await phone.Browser.ClearCookiesAsync();
        await phone.FindSignalAsync();

        await phone.EnterAsync(Role.Supervisor);
        await phone.Page.GotoAsync("/Partnerships/Team", new() { WaitUntil = WaitUntilState.NetworkIdle });
        (await CountAsync(phone)).ShouldBe(0, "under another's sign-in nothing is sent");
        await phone.Browser.ClearCookiesAsync();
        await phone.EnterAsync();
        await phone.OpenAsync("/Partnerships/Waiting");

        await AllArrivedAsync(phone);
    }

    [Fact(Timeout = Patience)]
    public async Task Log_WithAPartnerWhoWasEditedMeanwhile_ArriveOnceEach()
    {
        await using var phone = await ThreeWaitAsync();
        var (partner, ana) = ((await Run.Town).OwnPartner, await House.ActAsync(OpenHouse.NameOf(Role.Officer), Role.Officer));
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var there = await db.Set<Partner>().SingleAsync(p => p.Id == partner);
            there.Website = "https://edited.example";
            var tie = await db.Set<Relationship>().SingleAsync(r => r.PartnerId == partner && r.EndedAt == null);
            tie.Purpose += ", and a bench";
            await db.SaveAsync(ana, PartnershipEvents.PartnerEdited, there, partner);
            return true;
        });

        await phone.FindSignalAsync();
        await phone.OpenAsync("/Partnerships/Waiting");

        await AllArrivedAsync(phone);
    }

    [Fact(Timeout = Patience)]
    public async Task Log_WhereTheSameFormWasSavedInOtherWords_KeepsBothAndAsks()
    {
        await using var phone = await OwnPhone.TakeAsync(Run);
        await OpenLogAsync(phone);
        var id = await phone.Page.Locator("[name='Input.Id']").InputValueAsync();
        await phone.LoseSignalAsync();
        await phone.LogAsync(Three[0]);
        await phone.FindSignalAsync();
        await phone.NothingWaitsAsync();
        (await CountAsync(phone)).ShouldBe(1);

        // The same form once more from another tab that was left open, in other words.
        await phone.AnotherTabAsync();
        await OpenLogAsync(phone);
        await phone.Page.EvaluateAsync("id => document.querySelector(\"[name='Input.Id']\").value = id", id);
        await phone.LoseSignalAsync();
        await phone.LogAsync(Three[1]);
        await phone.FindSignalAsync();
        await phone.OpenAsync("/Partnerships/Waiting");

        await phone.Page.GetByText("This form was saved before, in other words.").WaitForAsync();
        await phone.Page.GetByText(Three[1] + phone.Mark).WaitForAsync();
        (await TalksAsync(phone)).ShouldBe([Three[0] + phone.Mark]);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Save them as a talk of its own" }).ClickAsync();
        await phone.NothingWaitsAsync();
        (await TalksAsync(phone)).ShouldBe([Three[0] + phone.Mark, Three[1] + phone.Mark], ignoreOrder: true);
    }

    private async Task<OwnPhone> ThreeWaitAsync()
    {
        var phone = await OwnPhone.TakeAsync(Run);
        await OpenLogAsync(phone);
        await phone.LoseSignalAsync();
        foreach (var talk in Three)
        {
            await phone.LogAsync(talk);
            if (talk != Three[^1]) await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Log another talk with them" }).ClickAsync();
        }
        (await CountAsync(phone)).ShouldBe(0);
        return phone;
    }

    private async Task OpenLogAsync(OwnPhone phone)
    {
        await phone.EnterAsync();
        await phone.OpenAsync($"/Partnerships/Engagements/Log/{(await Run.Town).OwnPartner}");
    }

    private async Task AllArrivedAsync(OwnPhone phone)
    {
        await phone.NothingWaitsAsync();
        (await TalksAsync(phone)).ShouldBe(Three.Select(t => t + phone.Mark), ignoreOrder: true);
        await phone.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        (await CountAsync(phone)).ShouldBe(3);
    }

    private Task<int> CountAsync(OwnPhone phone) => House.AskAsync(db => db.Set<Engagement>().CountAsync(e => e.Purpose.EndsWith(phone.Mark)));

    private Task<List<string>> TalksAsync(OwnPhone phone) => House.AskAsync(db => db.Set<Engagement>().Where(e => e.Purpose.EndsWith(phone.Mark)).Select(e => e.Purpose).ToListAsync());
}
