using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Portal;

/// <summary>Concerns raised by contacts: who reads them, who never does, and how they end.</summary>
public abstract class ConcernTests(TestHouse house) : HouseTest(house)
{
    private const string Script = "<script>alert(1)</script>";

    [Fact]
    public async Task Raise_SomethingElse_IsToldToOwnerAndBackupAndAnswered()
    {
        var backup = await House.AddOfficerAsync();
        var partner = await House.AddOwnPartnerAsync(with: r => r.BackupId = backup.Id);
        var contact = await House.AddReachableAsync(partner);
        var browser = await House.ComeInAsync(contact);

        var concern = await House.RaiseAsync(browser, contact, $"The lane floods every spring. {Script}");

        await House.EventAsync(PartnershipEvents.ConcernRaised, contact.Id);
        (await House.AskAsync(db => db.Set<Notice>().Where(n => n.PartnerId == partner.Id && n.Kind == NoticeKind.ConcernRaised).Select(n => n.AccountId).ToListAsync())).ShouldBe([House.Person(Role.Officer).Id, backup.Id], ignoreOrder: true);
        var officer = await House.SignInAsync(Role.Officer);
        (await officer.GetAsync("/Partnerships/Concerns")).Body.ShouldContain($"/Partnerships/Concerns/{concern.Id}");
        (await officer.GetAsync($"/Partnerships/Partners/{partner.Id}")).Body.ShouldContain($"/Partnerships/Concerns/{concern.Id}");
        var page = await officer.GetAsync($"/Partnerships/Concerns/{concern.Id}");
        page.ShouldSay($"The lane floods every spring. {Script}");
        page.Document.QuerySelectorAll("main script").ShouldBeEmpty();
        await (await House.SignInAsync(backup, Role.Officer)).AnswerAsync($"/Partnerships/Concerns/{concern.Id}", $"The drain is cleared on Monday. {Script}");
        var read = await browser.GetAsync($"/portal/concerns/{concern.Id}");
        read.ShouldSay($"The drain is cleared on Monday. {Script}");
        read.Document.QuerySelectorAll("main script").ShouldBeEmpty();
        (await House.FreshAsync(concern)).State.ShouldBe(ConcernState.Answered);
    }

    [Theory]
    [InlineData("Solved", ConcernState.Solved)]
    [InlineData("HalfSolved", ConcernState.HalfSolved)]
    [InlineData("NotSolved", ConcernState.Open)]
    public async Task Ask_FourWeeksAfterTheAnswer_WithoutAWordOfIt_AndTakesWhatTheySay(string verdict, ConcernState state)
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        var concern = await House.RaiseAsync(await House.ComeInAsync(contact), contact, "The lane floods every spring.");
        await (await House.SignInAsync(Role.Officer)).AnswerAsync($"/Partnerships/Concerns/{concern.Id}", "The drain is cleared on Monday.");
        var before = (await House.LettersAsync(contact.Email!)).Count;

        await House.AskAfterFourWeeksAsync();
        await House.AskAfterFourWeeksAsync();

        var letter = (await House.LettersAsync(contact.Email!)).Skip(before).ShouldHaveSingleItem();
        letter.Subject.ShouldBe("A question for you");
        foreach (var word in new[] { "lane", "drain", "Bakery", "Rosa" }) letter.Text.ShouldNotContain(word);
        var browser = await House.ComeInAsync(contact);
        (await browser.GetAsync("/portal/concerns")).ShouldSay("Is it solved?");
        var form = (await browser.GetAsync($"/portal/concerns/{concern.Id}")).Form("#verdict").Set("Input.Verdict", verdict);
        (await form.SubmitAsync()).ShouldRedirectTo($"/portal/concerns/{concern.Id}");
        (await House.FreshAsync(concern)).State.ShouldBe(state);
        (await House.AskAsync(db => db.Set<Notice>().CountAsync(n => n.PartnerId == partner.Id && (n.Kind == NoticeKind.ConcernJudged || n.Kind == NoticeKind.ConcernNotSolved)))).ShouldBe(1);
    }

    [Fact]
    public async Task Judge_WithoutChoosing_SaysWhatIsMissing()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var browser = await House.ComeInAsync(contact);
        var concern = await House.RaiseAsync(browser, contact, "The lane floods every spring.");
        await (await House.SignInAsync(Role.Officer)).AnswerAsync($"/Partnerships/Concerns/{concern.Id}", "The drain is cleared on Monday.");

        (await (await browser.GetAsync($"/portal/concerns/{concern.Id}")).Form("#verdict").SubmitAsync()).ShouldHaveError("Input.Verdict", "Choose one of the three.");
    }

    [Fact]
    public async Task Raise_AboutAnOfficer_ReachesTheStewardAndNoOfficerAnywhere()
    {
        var (backup, other) = (await House.AddOfficerAsync("backup"), await House.AddOfficerAsync("other"));
        var partner = await House.AddOwnPartnerAsync(with: r => r.BackupId = backup.Id);
        var (contact, colleague) = (await House.AddReachableAsync(partner), await House.AddReachableAsync(partner, "Otto Featherquill"));
        var browser = await House.ComeInAsync(contact);

        var concern = await House.RaiseAsync(browser, contact, "He was rude, xylophone rude.", ConcernKind.Officer);
        await House.RaiseAsync(browser, contact, "The lamp is dark.");

        var steward = await House.SignInAsync(Role.Steward);
        (await steward.GetAsync("/Stewardship/Concerns")).Body.ShouldContain(concern.Id.ToString());
        var page = await steward.GetAsync($"/Stewardship/Concerns/{concern.Id}");
        page.ShouldSay("xylophone");
        page.ShouldNotSay("Quillfeather");
        await steward.AnswerAsync($"/Stewardship/Concerns/{concern.Id}", "I spoke about the xylophone with his captain.");
        (await House.AskAsync(db => db.Set<Notice>().CountAsync(n => n.PartnerId == partner.Id && n.Kind == NoticeKind.ConcernRaised))).ShouldBe(2, "of the lamp only");
        foreach (var (account, role) in new[] { (House.Person(Role.Officer), Role.Officer), (backup, Role.Officer), (other, Role.Officer), (House.Person(Role.Supervisor), Role.Supervisor), (House.Person(Role.RecordsOfficer), Role.RecordsOfficer), (House.Person(Role.Administrator), Role.Administrator), (House.Person(Role.Evaluator), Role.Evaluator) })
            await SeesNothingAsync(await House.SignInAsync(account, role), role, concern, partner.Id, contact.Id);
        var colleagues = await House.ComeInAsync(colleague);
        foreach (var path in new[] { "/portal", "/portal/looked", "/portal/concerns", $"/portal/concerns/{concern.Id}" })
        {
            var theirs = await colleagues.GetAsync(path);
            theirs.ShouldNotSay("xylophone");
            theirs.ShouldNotSay("Looking into a concern");
        }
        (await browser.GetAsync("/portal/looked")).ShouldSay("Looking into a concern");
        (await browser.GetAsync($"/portal/concerns/{concern.Id}")).ShouldSay("I spoke about the xylophone with his captain.");
    }

    private async Task SeesNothingAsync(Browser browser, Role role, Concern concern, params Guid[] keys)
    {
        foreach (var route in (await House.RoutesAsync()).Where(r => r.AnswersGet && !r.IsPortal))
            foreach (var key in route.TakesKey ? [concern.Id, .. keys] : keys.Take(1))
            {
                var page = await browser.GetAsync(route.For(key));
                page.Body.ShouldNotContain("xylophone", Case.Insensitive, $"{route.Template} as {role}");
                page.Body.ShouldNotContain(concern.Id.ToString(), Case.Insensitive, $"{route.Template} as {role}");
                // A program's address knows nobody by a sign-in: it asks for a key.
                if (route.TakesKey && key == concern.Id) ((int)page.Status).ShouldBeOneOf(route.IsApi ? [401] : [403, 404], $"{route.Template} as {role}");
            }
    }

    [Fact]
    public async Task Raise_AboutAnOfficerWhoIsAlsoTheSteward_IsNotShownToThem()
    {
        var both = await House.AddAccountAsync($"both-{Guid.NewGuid():N}", Role.Officer, Role.Steward);
        var partner = await House.AddOwnPartnerAsync(with: r => r.OwnerId = both.Id);
        var contact = await House.AddReachableAsync(partner);
        var concern = await House.RaiseAsync(await House.ComeInAsync(contact), contact, "He was rude, xylophone rude.", ConcernKind.Officer);
        var steward = await House.SignInAsync(both, Role.Steward);

        (await steward.GetAsync("/Stewardship/Concerns")).Body.ShouldNotContain(concern.Id.ToString());
        (await steward.GetAsync($"/Stewardship/Concerns/{concern.Id}")).ShouldBe(HttpStatusCode.NotFound);
        await House.DoAsync(async services =>
        {
            // Also when somebody else tends it by now.
            var db = (AllianceContext)services.GetService(typeof(AllianceContext))!;
            var tie = await db.Set<Relationship>().SingleAsync(r => r.PartnerId == partner.Id);
            tie.OwnerId = House.Person(Role.Officer).Id;
            await db.SaveAsync(House.Act(), "Arranged", tie, partner.Id);
        });
        (await steward.GetAsync($"/Stewardship/Concerns/{concern.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await (await House.SignInAsync(Role.Steward)).GetAsync($"/Stewardship/Concerns/{concern.Id}")).ShouldBeOk();
    }

    [Fact]
    public async Task PassOn_ByTheOwner_LeavesItToTheStewardAlone()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());
        var concern = await House.RaiseAsync(await House.ComeInAsync(contact), contact, "A uniform shouted at us.");
        var officer = await House.SignInAsync(Role.Officer);

        (await (await officer.GetAsync($"/Partnerships/Concerns/{concern.Id}")).Form("#pass-on").SubmitAsync()).ShouldRedirectTo("/Partnerships/Concerns");

        (await officer.GetAsync($"/Partnerships/Concerns/{concern.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await (await House.SignInAsync(Role.Steward)).GetAsync($"/Stewardship/Concerns/{concern.Id}")).ShouldSay("Handed to the steward");
    }

    [Fact]
    public async Task Concern_OfAPartnerNobodyTends_GoesToTheSteward()
    {
        var partner = await House.AddShopAsync("Lonely Books");
        var contact = await House.AddReachableAsync(partner);
        var browser = await House.ComeInAsync(contact);
        (await browser.GetAsync("/portal/concerns/new")).ShouldSay("Nobody tends the relationship now, so the steward reads it.");

        var concern = await House.RaiseAsync(browser, contact, "The lane floods every spring.");

        (await (await House.SignInAsync(Role.Steward)).GetAsync($"/Stewardship/Concerns/{concern.Id}")).ShouldSay("The lane floods every spring.");
    }

    [Fact]
    public async Task Concern_OfSomebodyElse_IsNotFoundAndTakesNoWord()
    {
        var partner = await House.AddOwnPartnerAsync();
        var (contact, colleague) = (await House.AddReachableAsync(partner), await House.AddReachableAsync(partner, "Otto Featherquill"));
        var concern = await House.RaiseAsync(await House.ComeInAsync(colleague), colleague, "The lane floods every spring.");
        await (await House.SignInAsync(Role.Officer)).AnswerAsync($"/Partnerships/Concerns/{concern.Id}", "The drain is cleared on Monday.");
        var browser = await House.ComeInAsync(contact);
        var token = (await browser.GetAsync("/portal/concerns/new")).Form("form.pa-form").Fields.Where(f => f.Key == "__RequestVerificationToken").ToList();

        foreach (var handler in new[] { "", "?handler=Judge" })
            (await browser.PostAsync($"/portal/concerns/{concern.Id}{handler}", [.. token, new("Input.Id", House.NewId().ToString()), new("Input.Words", "mine"), new("Input.Verdict", "Solved")])).ShouldBe(HttpStatusCode.NotFound);

        (await House.FreshAsync(concern)).State.ShouldBe(ConcernState.Answered);
        (await House.AskAsync(db => db.Set<ConcernStep>().CountAsync(s => s.ConcernId == concern.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task Raise_NamingSomebodyElse_AsksForAReasonAndTellsTheSteward()
    {
        var partner = await House.AddOwnPartnerAsync();
        var (contact, colleague) = (await House.AddReachableAsync(partner), await House.AddReachableAsync(partner, "Otto Featherquill"));
        var browser = await House.ComeInAsync(contact);
        var form = (await browser.GetAsync("/portal/concerns/new")).Form("form.pa-form").Set("Input.Kind", "Other").Set("Input.Words", $"Her brother {colleague.Name} blocks the door.");

        var page = await form.SubmitAsync();

        page.ShouldHaveError("ScreenReason", "Not saved yet.");
        page.Form("form.pa-form").Value("Input.Words").ShouldBe($"Her brother {colleague.Name} blocks the door.");
        (await page.Form("form.pa-form").Set("ScreenReason", "It cannot be told without").SubmitAsync()).ShouldRedirectTo("/portal/concerns");
        (await House.AskAsync(db => db.Set<ScreenedEntry>().Where(e => e.ById == contact.Id).Select(e => e.Reason).SingleAsync())).ShouldBe("It cannot be told without");
        (await (await House.SignInAsync(Role.Steward)).GetAsync("/Stewardship/Desk")).ShouldSay("A partner");
        (await House.AskAsync(db => db.Set<Concern>().Where(c => c.ContactId == contact.Id).Select(c => c.Words).SingleAsync())).ShouldContain($"{{contact:{colleague.Id}");
    }

    [Fact]
    public async Task Raise_AboutBeingSingledOut_IsNotHeldUpByTheScreen()
    {
        var contact = await House.AddReachableAsync(await House.AddOwnPartnerAsync());

        await House.RaiseAsync(await House.ComeInAsync(contact), contact, "He said it is because I am Muslim.", ConcernKind.Officer);
    }

    [Fact]
    public async Task Route_OutsideTheDepartment_IsSetByTheAdministratorAndStandsBesideTheForm()
    {
        var form = (await (await House.SignInAsync(Role.Administrator)).GetAsync("/agency")).Form("#agency").Set("Input.ComplaintRoute", "Civilian Review Board\r\n555-0142");
        (await form.SubmitAsync()).ShouldRedirectTo("/agency");

        var page = await (await House.ComeInAsync(await House.AddReachableAsync(await House.AddOwnPartnerAsync()))).GetAsync("/portal/concerns/new");

        page.ShouldSay("Civilian Review Board");
        page.ShouldSay("This form is not read at once.");
    }
}

public sealed class ConcernTestsOnSqlite(SqliteHouse house) : ConcernTests(house), IClassFixture<SqliteHouse>;

public sealed class ConcernTestsOnPostgres(PostgresHouse house) : ConcernTests(house), IClassFixture<PostgresHouse>;
