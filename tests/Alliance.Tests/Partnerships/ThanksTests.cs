using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Thanks;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship.Organization;
using Alliance.Tests.House;
using Alliance.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Partnerships;

/// <summary>A thank you is read by the one thanked, by others where the giver allows it, and is gone after half a year.</summary>
public abstract class ThanksTests(TestHouse house) : HouseTest(house)
{
    private const string Home = "/Partnerships/Thanks";
    private static int last;

    [Fact]
    public async Task Partner_ThanksTheOfficer_StandsOnTodayUntilItIsSeen()
    {
        var (partner, contact) = await AddAsync();
        var words = Unique("You walked us to the bus");
        // Today shows the newest two; the house's other tests thank the same officer, at the same moment of its clock.
        House.Clock.Advance(TimeSpan.FromMinutes(1));
        var browser = await House.ComeInAsync(contact);

        (await (await browser.GetAsync("/portal/thanks")).Form("#thanks").Set("Input.Words", words).SubmitAsync()).ShouldRedirectTo("/portal/thanks");

        (await browser.GetAsync("/portal/thanks")).ShouldSay(words);
        var officer = await House.SignInAsync(Role.Officer);
        var today = await officer.GetAsync("/Partnerships/Today");
        today.ShouldSay(words);
        // What they do there, and no name.
        today.Element($"#thanks-{await IdAsync(contact)}").TextContent.ShouldContain(partner.Name);
        today.Element($"#thanks-{await IdAsync(contact)}").TextContent.ShouldNotContain(contact.Name!);
        var listed = $"{partner.Id}";
        (await House.AskAsync(db => db.AuditEvents.AnyAsync(e => e.Action == PartnershipEvents.PartnersListed && (e.SubjectId == partner.Id || db.AuditPayloads.Any(p => p.EventId == e.Id && p.Json.Contains(listed)))))).ShouldBeTrue();
        await today.Form($"form[action*='{await IdAsync(contact)}']").SubmitAsync();
        (await officer.GetAsync("/Partnerships/Today")).ShouldNotSay(words);
        (await officer.GetAsync(Home)).ShouldSay(words);
        var given = await House.EventAsync(PartnershipEvents.ThanksGiven, contact.Id);
        given.Role.ShouldBe("Partner");
    }

    [Fact]
    public async Task Shared_ByTheGiver_IsReadByColleaguesWithoutTheContact_AndNotByThemWhereNotAllowed()
    {
        var (partner, contact) = await AddAsync();
        var (open, closed) = (Unique("For the lamp"), Unique("For the bench"));
        var browser = await House.ComeInAsync(contact);
        await (await browser.GetAsync("/portal/thanks")).Form("#thanks").Set("Input.Words", open).Set("Input.MayBeShared", "true").SubmitAsync();
        await (await browser.GetAsync("/portal/thanks")).Form("#thanks").Set("Input.Words", closed).SubmitAsync();

        foreach (var colleague in new[] { await House.SignInAsync(await House.AddOfficerAsync(), Role.Officer), await House.SignInAsync(Role.Supervisor) })
        {
            var page = await colleague.GetAsync(Home);
            page.ShouldSay(open);
            page.ShouldSay(partner.Name);
            page.ShouldNotSay(closed);
            page.Body.ShouldNotContain(contact.Name!);
            page.Body.ShouldNotContain(contact.RoleTitle);
        }
        var officer = await House.SignInAsync(Role.Officer);
        var id = await House.AskAsync(db => db.Set<ThankYou>().Where(t => t.ContactId == contact.Id && t.IsShared).Select(t => t.Id).SingleAsync());
        await (await officer.GetAsync(Home)).Form($"form[action*='handler=Keep'][action*='{id}']").SubmitAsync();
        (await (await House.SignInAsync(Role.Supervisor)).GetAsync(Home)).ShouldNotSay(open);
        (await officer.GetAsync(Home)).ShouldSay(open);
    }

    [Fact]
    public async Task Shared_WhereAContactIsNamed_StaysWithTheTwo()
    {
        var (partner, contact) = await AddAsync();
        var words = Unique($"{contact.Name} held the door");

        await SayAsync(partner, contact, words, share: true);

        (await (await House.SignInAsync(Role.Supervisor)).GetAsync(Home)).ShouldNotSay("held the door");
        (await (await House.ComeInAsync(contact)).GetAsync("/portal")).ShouldSay("held the door");
    }

    [Fact]
    public async Task Officer_ThanksAContact_WhoReadsItInTheirRecord_AndNobodyElseThere()
    {
        var (partner, contact) = await AddAsync();
        var other = await House.AddReachableAsync(partner, "Otto Featherquill");
        var words = Unique("For the back room in the storm");

        (await SayAsync(partner, contact, words)).ShouldRedirectTo($"/Partnerships/Partners/{partner.Id}");

        (await (await House.ComeInAsync(contact)).GetAsync("/portal")).ShouldSay(words);
        (await (await House.ComeInAsync(contact)).GetAsync("/portal/thanks")).ShouldSay(words);
        foreach (var path in new[] { "/portal", "/portal/thanks" }) (await (await House.ComeInAsync(other)).GetAsync(path)).ShouldNotSay(words);
    }

    [Fact]
    public async Task Say_AtAPartnerThatIsNotOnesOwn_IsNotThere()
    {
        var (partner, _) = await AddAsync();

        (await (await House.SignInAsync(await House.AddOfficerAsync(), Role.Officer)).GetAsync($"/Partnerships/Thanks/Say/{partner.Id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Say_WhereNobodyAgreed_SaysSo()
    {
        var partner = await House.AddOwnPartnerAsync();

        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Thanks/Say/{partner.Id}")).ShouldSay("Nobody there could read it");
    }

    [Fact]
    public async Task Colleague_Thanked_ReadsItOnToday_AndNothingCountsIt()
    {
        var colleague = await House.AddOfficerAsync();
        var words = Unique("You waited for the tow truck");
        var officer = await House.SignInAsync(Role.Officer);

        (await (await officer.GetAsync($"{Home}/Colleague")).Form("#thanks").Set("Input.ToId", $"{colleague.Id}").Set("Input.Words", words).SubmitAsync()).ShouldRedirectTo(Home);

        (await officer.GetAsync(Home)).ShouldSay(words);
        (await (await House.SignInAsync(colleague, Role.Officer)).GetAsync("/Partnerships/Today")).ShouldSay(words);
        (await (await House.SignInAsync(Role.Supervisor)).GetAsync(Home)).ShouldNotSay(words);
    }

    [Fact]
    public async Task Colleague_WhereSomebodyOutsideIsNamed_IsRefusedWhateverTheReason()
    {
        var colleague = await House.AddOfficerAsync();
        var page = await (await (await House.SignInAsync(Role.Officer)).GetAsync($"{Home}/Colleague")).Form("#thanks").Set("Input.ToId", $"{colleague.Id}").Set("Input.Words", "Ask Zenobia Quillfeather how much you helped").SubmitAsync();

        page = await page.Form("#thanks").Set("ScreenReason", "It is how it was").SubmitAsync();

        page.ShouldHaveError("Input.Words", "Name nobody outside the agency here");
        (await House.AskAsync(db => db.Set<ColleagueThanks>().AnyAsync(t => t.ToId == colleague.Id))).ShouldBeFalse();
    }

    /// <summary>The screen does not find every name; whoever withdraws is gone all the same.</summary>
    [Fact]
    public async Task Leave_OfSomebodyNamedBetweenColleaguesAndInAnAction_TakesTheWordsOut()
    {
        var (_, contact) = await AddAsync();
        var (name, now, us) = (contact.Name!, House.Clock.Instant(), House.Person(Role.Officer).Id);
        var round = new AssessmentRound { AgencyId = contact.AgencyId, Id = House.NewId(), OpenedAt = now, OpenedById = us, AnswerBy = House.Today(), ClosedAt = now, ClosedById = us };
        var action = new AgreedAction { AgencyId = contact.AgencyId, Id = House.NewId(), RoundId = round.Id, Element = "media", Words = $"See {name} often", WhoId = us, DueOn = House.Today(), AgreedById = us, AgreedAt = now };
        await House.AddAsync(round, action,
            new ActionEnd { AgencyId = contact.AgencyId, Id = House.NewId(), ActionId = action.Id, Ending = ActionEnding.Done, Why = $"Seen by {name}", EndedById = us, EndedAt = now },
            new ColleagueThanks { AgencyId = contact.AgencyId, Id = House.NewId(), FromId = us, ToId = us, Words = $"You helped {name} home", GivenAt = now });
        (await House.EverythingAsync()).ShouldContain($"helped {name} home");

        await (await (await House.ComeInAsync(contact)).GetAsync("/portal/leave")).Form("form.pa-stack").Set("IsSure", "true").SubmitAsync();

        var left = await House.EverythingAsync();
        foreach (var words in new[] { $"helped {name} home", $"See {name} often", $"Seen by {name}" }) left.ShouldNotContain(words);
    }

    [Fact]
    public async Task Back_TakenByEitherSide_LeavesNothing()
    {
        var (partner, contact) = await AddAsync();
        var (theirs, ours) = (Unique("theremins"), Unique("vibraphones"));
        var browser = await House.ComeInAsync(contact);
        await (await browser.GetAsync("/portal/thanks")).Form("#thanks").Set("Input.Words", theirs).SubmitAsync();
        await SayAsync(partner, contact, ours);
        (await House.EverythingAsync()).ShouldContain(theirs);

        var id = await IdAsync(contact);
        await (await browser.GetAsync("/portal/thanks")).Form($"#thanks-{id} form").SubmitAsync();
        var mine = await House.AskAsync(db => db.Set<ThankYou>().Where(t => t.ContactId == contact.Id && t.By == Side.Us).Select(t => t.Id).SingleAsync());
        await (await (await House.SignInAsync(Role.Officer)).GetAsync(Home)).Form($"form[action*='handler=Back'][action*='{mine}']").SubmitAsync();

        var left = await House.EverythingAsync();
        left.ShouldNotContain(theirs);
        left.ShouldNotContain(ours);
        (await House.AskAsync(db => db.Set<ThankYou>().AnyAsync(t => t.ContactId == contact.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task Back_OfSomebodyElses_IsNotThere()
    {
        var (_, contact) = await AddAsync();
        var browser = await House.ComeInAsync(contact);
        await (await browser.GetAsync("/portal/thanks")).Form("#thanks").Set("Input.Words", Unique("For the chairs")).SubmitAsync();
        var id = await IdAsync(contact);
        var stranger = await House.SignInAsync(await House.AddOfficerAsync(), Role.Officer);
        var token = (await stranger.GetAsync($"{Home}/Colleague")).Form("#thanks").Value("__RequestVerificationToken")!;

        foreach (var handler in new[] { "Back", "Keep" })
            (await stranger.PostAsync($"{Home}?handler={handler}&id={id}", [new("__RequestVerificationToken", token)])).ShouldBe(HttpStatusCode.NotFound);

        (await House.AskAsync(db => db.Set<ThankYou>().AnyAsync(t => t.Id == id))).ShouldBeTrue();
    }

    [Fact]
    public async Task Expiry_AfterHalfAYear_TakesThemOut()
    {
        var (partner, contact) = await AddAsync();
        var (colleague, words, between) = (await House.AddOfficerAsync(), Unique("celestas"), Unique("marimbas"));
        await SayAsync(partner, contact, words);
        await (await (await House.SignInAsync(Role.Officer)).GetAsync($"{Home}/Colleague")).Form("#thanks").Set("Input.ToId", $"{colleague.Id}").Set("Input.Words", between).SubmitAsync();

        await RunAfterAsync(ThankYou.Lifetime - TimeSpan.FromDays(1));
        (await House.EverythingAsync()).ShouldContain(words);
        await RunAfterAsync(TimeSpan.FromDays(1));

        var left = await House.EverythingAsync();
        left.ShouldNotContain(words);
        left.ShouldNotContain(between);
    }

    private async Task RunAfterAsync(TimeSpan passed)
    {
        House.Clock.Advance(passed);
        await ActivatorUtilities.CreateInstance<Expiry>(House.Services).RunAsync(TestContext.Current.CancellationToken);
    }

    private async Task<(Partner Partner, Contact Contact)> AddAsync()
    {
        var partner = await House.AddOwnPartnerAsync();
        return (partner, await House.AddReachableAsync(partner));
    }

    private async Task<Page> SayAsync(Partner partner, Contact contact, string words, bool share = false)
    {
        var form = (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Partnerships/Thanks/Say/{partner.Id}")).Form("#thanks").Set("Input.ContactId", $"{contact.Id}").Set("Input.Words", words);
        if (share) form.Set("Input.MayBeShared", "true");
        return await form.SubmitAsync();
    }

    /// <summary>The newest that the contact gave.</summary>
    private Task<Guid> IdAsync(Contact contact) => House.AskAsync(db => db.Set<ThankYou>().Where(t => t.ContactId == contact.Id && t.By == Side.Them).OrderByDescending(t => t.GivenAt).Select(t => t.Id).FirstAsync());

    private static string Unique(string words) => $"{words} no {Interlocked.Increment(ref last)}";
}

public sealed class ThanksTestsOnSqlite(SqliteHouse house) : ThanksTests(house), IClassFixture<SqliteHouse>;

public sealed class ThanksTestsOnPostgres(PostgresHouse house) : ThanksTests(house), IClassFixture<PostgresHouse>;
