using System.Net;
using Alliance.Partnerships;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship;

/// <summary>What the steward reads of concerns and of notes kept back, in which order, and how an answer is kept.</summary>
public sealed class ConcernPageTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    [Fact]
    public async Task List_ShowsWhatWaitsFirstThenTheOldest_AndNothingThatIsAnOfficersOrEmpty()
    {
        var village = await Village.BuildAsync(House);
        var (alone, tended) = (village.Partner("Lonely Books"), village.Partner("Tended Bakery"));
        var contact = village.Contact(alone, "Zebulon Quackenbush");
        village.Tie(tended);
        await village.MoveInAsync();
        await House.KeepAsync(village.Agency.Id,
        [
            ConcernAt(tended, c => (c.State, c.RaisedAt) = (ConcernState.Answered, c.RaisedAt.AddDays(-5))),
            ConcernAt(tended, c => c.RaisedAt = c.RaisedAt.AddDays(-1)),
            ConcernAt(alone, c => (c.Kind, c.ContactId, c.RaisedAt) = (ConcernKind.Other, contact.Id, c.RaisedAt.AddDays(-3))),
            ConcernAt(tended, c => c.Kind = ConcernKind.Other),
            ConcernAt(tended, c => c.Words = ContactReferences.TakenOut),
        ]);
        var steward = await House.AddAccountAsync(village.Agency.Id, $"steward-{village.Agency.Id}", Role.Steward);

        var page = await (await House.SignInAsync(steward, Role.Steward)).GetAsync("/Stewardship/Concerns");

        page.Texts("main article h2").ShouldBe(["Lonely Books", "Tended Bakery", "Tended Bakery"]);
        page.Texts("main article .usa-tag").ShouldBe(["Waits for an answer", "Waits for an answer", "Answered"]);
        page.Texts("main article .pa-card__meta").Select(meta => meta.EndsWith("without a name", StringComparison.Ordinal)).ShouldBe([false, true, true]);
    }

    [Fact]
    public async Task Show_NamesThoseOfThisPartnerByWhatTheyDo_AndNobodyElse()
    {
        var partner = await House.AddOwnPartnerAsync("Fiddle Bakery");
        var (own, foreign) = (await House.AddPersonAsync(partner, "cellist", "Zebulon Quackenbush"), await House.AddPersonAsync(await House.AddShopAsync(), "second fiddle", "Otto Featherquill"));
        var concern = await RaiseAsync(partner, c => (c.ContactId, c.Words) = (own.Id, $"He shouted at {{contact:{own.Id}}} and {{contact:{foreign.Id}}} there."));

        var page = await (await House.SignInAsync(Role.Steward)).GetAsync(PathOf(concern));

        page.ShouldSay("A concern at Fiddle Bakery");
        page.ShouldSay("He shouted at a contact (cellist) and … there.");
        page.Texts(".pa-timeline__when span").ShouldBe(["a contact (cellist)"]);
        foreach (var word in new[] { "Quackenbush", "Featherquill", "second fiddle" }) page.ShouldNotSay(word);
    }

    [Fact]
    public async Task Show_IsToldToWhoeverRaisedIt_AndNeverUnderTheOrganization()
    {
        var partner = await House.AddOwnPartnerAsync();
        var contact = await House.AddPersonAsync(partner, "cellist", "Zebulon Quackenbush");
        var (named, nameless) = (await RaiseAsync(partner, c => c.ContactId = contact.Id), await RaiseAsync(partner));
        var steward = await House.SignInAsync(Role.Steward);

        foreach (var concern in new[] { named, nameless }) (await steward.GetAsync(PathOf(concern))).ShouldBeOk();

        foreach (var subject in new[] { contact.Id, nameless.Id })
            (await House.EventAsync(PartnershipEvents.ConcernOpened, subject)).ShouldSatisfyAllConditions(e => e.ActorId.ShouldBe(House.Person(Role.Steward).Id), e => e.Purpose.ShouldBe("Looking into a concern"), e => e.EntityId.ShouldBe(subject));
        (await House.EventsAsync(PartnershipEvents.ConcernOpened)).ShouldNotContain(e => e.SubjectId == partner.Id || e.SubjectId == named.Id);
    }

    [Fact]
    public async Task Answer_WithWords_IsKeptTrimmedAndAskedAboutInFourWeeks()
    {
        var partner = await House.AddOwnPartnerAsync();
        var concern = await RaiseAsync(partner);
        var steward = await House.SignInAsync(Role.Steward);

        var done = await (await steward.GetAsync(PathOf(concern))).Form("#answer").Set("Input.Words", "  I spoke with his captain.  ").SubmitAsync();

        done.ShouldRedirectTo(PathOf(concern));
        (await done.FollowAsync()).ShouldSay("Answered. They read it in their portal, and are asked in four weeks.");
        var now = House.Clock.Instant();
        (await House.AskAsync(db => db.Set<Concern>().AsNoTracking().SingleAsync(c => c.Id == concern.Id))).ShouldSatisfyAllConditions(c => c.State.ShouldBe(ConcernState.Answered), c => c.AskAt.ShouldBe(now + Concern.AskAfter), c => c.SpeaksOfOthers.ShouldBeFalse());
        (await StepsAsync(concern)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(s => s.Words.ShouldBe("I spoke with his captain."), s => s.Kind.ShouldBe(ConcernStepKind.Answered), s => s.ById.ShouldBe(House.Person(Role.Steward).Id), s => s.At.ShouldBe(now));
        (await House.EventAsync(PartnershipEvents.ConcernAnswered, partner.Id)).ShouldSatisfyAllConditions(e => e.ActorId.ShouldBe(House.Person(Role.Steward).Id), e => e.Purpose.ShouldBe("Answering a concern"), e => e.EntityId.ShouldBe(concern.Id));
    }

    [Fact]
    public async Task Answer_EmptyOrTooLong_SaysSoAndKeepsNothing()
    {
        var concern = await RaiseAsync(await House.AddOwnPartnerAsync());
        var form = (await (await House.SignInAsync(Role.Steward)).GetAsync(PathOf(concern))).Form("#answer");

        (await form.SubmitAsync()).ShouldHaveError("Input.Words", "Say what you did, or will do.");
        var page = await form.Set("Input.Words", new string('x', 2001)).SubmitAsync();

        page.ShouldHaveError("Input.Words", "Say it in at most 2,000 characters.");
        page.Form("#answer").Value("Input.Words").ShouldBe(new string('x', 2001));
        (await StepsAsync(concern)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Answer_SpeakingOfSomebodyElse_WantsAReasonAndKeepsIt()
    {
        var concern = await RaiseAsync(await House.AddOwnPartnerAsync());
        var form = (await (await House.SignInAsync(Role.Steward)).GetAsync(PathOf(concern))).Form("#answer").Set("Input.Words", "I asked her brother Balthasar.");

        var page = await form.SubmitAsync();

        page.ShouldHaveError("ScreenReason", "Not saved yet.");
        (await StepsAsync(concern)).ShouldBeEmpty();
        (await page.Form("#answer").Set("ScreenReason", "It cannot be told without").SubmitAsync()).ShouldRedirectTo(PathOf(concern));
        var step = (await StepsAsync(concern)).ShouldHaveSingleItem();
        (await House.AskAsync(db => db.Set<ScreenedEntry>().AsNoTracking().SingleAsync(e => e.EntityId == step.Id))).ShouldSatisfyAllConditions(e => e.Reason.ShouldBe("It cannot be told without"), e => e.ById.ShouldBe(House.Person(Role.Steward).Id));
        (await House.AskAsync(db => db.Set<Concern>().AsNoTracking().SingleAsync(c => c.Id == concern.Id))).SpeaksOfOthers.ShouldBeTrue();
    }

    [Fact]
    public async Task Answer_WhereSomebodyElseWasFaster_TakesUpTheNewVersionAndIsKeptWhenSentAgain()
    {
        var partner = await House.AddOwnPartnerAsync();
        var concern = await RaiseAsync(partner);
        var form = (await (await House.SignInAsync(Role.Steward)).GetAsync(PathOf(concern))).Form("#answer").Set("Input.Words", "I spoke with his captain.");
        await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var there = await db.Set<Concern>().SingleAsync(c => c.Id == concern.Id);
            there.SpeaksOfOthers = true;
            await db.SaveAsync(House.Act(), "Arranged", there, there.Id);
        });

        var page = await form.SubmitAsync();

        page.ShouldBe(HttpStatusCode.Conflict);
        (await StepsAsync(concern)).ShouldBeEmpty();
        var again = page.Form("#answer");
        again.Value("Input.Version").ShouldBe($"{concern.Version + 1}");
        again.Value("Input.Words").ShouldBe("I spoke with his captain.");
        (await again.SubmitAsync()).ShouldRedirectTo(PathOf(concern));
        (await StepsAsync(concern)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Show_OfWhatIsAnOfficersOrNowhere_IsNotThereAndTakesNoAnswer()
    {
        var partner = await House.AddOwnPartnerAsync();
        var (mine, officers) = (await RaiseAsync(partner), await RaiseAsync(partner, c => c.Kind = ConcernKind.Other));
        var steward = await House.SignInAsync(Role.Steward);
        var fields = (await steward.GetAsync(PathOf(mine))).Form("#answer").Set("Input.Words", "I spoke with his captain.").Fields.ToList();

        foreach (var path in new[] { PathOf(officers), $"/Stewardship/Concerns/{House.NewId()}" })
        {
            (await steward.GetAsync(path)).ShouldBe(HttpStatusCode.NotFound);
            (await steward.PostAsync(path, fields)).ShouldBe(HttpStatusCode.NotFound);
        }

        (await StepsAsync(officers)).ShouldBeEmpty();
    }

    [Fact]
    public async Task KeptBack_ListsNotesByTheirDay_CountsThoseStillKeptAndLeavesOutWhatIsGone()
    {
        var village = await Village.BuildAsync(House);
        var talk = village.Talk(village.Partner("Fiddle Bakery"), village.Now.AddDays(-1), 20);
        await village.MoveInAsync();
        var (today, steward) = (village.Today, await House.AddAccountAsync(village.Agency.Id, $"steward-{village.Agency.Id}", Role.Steward));
        KeptBackNote Note(Account by, DateOnly until, string? locked = "locked") => new() { AgencyId = village.Agency.Id, Id = House.NewId(), EngagementId = talk.Id, ById = by.Id, WrittenAt = village.Now, Locked = locked, UntilOn = until };
        await House.KeepAsync(village.Agency.Id, [Note(village.Officer, today), Note(village.Officer, today.AddDays(90)), Note(village.Supervisor, today.AddDays(1)), Note(village.Officer, today.AddDays(5), null)]);

        var page = await (await House.SignInAsync(steward, Role.Steward)).GetAsync("/Stewardship/KeptBack");

        page.ShouldSay("2 notes are kept back now from those who took part.");
        page.Texts("tbody th").ShouldBe([village.Officer.DisplayName, village.Supervisor.DisplayName, village.Officer.DisplayName]);
        page.Texts("tbody td[data-label='Until']").ShouldBe([Long(today.AddDays(90)), Long(today.AddDays(1)), Long(today)]);
        page.Texts("tbody td[data-label='Now']").ShouldBe(["Kept back", "Kept back", "Read by them"]);
    }

    private static string PathOf(Concern concern) => $"/Stewardship/Concerns/{concern.Id}";

    private static string Long(DateOnly day) => day.ToString("MMMM d, yyyy", null);

    /// <summary>About an officer, raised now by nobody named.</summary>
    private Concern ConcernAt(Partner partner, Action<Concern>? with = null)
    {
        var concern = new Concern { AgencyId = partner.AgencyId, Id = House.NewId(), PartnerId = partner.Id, Kind = ConcernKind.Officer, Words = "He was rude.", RaisedAt = House.Clock.Instant() };
        with?.Invoke(concern);
        return concern;
    }

    private async Task<Concern> RaiseAsync(Partner partner, Action<Concern>? with = null)
    {
        var concern = ConcernAt(partner, with);
        await House.KeepAsync(partner.AgencyId, [concern]);
        return concern;
    }

    private Task<List<ConcernStep>> StepsAsync(Concern concern) => House.AskAsync(db => db.Set<ConcernStep>().AsNoTracking().Where(s => s.ConcernId == concern.Id).ToListAsync());
}
