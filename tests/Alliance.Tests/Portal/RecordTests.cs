using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Portal;

/// <summary>What a partner sees of their record, and what they can do to it; and that it is theirs alone.</summary>
public abstract class RecordTests(TestHouse house) : HouseTest(house)
{
    private const string Script = "<script>alert(1)</script>";

    [Fact]
    public async Task Record_TalkTheyTookPartIn_IsThereInTheOfficersWords()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        await House.LogTalkAsync(partner, [contact], "Rosa says the alley is dark after ten.");

        var page = await (await House.ComeInAsync(contact)).GetAsync("/portal");

        page.ShouldSay("Rosa says the alley is dark after ten.");
        page.ShouldSay("Ask about the lamp");
        page.ShouldSay("The department promised");
    }

    [Fact]
    public async Task Record_TalkOfAColleague_IsNotTheirsOnAnyPage()
    {
        var partner = await House.AddOwnPartnerAsync();
        var (contact, colleague) = (await House.AddReachableAsync(partner), await House.AddReachableAsync(partner, "Otto Featherquill"));
        var talk = await House.LogTalkAsync(partner, [colleague], "Otto says the xylophone was short.", "Bring the glockenspiel");
        var promise = await House.PromiseOfAsync(talk);
        var concern = await House.RaiseAsync(await House.ComeInAsync(colleague), colleague, "The xylophone again.");
        await House.LogTalkAsync(partner, [contact], "Together with Otto Featherquill we looked at the door.");
        var browser = await House.ComeInAsync(contact);

        foreach (var route in (await House.RoutesAsync()).Where(r => r.Template.StartsWith("/portal", StringComparison.Ordinal) && r.AnswersGet))
            foreach (var key in new[] { talk.Id, promise.Id, colleague.Id, partner.Id, concern.Id })
            {
                var page = await browser.GetAsync(route.For(key));
                page.Body.ShouldNotContain("xylophone", Case.Sensitive, route.Template);
                page.Body.ShouldNotContain("glockenspiel", Case.Sensitive, route.Template);
                page.Body.ShouldNotContain("Featherquill", Case.Sensitive, route.Template);
                if (route.TakesKey) ((int)page.Status).ShouldBe(404, route.Template);
            }
        (await browser.GetAsync("/portal")).ShouldSay("a contact (night manager)");
    }

    [Fact]
    public async Task Correct_EntryOfAnotherPartner_IsNotFoundAndChangesNothing()
    {
        var (own, other) = (await House.AddOwnPartnerAsync(), await House.AddOwnPartnerAsync("Quay Clinic"));
        var browser = await House.ComeInAsync(await House.AddReachableAsync(own));
        var talk = await House.LogTalkAsync(other, [await House.AddReachableAsync(other, "Otto Featherquill")]);
        var promise = await House.PromiseOfAsync(talk);
        var token = (await browser.GetAsync("/portal/leave")).Form("form.pa-stack").Fields.Where(f => f.Key == "__RequestVerificationToken").ToList();

        ((int)(await browser.PostAsync($"/portal/entry/{talk.Id}", [.. token, new("Input.Id", House.NewId().ToString()), new("Input.Kind", "Corrects"), new("Input.Words", "mine")])).Status).ShouldBe(404);
        ((int)(await browser.PostAsync($"/portal/promise/{promise.Id}", [.. token, new("Input.Id", House.NewId().ToString()), new("Input.WasKept", "true")])).Status).ShouldBe(404);

        (await House.AskAsync(db => db.Set<Correction>().CountAsync(c => c.EngagementId == talk.Id))).ShouldBe(0);
        (await House.PromiseOfAsync(talk)).State.ShouldBe(PromiseState.Open);
    }

    [Theory]
    [InlineData("/portal/sign-out")]
    [InlineData("/portal/leave")]
    public async Task Post_WithoutAToken_IsRefused(string path)
    {
        var browser = await House.ComeInAsync(await House.AddReachableAsync(await House.AddOwnPartnerAsync()));

        ((int)(await browser.PostAsync(path, [new("IsSure", "true")])).Status).ShouldBe(400);

        (await browser.GetAsync("/portal")).ShouldBeOk();
    }

    [Fact]
    public async Task Correct_TheirOwnEntry_StandsBesideItAndTellsTheOwner()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        var talk = await House.LogTalkAsync(partner, [contact]);
        var browser = await House.ComeInAsync(contact);
        var form = (await browser.GetAsync($"/portal/entry/{talk.Id}")).Form("form.pa-form").Set("Input.Kind", "Corrects").Set("Input.Words", $"It was nine. {Script}");

        (await form.SubmitAsync()).ShouldRedirectTo("/portal");
        (await form.SubmitAsync()).ShouldRedirectTo("/portal");

        var correction = await House.AskAsync(db => db.Set<Correction>().SingleAsync(c => c.EngagementId == talk.Id));
        (correction.ContactId, correction.Kind).ShouldBe((contact.Id, CorrectionKind.Corrects));
        await House.EventAsync(PartnershipEvents.EntryCorrected, contact.Id);
        (await House.AskAsync(db => db.Set<Notice>().SingleAsync(n => n.PartnerId == partner.Id && n.Kind == NoticeKind.PartnerCorrected))).AccountId.ShouldBe(House.Person(Role.Officer).Id);
        foreach (var page in new[] { await browser.GetAsync("/portal"), await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Partners/{partner.Id}") })
        {
            page.ShouldSay($"It was nine. {Script}");
            page.Document.QuerySelectorAll("main script").ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Correct_WithNothingSaid_KeepsTheFormAndSaysWhatIsMissing()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        var talk = await House.LogTalkAsync(partner, [contact]);

        var page = await (await (await House.ComeInAsync(contact)).GetAsync($"/portal/entry/{talk.Id}")).Form("form.pa-form").Set("Input.Words", "Half typed").SubmitAsync();

        page.ShouldHaveError("Input.Kind", "Choose one of the two.");
        page.Form("form.pa-form").Value("Input.Words").ShouldBe("Half typed");
    }

    [Fact]
    public async Task Promise_ThatWasNotKept_IsToldToTheOwnerWithTheReason()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        var promise = await House.PromiseOfAsync(await House.LogTalkAsync(partner, [contact]));
        var browser = await House.ComeInAsync(contact);
        var form = (await browser.GetAsync($"/portal/promise/{promise.Id}")).Form("form.pa-form").Set("Input.WasKept", "false");
        (await form.SubmitAsync()).ShouldHaveError("Input.Reason", "Say in a few words what happened.");

        (await form.Set("Input.Reason", "The lamp is still dark").SubmitAsync()).ShouldRedirectTo("/portal");

        var answer = await House.AskAsync(db => db.Set<PromiseAnswer>().SingleAsync(a => a.PromiseId == promise.Id));
        (answer.Kind, answer.ToldBy, answer.Reason).ShouldBe((PromiseAnswerKind.Broken, Side.Them, "The lamp is still dark"));
        (await House.AskAsync(db => db.Set<Notice>().AnyAsync(n => n.PartnerId == partner.Id && n.Kind == NoticeKind.PromiseAnswered))).ShouldBeTrue();
        var officer = await House.SignInAsync(Role.Officer);
        (await officer.GetAsync($"/Partnerships/Partners/{partner.Id}")).ShouldSay("The lamp is still dark");
        (await officer.GetAsync($"/Partnerships/Promises/{promise.Id}")).ShouldSay("noted by themselves");
        (await browser.GetAsync($"/portal/promise/{promise.Id}")).ShouldSay("It was noted: broken.");
    }

    [Fact]
    public async Task Looked_AfterAColleagueOpenedThePage_SaysWhenWhoAndWhy()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        var browser = await House.ComeInAsync(contact);
        (await browser.GetAsync("/portal/looked")).ShouldSay("Nobody has looked yet");

        await (await House.SignInAsync(await House.AddOfficerAsync(), Role.Officer)).GetAsync($"/Partnerships/Partners/{partner.Id}?why=1");

        var page = await browser.GetAsync("/portal/looked");
        page.Texts("tbody tr").ShouldHaveSingleItem().ShouldEndWith("OfficerI am covering for the owner");
    }

    [Fact]
    public async Task Looked_MoreThanAPage_ShowsOlderOnesToo()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        var officer = await House.SignInAsync(Role.Officer);
        for (var look = 0; look < 53; look++) await officer.GetAsync($"/Partnerships/Partners/{partner.Id}");
        var browser = await House.ComeInAsync(contact);

        var page = await browser.GetAsync("/portal/looked");

        page.Texts("tbody tr").Count.ShouldBe(50);
        (await browser.GetAsync(page.Element("main p a").GetAttribute("href")!)).Texts("tbody tr").Count.ShouldBe(3);
    }
}

public sealed class RecordTestsOnSqlite(SqliteHouse house) : RecordTests(house), IClassFixture<SqliteHouse>;

public sealed class RecordTestsOnPostgres(PostgresHouse house) : RecordTests(house), IClassFixture<PostgresHouse>;
