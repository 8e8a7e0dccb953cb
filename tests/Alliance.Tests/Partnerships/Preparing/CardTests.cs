using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Preparing;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Tests.Portal;
using Alliance.Tests.Portal.Attacks;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Partnerships.Preparing;

/// <summary>The prep card: made from the record, seen by owner and backup, corrected by hand, and the correction stays.</summary>
public abstract class CardTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Card_OfARecord_SaysItTheSameWayEveryTime()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        await House.LogTalkAsync(partner, [contact], "The side door is loud.", "Bring a lamp");
        await House.AddPromiseAsync(partner, House.Person(Role.Officer), Alliance.Partnerships.Engagements.Side.Them, "Close the side door at one");
        await House.ShareGoalAsync(partner, [contact]);
        var officer = await House.SignInAsync(Role.Officer);

        var first = await CardAsync(officer, partner.Id);
        var second = await CardAsync(officer, partner.Id);

        foreach (var words in new[] { "A quiet lane", "The side door is loud.", "Bring a lamp", "Close the side door at one", "No bottles on the steps on Sundays", "What is good about how it is now, and what is not?", "Better not" }) first.ShouldSay(words);
        Text(first).ShouldBe(Text(second));
        Text(first).IndexOf("Bring a lamp", StringComparison.Ordinal).ShouldBeLessThan(Text(first).IndexOf("Close the side door", StringComparison.Ordinal), "ours first");
        (await officer.GetAsync($"/Partnerships/Partners/{partner.Id}")).Document.QuerySelector($"a[href='/Partnerships/Prepare/{partner.Id}']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Card_ForAnybodyElse_IsNotThere()
    {
        var partner = await House.AddOwnPartnerAsync();
        var colleague = await House.AddOfficerAsync();
        var backup = await House.AddOfficerAsync("backup");
        await House.ChangeAsync<Alliance.Partnerships.Relationships.Relationship>((await House.RelationshipAsync(partner)).Id, r => r.BackupId = backup.Id);

        foreach (var path in new[] { $"/Partnerships/Prepare/{partner.Id}", $"/Partnerships/Prepare/{partner.Id}/Correct" })
        {
            (await (await House.SignInAsync(colleague, Role.Officer)).GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
            (await (await House.SignInAsync(Role.Supervisor)).GetAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await (await House.SignInAsync(backup, Role.Officer)).GetAsync(path)).ShouldBeOk();
        }
    }

    [Fact]
    public async Task Card_Opened_IsInTheTrail()
    {
        var partner = await House.AddOwnPartnerAsync();

        await CardAsync(await House.SignInAsync(Role.Officer), partner.Id);

        (await House.EventsAsync(PartnershipEvents.PartnerOpened)).ShouldContain(e => e.ActorId == House.Person(Role.Officer).Id);
    }

    [Fact]
    public async Task Correct_ALine_StaysWithWhoAndWhenUntilItIsPutBack()
    {
        var partner = await House.AddOwnPartnerAsync();
        var officer = await House.SignInAsync(Role.Officer);
        var path = $"/Partnerships/Prepare/{partner.Id}/Correct?line=FirstQuestion";
        var form = (await officer.GetAsync(path)).Form("form.pa-form");
        (await form.Set("Input.Words", "").SubmitAsync()).ShouldHaveError("Input.Words", "Write the line as it should be, or leave without saving.");

        (await form.Set("Input.Words", "How was the street party?").SubmitAsync()).ShouldRedirectTo($"/Partnerships/Prepare/{partner.Id}");
        await form.SubmitAsync();

        var card = await CardAsync(officer, partner.Id);
        card.ShouldSay("How was the street party?");
        card.ShouldSay(House.Person(Role.Officer).DisplayName);
        var row = await House.AskAsync(db => db.Set<CardCorrection>().SingleAsync(c => c.Words == "How was the street party?"));
        (row.ById, row.At, row.ReplacedAt).ShouldBe((House.Person(Role.Officer).Id, House.Clock.Instant(), null));
        await House.EventAsync(PartnershipEvents.CardCorrected, partner.Id);
        await (await officer.GetAsync(path)).Form("form[action*='PutBack']").SubmitAsync();
        (await CardAsync(officer, partner.Id)).Body.ShouldNotContain("street party");
        await House.EventAsync(PartnershipEvents.CardPutBack, partner.Id);
    }

    [Fact]
    public async Task Correct_OfALastTalk_SpeaksOfThatTalkOnly()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner);
        var talk = await House.LogTalkAsync(partner, [contact], "The side door is loud.");
        var officer = await House.SignInAsync(Role.Officer);
        await (await officer.GetAsync($"/Partnerships/Prepare/{partner.Id}/Correct?line=LastTalk&about={talk.Id}")).Form("form.pa-form").Set("Input.Words", "Mostly about the tambourine").SubmitAsync();
        (await CardAsync(officer, partner.Id)).ShouldSay("Mostly about the tambourine");
        House.Clock.Advance(TimeSpan.FromDays(1));

        await House.LogTalkAsync(partner, [contact], "All is quiet now.");

        officer = await House.SignInAsync(Role.Officer);
        var card = await CardAsync(officer, partner.Id);
        card.ShouldSay("All is quiet now.");
        card.Body.ShouldNotContain("tambourine");
        (await officer.GetAsync($"/Partnerships/Prepare/{partner.Id}/Correct?line=LastTalk&about={Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Correct_WhereTheBackupWasFaster_KeepsBothTextsAndAsks()
    {
        var partner = await House.AddOwnPartnerAsync();
        var officer = await House.SignInAsync(Role.Officer);
        var path = $"/Partnerships/Prepare/{partner.Id}/Correct?line=Affirmation";
        var mine = (await officer.GetAsync(path)).Form("form.pa-form").Set("Input.Words", "Mine");
        await (await officer.GetAsync(path)).Form("form.pa-form").Set("Input.Words", "Theirs").SubmitAsync();

        var page = await mine.SubmitAsync();

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.ShouldSay("Theirs");
        page.ShouldSay("Mine");
        await page.Form("form.pa-form").SubmitAsync();
        (await CardAsync(officer, partner.Id)).ShouldSay("Mine");
    }

    [Fact]
    public async Task Correct_NamingSomebodyOutside_IsNotSavedWhateverTheReason()
    {
        var partner = await House.AddOwnPartnerAsync();
        var form = (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Prepare/{partner.Id}/Correct?line=Avoid")).Form("form.pa-form");

        var asked = await form.Set("Input.Words", "Talking about Mr. Peter Abernathy from next door").SubmitAsync();
        var page = await asked.Form("form.pa-form").Set("ScreenReason", "It must stay").SubmitAsync();

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await House.AskAsync(db => db.Set<CardCorrection>().AnyAsync(c => c.Words.Contains("Abernathy")))).ShouldBeFalse();
    }

    [Fact]
    public async Task Correction_AfterAWithdrawal_IsFoundNowhere()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddReachableAsync(partner, "Zebulon Quackenbush");
        var officer = await House.SignInAsync(Role.Officer);
        await (await officer.GetAsync($"/Partnerships/Prepare/{partner.Id}/Correct?line=Why")).Form("form.pa-form").Set("Input.Words", "Quackenbush showed us the flugelhorns").SubmitAsync();
        (await House.AskAsync(db => db.Set<CardCorrection>().Select(c => c.Words).Where(w => w.Contains("flugelhorns")).SingleAsync())).ShouldStartWith("{contact:");
        (await House.EverythingAsync()).ShouldContain("flugelhorns");
        var browser = await House.ComeInAsync(contact);

        await (await browser.GetAsync("/portal/leave")).Form("form.pa-stack").Set("IsSure", "true").SubmitAsync();

        (await House.EverythingAsync()).ShouldNotContain("flugelhorns");
    }

    private static async Task<Page> CardAsync(Browser officer, Guid partner)
    {
        var card = await officer.GetAsync($"/Partnerships/Prepare/{partner}");
        card.ShouldBeOk();
        return card;
    }

    private static string Text(Page page) => page.Document.QuerySelector("article.pa-prep")!.TextContent;
}

public sealed class CardTestsOnSqlite(SqliteHouse house) : CardTests(house), IClassFixture<SqliteHouse>;

public sealed class CardTestsOnPostgres(PostgresHouse house) : CardTests(house), IClassFixture<PostgresHouse>;
