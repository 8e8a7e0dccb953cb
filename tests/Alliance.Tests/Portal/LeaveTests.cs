using Alliance.Partnerships;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Mail;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Portal;

/// <summary>Whoever withdraws is found nowhere, counts stay, and the chain shows an erasure and no damage.</summary>
public abstract class LeaveTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Leave_AfterTalksCorrectionsAndLetters_IsFoundNowhere()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner, "Zebulon Quackenbush");
        var talk = await House.LogTalkAsync(partner, [contact], "Zebulon Quackenbush keeps xylophones in the cellar.", "Bring back the didgeridoo");
        var browser = await House.ComeInAsync(contact);
        await (await browser.GetAsync($"/portal/entry/{talk.Id}")).Form("form.pa-form").Set("Input.Kind", "Corrects").Set("Input.Words", "Two glockenspiels, says Quackenbush").SubmitAsync();
        await (await browser.GetAsync($"/portal/promise/{(await House.PromiseOfAsync(talk)).Id}")).Form("form.pa-form").Set("Input.WasKept", "false").Set("Input.Reason", "No bagpipes came").SubmitAsync();
        var goal = await House.ShareGoalAsync(partner, [contact], "A theremin for the hall", "Quackenbush hums already.");
        await (await browser.GetAsync($"/portal/goals/{goal}/stage")).Form("form.pa-form").Set("Input.Stage", "Action").Set("Input.Heard", "We bought zithers").SubmitAsync();
        await (await browser.GetAsync($"/portal/goals/{goal}/rulers")).Form("form.pa-form").Set("Input.Importance", "8").Set("Input.Confidence", "4").Set("Input.Why", "The ocarinas came").SubmitAsync();
        await (await browser.GetAsync($"/portal/goals/{goal}/end")).Form("form.pa-form").Set("Input.Kind", "Reached").Set("Input.Why", "A hurdygurdy plays").SubmitAsync();
        var check = await House.AskBothAsync(contact);
        await House.AnswerAsync(check, Side.Us, House.ActAsOfficer(), 5, 5, 5);
        await House.AnswerAsync(check, Side.Them, House.ActAs(contact), 1, 5, 5);
        await (await browser.GetAsync($"/portal/checks/{check}/repair")).Form("form.pa-form").Set("Input.Reason", "The vuvuzelas stopped").SubmitAsync();
        var concern = await House.RaiseAsync(browser, contact, "Quackenbush hears accordions at night");
        var complaint = await House.RaiseAsync(browser, contact, "He called them kazoos", ConcernKind.Officer);
        await (await House.SignInAsync(Role.Officer)).AnswerAsync($"/Partnerships/Concerns/{concern.Id}", "The mandolins are gone");
        await (await House.SignInAsync(Role.Steward)).AnswerAsync($"/Stewardship/Concerns/{complaint.Id}", "I heard the ukuleles");
        await (await browser.GetAsync("/portal/preferences")).Form("form.pa-form").Set("Input.Please", "Ring the cowbell").SubmitAsync();
        await (await browser.GetAsync("/portal/offers/new")).Form("form.pa-form").Set("Input.Kind", "Room").Set("Input.Words", "A hall with harpsichords").SubmitAsync();
        await (await browser.GetAsync("/portal/thanks")).Form("#thanks").Set("Input.Words", "The concertinas were kind").SubmitAsync();
        await (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Thanks/Say/{partner.Id}")).Form("#thanks").Set("Input.ContactId", $"{contact.Id}").Set("Input.Words", "The tambourines helped").SubmitAsync();
        await (await browser.GetAsync("/portal/take")).Form("main form").SubmitAsync();
        await ActivatorUtilities.CreateInstance<MailSending>(House.Services).RunAsync(TestContext.Current.CancellationToken);
        await House.SealAsync();
        string[] traces = ["Zebulon", "Quackenbush", contact.Email!, "xylophones", "didgeridoo", "glockenspiels", "bagpipes", "theremin", "hums already", "zithers", "ocarinas", "hurdygurdy", "vuvuzelas", "accordions", "kazoos", "mandolins", "ukuleles", "cowbell", "harpsichords", "concertinas", "tambourines"];
        var before = await House.EverythingAsync();
        traces.Where(trace => !before.Contains(trace, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty("what was never there proves nothing");

        var page = await (await browser.GetAsync("/portal/leave")).Form("form.pa-stack").Set("IsSure", "true").SubmitAsync();

        page.ShouldRedirectTo("/portal/goodbye");
        (await browser.GetAsync("/portal")).ShouldRedirectTo("/portal/sign-in");
        var left = await House.EverythingAsync();
        traces.Where(trace => left.Contains(trace, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        Directory.GetFiles(House.Settings.MailFolder).SelectMany(File.ReadLines).ShouldNotContain(line => line.Contains(contact.Email!));
        (await House.AskAsync(db => db.Set<Engagement>().CountAsync(e => e.PartnerId == partner.Id && e.Minutes == 20))).ShouldBe(1);
        (await House.AskAsync(db => db.Set<Promise>().CountAsync(p => p.PartnerId == partner.Id && p.State == PromiseState.Broken))).ShouldBe(1);
        (await House.AnswersAsync(check)).ShouldAllBe(a => a.Bond == null);
        (await House.AskAsync(db => db.Set<RulerReading>().CountAsync(r => r.GoalId == goal))).ShouldBe(1);
        await House.SealAsync();
        var verdict = await House.DoAsync(services => services.GetRequiredService<AuditVerifier>().VerifyAsync(TestPeople.AgencyId, [], TestContext.Current.CancellationToken));
        verdict.Valid.ShouldBeTrue();
        await House.EventAsync(PartnershipEvents.ContactTakenOut, contact.Id);
        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldBeOk();
    }

    [Fact]
    public async Task Leave_WithoutBeingSure_ChangesNothing()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var browser = await House.ComeInAsync(contact);

        (await (await browser.GetAsync("/portal/leave")).Form("form.pa-stack").SubmitAsync()).ShouldHaveError("IsSure", "Tick the box first");

        (await browser.GetAsync("/portal")).ShouldSay("Rosa Quillfeather");
    }

    [Fact]
    public async Task Leave_OneOfTwo_LeavesTheOthersEntriesAlone()
    {
        var partner = await House.AddOwnPartnerAsync();
        var (first, second) = (await House.AddReachableAsync(partner), await House.AddReachableAsync(partner, "Otto Featherquill"));
        await House.LogTalkAsync(partner, [second], "The hall is free on Fridays.");
        var browser = await House.ComeInAsync(first);

        await (await browser.GetAsync("/portal/leave")).Form("form.pa-stack").Set("IsSure", "true").SubmitAsync();

        (await (await House.ComeInAsync(second)).GetAsync("/portal")).ShouldSay("The hall is free on Fridays.");
    }
}

public sealed class LeaveTestsOnSqlite(SqliteHouse house) : LeaveTests(house), IClassFixture<SqliteHouse>;

public sealed class LeaveTestsOnPostgres(PostgresHouse house) : LeaveTests(house), IClassFixture<PostgresHouse>;
