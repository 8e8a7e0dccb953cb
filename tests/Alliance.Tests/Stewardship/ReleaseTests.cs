using System.Net;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Stewardship;
using Alliance.Stewardship.Releases;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ShowModel = Alliance.Stewardship.Releases.ShowModel;

namespace Alliance.Tests.Stewardship;

/// <summary>What a law makes us give out goes through the log: chosen, blacked out for reasons, and told to those it is about.</summary>
public abstract class ReleaseTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Release_OfChosenEntries_BlacksOutAndTellsThePartner()
    {
        var (partner, contact, talk) = await AddAsync();
        await House.LogTalkAsync(partner, [contact], "This stays here.");
        var rita = await House.SignInAsync(Role.RecordsOfficer);
        var form = await BeginAsync(rita, partner);
        form.ShouldNotSay("Quackenbush");

        var done = await form.Form("form.pa-stack").Set("Chosen", talk.Id.ToString()).Forge("Black", ShowModel.ValueOf(talk.Id, 2, Redaction.Safety)).SubmitAsync();

        var page = await done.FollowAsync();
        page.ShouldSay("Blacked out, Somebody's safety: 1");
        var file = await rita.GetAsync($"{page.Address.AbsolutePath}/File");
        file.Response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        file.Body.ShouldContain("The lamp in the alley");
        file.Body.ShouldContain("█████ [a person's privacy] closes late.");
        file.Body.ShouldContain("█████ [somebody's safety]");
        file.Body.ShouldNotContain("cellar door");
        file.Body.ShouldNotContain("Quackenbush");
        file.Body.ShouldNotContain("This stays here.");
        var looked = await (await House.ComeInAsync(contact)).GetAsync("/portal/looked");
        looked.ShouldSay("What was given out by law");
        looked.ShouldSay("file PR-2027-014");
        looked.ShouldSay("Records officer");
        (await House.LettersAsync(contact.Email!)).Where(l => l.Subject == ReleaseService.LetterSubject).ShouldHaveSingleItem().Text.ShouldNotContain("Quackenbush");
        (await House.EventsAsync(StewardshipEvents.ReleaseTaken)).Where(e => e.SubjectId == partner.Id).ShouldHaveSingleItem().ActorId.ShouldBe(House.Person(Role.RecordsOfficer).Id);
        var log = await (await House.SignInAsync(Role.Steward)).GetAsync("/Stewardship/Releases");
        log.ShouldSay("PR-2027-014");
        log.ShouldNotSay("Release Bakery");
    }

    [Fact]
    public async Task Release_WhileACourtForbidsToTell_IsSilentUntilTheDayAndThenToldByItself()
    {
        var (partner, contact, talk) = await AddAsync();
        var rita = await House.SignInAsync(Role.RecordsOfficer);
        var until = House.Today().AddDays(20);
        await (await BeginAsync(rita, partner, until)).Form("form.pa-stack").Set("Chosen", talk.Id.ToString()).SubmitAsync();
        var before = await (await House.ComeInAsync(contact)).GetAsync("/portal/looked");
        before.ShouldNotSay("given out by law");
        before.ShouldNotSay("Records officer");
        (await House.LettersAsync(contact.Email!)).ShouldNotContain(l => l.Subject == ReleaseService.LetterSubject);

        House.Clock.Advance(TimeSpan.FromDays(21));
        await ActivatorUtilities.CreateInstance<StewardsHour>(House.Services).RunAsync(TestContext.Current.CancellationToken);

        var after = await (await House.ComeInAsync(contact)).GetAsync("/portal/looked");
        after.ShouldSay("What was given out by law");
        after.ShouldSay("Records officer");
        (await House.LettersAsync(contact.Email!)).ShouldContain(l => l.Subject == ReleaseService.LetterSubject);
        await House.EventAsync(StewardshipEvents.ReleaseTold, partner.Id);
    }

    [Fact]
    public async Task Release_OfSomebodyElsesTalk_IsNotShownToAColleague()
    {
        var (partner, _, talk) = await AddAsync();
        var colleague = await House.AddReachableAsync(partner, "Otto Featherquill");
        await (await BeginAsync(await House.SignInAsync(Role.RecordsOfficer), partner)).Form("form.pa-stack").Set("Chosen", talk.Id.ToString()).SubmitAsync();

        (await (await House.ComeInAsync(colleague)).GetAsync("/portal/looked")).ShouldNotSay("given out by law");
    }

    [Fact]
    public async Task Release_OfWhatElseOfficersWrote_BlacksOutWithReasonsAndTellsWhomItIsAbout()
    {
        var partner = await House.AddOwnPartnerAsync("Release Bakery", r => r.Purpose = "To know who opens the lute shop");
        var (contact, colleague) = (await House.AddReachableAsync(partner, "Zebulon Quackenbush"), await House.AddReachableAsync(partner, "Otto Featherquill"));
        var said = await House.SayEverythingAsync(partner, contact);
        var rita = await House.SignInAsync(Role.RecordsOfficer);
        var form = await BeginAsync(rita, partner);
        var promise = await House.PromiseOfAsync(said.Talk);
        var tie = await House.AskAsync(db => db.Set<Relationship>().AsNoTracking().SingleAsync(r => r.PartnerId == partner.Id));
        foreach (var words in (string[])["Bring the didgeridoo", "A theremin for the hall", "They hummed.", "To know who opens the lute shop"]) form.ShouldSay(words);
        foreach (var theirs in (string[])["glockenspiels", "bagpipes", "zithers", "accordions", "harpsichords", "cowbell", "bassoons", "vuvuzelas"]) form.ShouldNotSay(theirs);

        var page = await (await form.Form("form.pa-stack").Set("Chosen", promise.Id.ToString()).Forge("Chosen", said.Goal.ToString()).Forge("Chosen", tie.Id.ToString()).Forge("Black", ShowModel.ValueOf(said.Goal, 1, Redaction.Confidence)).SubmitAsync()).FollowAsync();

        page.ShouldSay("Promises: 1");
        page.ShouldSay("Shared goals: 1");
        page.ShouldSay("Blacked out, Told in confidence: 1");
        await House.DoAsync(services => services.GetRequiredService<GoalService>().MoveAsync(new NewStage { Id = House.NewId(), GoalId = said.Goal, Side = Side.Us, Stage = StageOfChange.Action, Heard = "Later words" }, House.ActAsOfficer()));
        var file = (await rita.GetAsync($"{page.Address.AbsolutePath}/File")).Body;
        foreach (var given in (string[])["promise", "Bring the didgeridoo", "shared goal", "A theremin for the hall", "█████ [told in confidence]", "A hurdygurdy plays", "relationship", "To know who opens the lute shop"]) file.ShouldContain(given);
        foreach (var kept in (string[])["They hummed", "bagpipes", "zithers", "Later words", "xylophones"]) file.ShouldNotContain(kept);
        (await (await House.ComeInAsync(contact)).GetAsync("/portal/looked")).ShouldSay("0 talks with you, 3 other texts");
        (await (await House.ComeInAsync(colleague)).GetAsync("/portal/looked")).ShouldSay("0 talks with you, 1 other text");
        foreach (var person in new[] { contact, colleague }) (await House.LettersAsync(person.Email!)).ShouldContain(l => l.Subject == ReleaseService.LetterSubject);
    }

    [Fact]
    public async Task Release_OfANoteKeptBack_IsOfferedFromItsDayOn()
    {
        var partner = await House.AddOwnPartnerAsync("Release Bakery");
        await House.SayEverythingAsync(partner, await House.AddReachableAsync(partner));
        (await BeginAsync(await House.SignInAsync(Role.RecordsOfficer), partner)).ShouldNotSay("bassoons");

        House.Clock.Advance(TimeSpan.FromDays(30));

        (await BeginAsync(await House.SignInAsync(Role.RecordsOfficer), partner)).ShouldSay("A surprise with bassoons");
    }

    [Fact]
    public async Task File_AfterThePartnerWithdrew_IsGone()
    {
        var (partner, contact, talk) = await AddAsync();
        var rita = await House.SignInAsync(Role.RecordsOfficer);
        var page = await (await (await BeginAsync(rita, partner)).Form("form.pa-stack").Set("Chosen", talk.Id.ToString()).SubmitAsync()).FollowAsync();
        var leave = await (await House.ComeInAsync(contact)).GetAsync("/portal/leave");
        leave.ShouldSay("Public-records request, file PR-2027-014");

        (await (await leave.Form("form.pa-stack").Set("IsSure", "true").SubmitAsync()).FollowAsync()).ShouldSay("What was given out by law:");

        var file = await rita.GetAsync($"{page.Address.AbsolutePath}/File");
        file.ShouldSay("The file is gone");
        file.Body.ShouldNotContain("closes late");
    }

    [Fact]
    public async Task Read_ForARelease_IsAnEventBeforeAnythingIsShown()
    {
        var (partner, _, _) = await AddAsync();

        await BeginAsync(await House.SignInAsync(Role.RecordsOfficer), partner);

        (await House.EventsAsync(StewardshipEvents.ReleaseOpened)).Where(e => e.SubjectId == partner.Id).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Post_WithNothingChosen_KeepsWhatWasBlackedOut()
    {
        var (partner, _, talk) = await AddAsync();
        var form = await BeginAsync(await House.SignInAsync(Role.RecordsOfficer), partner);

        var page = await form.Form("form.pa-stack").Forge("Black", ShowModel.ValueOf(talk.Id, 1, Redaction.Confidence)).SubmitAsync();

        page.ShouldHaveError("", "Choose at least one text");
        page.Element($"option[value='{ShowModel.ValueOf(talk.Id, 1, Redaction.Confidence)}']").HasAttribute("selected").ShouldBeTrue();
    }

    [Fact]
    public async Task Releases_ByTheSteward_OpenNoEntry()
    {
        var (partner, _, _) = await AddAsync();
        var form = await BeginAsync(await House.SignInAsync(Role.RecordsOfficer), partner);

        (await (await House.SignInAsync(Role.Steward)).GetAsync(form.Address.AbsolutePath)).ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<(Partner, Contact, Engagement)> AddAsync()
    {
        var partner = await House.AddOwnPartnerAsync("Release Bakery");
        var contact = await House.AddReachableAsync(partner, "Zebulon Quackenbush");
        return (partner, contact, await House.LogTalkAsync(partner, [contact], "Zebulon Quackenbush closes late. The cellar door does not lock."));
    }

    private static async Task<Page> BeginAsync(Browser rita, Partner partner, DateOnly? silentUntil = null)
    {
        var form = (await rita.GetAsync($"/Stewardship/Releases/Begin/{partner.Id}")).Form("form.pa-form").Set("Input.Asker", "Press").Set("Input.Ground", "RecordsRequest").Set("Input.FileNumber", "PR-2027-014");
        if (silentUntil is { } day) form = form.Set("Input.IsSilent", "true").Set("Input.SilentUntil", day.ToString("yyyy-MM-dd", null)).Set("Input.OrderNumber", "ORD-9");
        return await (await form.SubmitAsync()).FollowAsync();
    }
}

public sealed class ReleaseTestsOnSqlite(SqliteHouse house) : ReleaseTests(house), IClassFixture<SqliteHouse>;

public sealed class ReleaseTestsOnPostgres(PostgresHouse house) : ReleaseTests(house), IClassFixture<PostgresHouse>;
