using System.Net;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Organization;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship.Organization;

/// <summary>How an agency looks at itself, at the edges: who may end what, what is kept of whom, and which round stands beside which. Each test has an agency of its own.</summary>
public sealed class OrganizationEdgesTests(SqliteHouse house) : HouseTest(house), IClassFixture<SqliteHouse>
{
    private const string Home = "/Stewardship/Organization";

    [Fact]
    public async Task Action_OfSomebodyElse_IsEndedByThemOrThoseWhoLeadAndByNobodyElse()
    {
        var village = await Village.BuildAsync(House);
        var round = RoundOf(village, 10);
        var (beats, counts) = (ActionOf(village, round, "A page in the paper"), ActionOf(village, round, "A survey of our own", who: village.Evaluator.Id));
        await House.KeepAsync(village.Agency.Id, [round, beats, counts]);
        var (other, officer, lead, steward, evaluator) = (await village.WatchAsync(Role.Officer), await village.SignInAsync(Role.Officer), await village.SignInAsync(Role.Supervisor), await village.WatchAsync(Role.Steward), await village.SignInAsync(Role.Evaluator));

        foreach (var (browser, action, status) in new[]
        {
            (other, beats, HttpStatusCode.NotFound), (officer, beats, HttpStatusCode.OK), (lead, beats, HttpStatusCode.OK), (steward, beats, HttpStatusCode.OK), (evaluator, beats, HttpStatusCode.NotFound),
            (officer, counts, HttpStatusCode.NotFound), (evaluator, counts, HttpStatusCode.OK),
        })
            (await browser.GetAsync($"{Home}/Action/{action.Id}")).ShouldBe(status);
        (await other.PostAsync($"{Home}/Action/{beats.Id}", [.. await other.TokenAsync(), new("Input.Ending", nameof(ActionEnding.Done))])).ShouldBe(HttpStatusCode.NotFound);
        (await officer.GetAsync($"{Home}/Action/{House.NewId()}")).ShouldBe(HttpStatusCode.NotFound);
        (await village.AskAsync(db => db.Set<ActionEnd>().AnyAsync())).ShouldBeFalse();
        foreach (var address in (string[])[Home, $"{Home}/Rounds/{round.Id}", $"{Home}/Element/{round.Id}?of=media"])
        {
            (LinksTo(await officer.GetAsync(address), beats), LinksTo(await officer.GetAsync(address), counts)).ShouldBe((1, 0), address);
            (LinksTo(await lead.GetAsync(address), beats), LinksTo(await lead.GetAsync(address), counts)).ShouldBe((1, 1), address);
        }

        var done = await (await evaluator.GetAsync($"{Home}/Action/{counts.Id}")).Form("#end").Set("Input.Ending", nameof(ActionEnding.Done)).SubmitAsync();
        done.ShouldRedirectTo("/");
        (await (await done.FollowAsync()).FollowAsync()).ShouldSay("Noted what became of it.");
    }

    [Fact]
    public async Task End_SentTwice_IsNotedOnceAndTrimmed()
    {
        var village = await Village.BuildAsync(House);
        var round = RoundOf(village, 10);
        var (one, two) = (ActionOf(village, round, "A page in the paper"), ActionOf(village, round, "A bench at the quay"));
        await House.KeepAsync(village.Agency.Id, [round, one, two]);
        var officer = await village.SignInAsync(Role.Officer);
        var form = (await officer.GetAsync($"{Home}/Action/{one.Id}")).Form("#end").Set("Input.Ending", nameof(ActionEnding.Done)).Set("Input.Why", "  It stands there.  ");

        (await (await form.SubmitAsync()).FollowAsync()).ShouldSay("Noted what became of it.");
        (await (await form.SubmitAsync()).FollowAsync()).ShouldSay("Somebody has already said what became of it.");
        await (await officer.GetAsync($"{Home}/Action/{two.Id}")).Form("#end").Set("Input.Ending", nameof(ActionEnding.Done)).Set("Input.Why", "  ").SubmitAsync();

        (await village.AskAsync(db => db.Set<ActionEnd>().Where(e => e.ActionId == one.Id).Select(e => e.Why).ToListAsync())).ShouldBe(["It stands there."]);
        (await village.AskAsync(db => db.Set<ActionEnd>().SingleAsync(e => e.ActionId == two.Id))).ShouldSatisfyAllConditions(e => e.Why.ShouldBeNull(), e => e.EndedById.ShouldBe(village.Officer.Id), e => e.Ending.ShouldBe(ActionEnding.Done));
        (await officer.GetAsync($"{Home}/Action/{one.Id}")).Document.QuerySelectorAll("#end").ShouldBeEmpty();
        (await officer.GetAsync(Home)).Document.QuerySelectorAll("#waiting").ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_ThatTheScreenWarnsOf_StayWithAReasonUnlessTheyDescribeSomebody()
    {
        var village = await Village.BuildAsync(House);
        var round = RoundOf(village, 10);
        await House.KeepAsync(village.Agency.Id, [round]);
        var lead = await village.SignInAsync(Role.Supervisor);
        async Task<Form> ActAsync(string words) => (await lead.GetAsync($"{Home}/Element/{round.Id}?of=media")).Form("#act-form").Set("Input.Words", words).Set("Input.WhoId", $"{village.Officer.Id}");

        (await (await (await ActAsync("The cashier has a neck tattoo.")).SubmitAsync()).Form("#act-form").Set("ScreenReason", "It matters").SubmitAsync()).ShouldHaveError("Input.Words", "describe nobody");
        var form = (await (await ActAsync(" The warrant is out. ")).SubmitAsync()).Form("#act-form").Set("ScreenReason", "It is the matter itself");
        foreach (var _ in Enumerable.Range(0, 2)) (await form.SubmitAsync()).ShouldRedirectTo($"{Home}/Element/{round.Id}?of=media");
        var action = await village.AskAsync(db => db.Set<AgreedAction>().AsNoTracking().SingleAsync());
        var end = (await lead.GetAsync($"{Home}/Action/{action.Id}")).Form("#end").Set("Input.Ending", nameof(ActionEnding.Dropped));
        (await (await end.Set("Input.Why", "The cashier has a neck tattoo.").SubmitAsync()).Form("#end").Set("ScreenReason", "It matters").SubmitAsync()).ShouldHaveError("Input.Why", "describe nobody");
        (await (await end.Set("Input.Why", "The warrant is gone.").SubmitAsync()).Form("#end").Set("ScreenReason", "It is why").SubmitAsync()).ShouldRedirectTo(Home);

        (action.Words, action.AgreedById).ShouldBe(("The warrant is out.", village.Supervisor.Id));
        (await House.EventsAsync(OrganizationEvents.ActionAgreed, village.Agency.Id)).ShouldHaveSingleItem().EntityId.ShouldBe(action.Id);
        var ended = await village.AskAsync(db => db.Set<ActionEnd>().AsNoTracking().SingleAsync());
        var told = await village.AskAsync(db => db.Set<ScreenedEntry>().AsNoTracking().OrderBy(e => e.Entity).ToListAsync());
        told.Select(e => (e.Entity, e.EntityId, e.Reason)).ShouldBe([(nameof(ActionEnd), ended.Id, "It is why"), (nameof(AgreedAction), action.Id, "It is the matter itself")]);
        told.ShouldAllBe(e => e.ExpiresAt == null);
    }

    [Fact]
    public async Task Round_WithTenSheetsOfOnePartAndFewerOfTheOthers_KeepsThatPartAlone()
    {
        var village = await Village.BuildAsync(House);
        var lead = await village.SignInAsync(Role.Supervisor);
        await (await lead.GetAsync($"{Home}/Open")).Form("#open").SubmitAsync();
        var round = await village.AskAsync(db => db.Set<AssessmentRound>().Select(r => r.Id).SingleAsync());
        var people = new List<Account>();
        for (var n = 0; n < 10; n++) people.Add(await House.AddAccountAsync(village.Agency.Id, $"p{n}-{village.Agency.Id}", Role.Officer));
        foreach (var (part, count) in new[] { (Part.Partnerships, 10), (Part.Organization, 9), (Part.Problems, 1) })
            foreach (var person in people.Take(count)) (await HandInAsync(village, round, part, person)).ShouldBe(SheetResult.Taken);
        (await HandInAsync(village, round, Part.Problems, people[0])).ShouldBe(SheetResult.ThereAlready);

        (await lead.GetAsync($"{Home}/Rounds/{round}")).Texts("[aria-labelledby=open] li").ShouldBe(["Partnerships: 10 sheets", "How we are organized: 9 sheets", "Solving problems: one sheet"]);
        var (all, some) = (await House.SignInAsync(people[0], Role.Officer), await House.SignInAsync(people[9], Role.Officer));
        (await all.GetAsync(Home)).ShouldSay("You have answered all three.");
        (await all.GetAsync($"{Home}/Answer/{round}")).ShouldSay("You have handed this sheet in");
        var home = await some.GetAsync(Home);
        home.ShouldSay("20 sheets are in so far.");
        home.ShouldSay("2 sheets of yours are still open:");
        (await some.GetAsync($"{Home}/Answer/{round}")).Texts("h1").ShouldBe(["How we are organized"]);
        (await some.GetAsync($"{Home}/Answer/{House.NewId()}")).ShouldBe(HttpStatusCode.NotFound);
        var close = (await lead.GetAsync($"{Home}/Rounds/{round}")).Form("#close");
        var page = await (await close.SubmitAsync()).FollowAsync();
        (await (await close.SubmitAsync()).FollowAsync()).ShouldSay("It was closed before.");

        page.Texts("section[aria-labelledby='part-Partnerships'] > p").ShouldBe(["10 sheets."]);
        page.Texts("section[aria-labelledby='part-Organization'] > p").ShouldHaveSingleItem().ShouldStartWith("9 sheets were handed in, fewer than 10");
        page.Texts("section[aria-labelledby='part-Problems'] > p").ShouldHaveSingleItem().ShouldStartWith("One sheet was handed in, fewer than 10");
        (await some.GetAsync($"{Home}/Answer/{round}")).ShouldRedirectTo($"{Home}/Rounds/{round}");
        (await village.AskAsync(db => db.Set<AssessmentRound>().SingleAsync())).ShouldSatisfyAllConditions(r => (r.Partnerships, r.Organization, r.Problems).ShouldBe((10, 9, 1)), r => r.ClosedById.ShouldBe(village.Supervisor.Id));
        (await village.AskAsync(db => db.Set<AnswerTally>().Where(t => t.Count > 0).Select(t => t.Element).Distinct().ToListAsync())).ShouldBe(ElementBook.Of(Part.Partnerships).Select(e => e.Code), ignoreOrder: true);
        (await village.AskAsync(db => db.Set<AnsweredSheet>().AnyAsync())).ShouldBeFalse();
        var closed = (await House.EventsAsync(OrganizationEvents.RoundClosed, village.Agency.Id)).ShouldHaveSingleItem();
        var tallies = string.Join(',', ElementBook.Of(Part.Partnerships).Select(e => e.Code).Order(StringComparer.Ordinal).Select(code => "{\"Element\":\"" + code + "\",\"Level\":2,\"Count\":10}"));
        (await village.AskAsync(db => db.AuditPayloads.Where(p => p.EventId == closed.Id).Select(p => p.Json).SingleAsync())).ShouldBe("{\"Partnerships\":10,\"Organization\":9,\"Problems\":1,\"tallies\":[" + tallies + "]}");
    }

    [Fact]
    public async Task Rounds_ThreeAndOneThatIsOpen_AreEachComparedWithTheOneBefore()
    {
        var village = await Village.BuildAsync(House);
        var (first, second, third, open) = (RoundOf(village, 300), RoundOf(village, 200), RoundOf(village, 100), RoundOf(village, 150, isClosed: false));
        AnswerTally Said(AssessmentRound round, Level level) => new() { AgencyId = village.Agency.Id, RoundId = round.Id, Element = "media", Level = level, Count = 10 };
        AgreedPlace Agreed(AssessmentRound round, Level level, int minute) => new() { AgencyId = village.Agency.Id, Id = House.NewId(), RoundId = round.Id, Element = "media", Level = level, AgreedById = village.Supervisor.Id, AgreedAt = village.Now.AddMinutes(minute) };
        await House.KeepAsync(village.Agency.Id, [first, second, third, open, Said(first, Level.Beginning), Said(second, Level.UnderWay), Said(third, Level.HowWeWork), Said(open, Level.Beginning), Agreed(third, Level.HowWeWork, -5), Agreed(third, Level.UnderWay, -1), Agreed(third, Level.Beginning, -9), Agreed(second, Level.Beginning, 0)]);

        (await BeforeAsync(village, first)).ShouldBeNull();
        (await BeforeAsync(village, second))!.Id.ShouldBe(first.Id);
        (await BeforeAsync(village, third))!.Id.ShouldBe(second.Id);
        (await FoundAsync(village, third))["media"].ShouldBe(new Finding(10, 3, false, Level.UnderWay));
        (await FoundAsync(village, open)).ShouldBeEmpty();
        var officer = await village.SignInAsync(Role.Officer);
        (await officer.GetAsync($"{Home}/Rounds/{third.Id}")).ShouldSay("Further along was 2.0");
        (await officer.GetAsync($"{Home}/Rounds/{first.Id}")).ShouldNotSay("nothing to compare");
        (await officer.GetAsync($"{Home}/Element/{third.Id}?of=media")).ShouldSay("it was 2.0.");
        (await officer.GetAsync(Home)).Texts("[aria-labelledby=rounds] h3").ShouldBe(new[] { third, second, first }.Select(r => $"Asked in {TimeZoneInfo.ConvertTimeFromUtc(r.OpenedAt, village.Agency.Zone).ToString("MMMM yyyy", null)}"));
    }

    [Fact]
    public async Task Actions_OfARoundAndOfAnElement_StandByTheirDayAndSayWhenItHasPassed()
    {
        var village = await Village.BuildAsync(House);
        var (round, other) = (RoundOf(village, 100), RoundOf(village, 200));
        var ended = ActionOf(village, round, "Ended", dueIn: 2);
        await House.KeepAsync(village.Agency.Id, [round, other, ActionOf(village, round, "Late", dueIn: 30), ActionOf(village, round, "Passed", dueIn: -1), ActionOf(village, round, "Today", dueIn: 0), ActionOf(village, round, "Climate", dueIn: 5, element: "climate"), ActionOf(village, other, "Of old", dueIn: 9), ended, new ActionEnd { AgencyId = village.Agency.Id, Id = House.NewId(), ActionId = ended.Id, Ending = ActionEnding.Dropped, Why = "The paper stopped", EndedById = village.Officer.Id, EndedAt = village.Now }]);
        var officer = await village.SignInAsync(Role.Officer);

        var page = await officer.GetAsync(Home);
        page.Texts("[aria-labelledby=waiting] h3").ShouldBe(["Passed", "Today", "Climate", "Of old", "Late"]);
        page.Texts("[aria-labelledby=waiting] .pa-card__meta").Select(m => m.Contains("the day has passed", StringComparison.Ordinal)).ShouldBe([true, false, false, false, false]);
        (await officer.GetAsync($"{Home}/Rounds/{round.Id}")).Texts("[aria-labelledby=actions] h3").ShouldBe(["Passed", "Today", "Ended", "Climate", "Late"]);
        (await officer.GetAsync($"{Home}/Element/{round.Id}?of=climate")).Texts("[aria-labelledby=do] h3").ShouldBe(["Climate"]);
        (await officer.GetAsync($"{Home}/Element/{round.Id}")).Texts("h1").ShouldBe([ElementBook.All[0].Name]);
        foreach (var address in (string[])[$"{Home}/Element/{round.Id}?of=nonsense", $"{Home}/Element/{House.NewId()}?of=media", $"{Home}/Rounds/{House.NewId()}"]) (await officer.GetAsync(address)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Act_ForSomebodyWhoIsNotAmongUsAnyMore_IsRefused()
    {
        var village = await Village.BuildAsync(House);
        var round = RoundOf(village, 10);
        await House.KeepAsync(village.Agency.Id, [round]);
        var (locked, left) = (await village.AddWatcherAsync(Role.Trainer), await village.AddWatcherAsync(Role.Officer));
        await village.AskAsync(db => db.Users.Where(a => a.Id == locked.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.LockoutEnd, (DateTimeOffset?)House.Clock.GetUtcNow().AddYears(1))));
        await village.AskAsync(db => db.Set<RoleGrant>().Where(g => g.AccountId == left.Id).ExecuteUpdateAsync(set => set.SetProperty(g => g.EndedAt, (DateTime?)village.Now)));
        var lead = await village.SignInAsync(Role.Supervisor);
        var page = await lead.GetAsync($"{Home}/Element/{round.Id}?of=media");
        var form = page.Form("#act-form");

        page.Texts("#act-form option").ShouldBe(["Choose", village.Officer.DisplayName, village.Evaluator.DisplayName, village.Supervisor.DisplayName]);
        form.Value("Input.DueOn").ShouldBe(village.Today.AddDays(60).ToString("yyyy-MM-dd", null));
        foreach (var person in new[] { locked, left })
            (await lead.PostAsync($"{Home}/Element/{round.Id}?of=media&handler=Act", [.. form.Fields.Where(f => f.Key is not ("Input.WhoId" or "Input.Words")), new("Input.WhoId", $"{person.Id}"), new("Input.Words", "A page in the paper")])).ShouldHaveError("Input.WhoId", "Choose one of us.");
        (await lead.PostAsync($"{Home}/Element/{round.Id}?of=media&handler=Place", [.. page.Form("#place-form").Fields.Where(f => f.Key != "Place"), new("Place", nameof(Level.CannotSay))])).ShouldHaveError("Place", "Choose where you agree that we are.");
        (await village.AskAsync(async db => await db.Set<AgreedAction>().AnyAsync() || await db.Set<AgreedPlace>().AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Place_AgreedAgain_IsNotedWhereItIsAnotherThanTheLatestOfThisElementAndRound()
    {
        var village = await Village.BuildAsync(House);
        var (round, other) = (RoundOf(village, 10), RoundOf(village, 100));
        await House.KeepAsync(village.Agency.Id, [round, other]);
        foreach (var (asked, element, level) in new[] { (round, "media", Level.Beginning), (round, "agencies", Level.UnderWay), (other, "media", Level.HowWeWork), (round, "media", Level.Beginning), (round, "media", Level.UnderWay), (round, "media", Level.Beginning) })
        {
            House.Clock.Advance(TimeSpan.FromSeconds(1));
            await House.DoAsync(services => services.GetRequiredService<AgreementService>().PlaceAsync(asked, element, level, House.Act(village.Supervisor.Id, Role.Supervisor, village.Agency.Id)), village.Agency.Id);
        }

        (await village.AskAsync(db => db.Set<AgreedPlace>().Where(p => p.RoundId == round.Id && p.Element == "media").OrderBy(p => p.AgreedAt).Select(p => p.Level).ToListAsync())).ShouldBe([Level.Beginning, Level.UnderWay, Level.Beginning]);
        (await House.EventsAsync(OrganizationEvents.PlaceAgreed, village.Agency.Id)).Count.ShouldBe(5);
        var page = await (await village.SignInAsync(Role.Supervisor)).GetAsync($"{Home}/Element/{round.Id}?of=media");
        page.Texts("[aria-labelledby=found] dt").ShouldBe(["Beginning where we agree that we are", "Under way", "How we work now"]);
        page.Form("#place-form").Value("Place").ShouldBe(nameof(Level.Beginning));
    }

    [Fact]
    public async Task Open_IsOfferedToThoseWhoLeadWhileNoneIsOpen()
    {
        var village = await Village.BuildAsync(House);
        var (officer, steward) = (await village.SignInAsync(Role.Officer), await village.WatchAsync(Role.Steward));
        static bool Offers(Page page, string words) => page.Texts("main a").Any(a => a.EndsWith(words, StringComparison.Ordinal));
        (Offers(await officer.GetAsync(Home), "Ask everybody"), Offers(await steward.GetAsync(Home), "Ask everybody")).ShouldBe((false, true));
        var form = (await steward.GetAsync($"{Home}/Open")).Form("#open");
        form.Value("Input.AnswerBy").ShouldBe(village.Today.AddDays(21).ToString("yyyy-MM-dd", null));

        (await form.Set("Input.AnswerBy", village.Today.ToString("yyyy-MM-dd", null)).SubmitAsync()).ShouldHaveError("Input.AnswerBy", "Choose a day from tomorrow on");
        (await form.Set("Input.AnswerBy", village.Today.AddDays(14).ToString("yyyy-MM-dd", null)).SubmitAsync()).ShouldRedirectTo(Home);

        (Offers(await officer.GetAsync(Home), "Close it"), Offers(await steward.GetAsync(Home), "Close it"), Offers(await steward.GetAsync(Home), "Ask everybody")).ShouldBe((false, true, false));
        (await steward.GetAsync($"{Home}/Open")).ShouldRedirectTo(Home);
        (await village.AskAsync(db => db.Set<AssessmentRound>().SingleAsync())).AnswerBy.ShouldBe(village.Today.AddDays(14));
        (await village.AskAsync(db => db.Set<AnswerTally>().CountAsync(t => t.Count == 0))).ShouldBe(26 * 4);
        (await officer.GetAsync($"{Home}/Rounds/{await village.AskAsync(db => db.Set<AssessmentRound>().Select(r => r.Id).SingleAsync())}")).Document.QuerySelectorAll("#close").ShouldBeEmpty();
    }

    [Fact]
    public async Task Forget_OfSomebodyNamed_TakesTheirWordsAloneAndNamesTheEventsThatHeldThem()
    {
        var village = await Village.BuildAsync(House);
        var round = RoundOf(village, 10);
        var (named, other, third) = (ActionOf(village, round, "Ask Zenobia Quillfeather"), ActionOf(village, round, "Ask the paper"), ActionOf(village, round, "Ask the radio"));
        ActionEnd EndOf(AgreedAction action, string? why) => new() { AgencyId = village.Agency.Id, Id = House.NewId(), ActionId = action.Id, Ending = ActionEnding.Done, Why = why, EndedById = village.Officer.Id, EndedAt = village.Now };
        var (plain, naming) = (EndOf(named, "The paper said yes"), EndOf(other, "Zenobia said yes"));
        await House.KeepAsync(village.Agency.Id, [round, named, other, third, plain, naming, EndOf(third, null)]);
        Guid[] held = [await village.TellAsync("Agreed", subject: named.Id), await village.TellAsync("Ended", subject: naming.Id)];
        foreach (var id in new[] { other.Id, third.Id, plain.Id }) await village.TellAsync("Agreed", subject: id);
        async Task<IReadOnlyCollection<Guid>> ForgetAsync(string name) => await House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            var events = await services.GetRequiredService<AgreementService>().ForgetNamesAsync([new Contact { AgencyId = village.Agency.Id, Id = House.NewId(), RoleTitle = "owner", Name = name }]);
            db.Record(House.Act(agency: village.Agency.Id), "Arranged", null, null, null, null);
            await db.SaveChangesAsync();
            return events;
        }, village.Agency.Id);

        (await ForgetAsync("Otto Featherquill")).ShouldBeEmpty();
        (await ForgetAsync("Zenobia Quillfeather")).ShouldBe(held, ignoreOrder: true);

        (await village.AskAsync(db => db.Set<AgreedAction>().Select(a => a.Words).ToListAsync())).ShouldBe([ContactReferences.TakenOut, "Ask the paper", "Ask the radio"], ignoreOrder: true);
        (await village.AskAsync(db => db.Set<ActionEnd>().Where(e => e.Why != null).Select(e => e.Why).ToListAsync())).ShouldBe(["The paper said yes", ContactReferences.TakenOut], ignoreOrder: true);
    }

    [Fact]
    public async Task WhereToTurn_TypedWithEmptyLines_IsALineForEach()
    {
        var village = await Village.BuildAsync(House);
        await village.AskAsync(db => db.Agencies.Where(a => a.Id == village.Agency.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.WhereToTurn, "  Peer support: 555-0199\r\n\r\n Employee assistance: 555-0198 \n")));
        House.Clock.Advance(TimeSpan.FromMinutes(1));

        var page = await (await village.SignInAsync(Role.Officer)).GetAsync("/well-being");

        page.Texts("[aria-labelledby=turn] ul:first-of-type li").ShouldBe(["Peer support: 555-0199", "Employee assistance: 555-0198"]);
    }

    private AssessmentRound RoundOf(Village village, int daysAgo, bool isClosed = true) => new() { AgencyId = village.Agency.Id, Id = House.NewId(), OpenedAt = village.Now.AddDays(-daysAgo), OpenedById = village.Supervisor.Id, AnswerBy = village.Today, ClosedAt = isClosed ? village.Now.AddDays(1 - daysAgo) : null, ClosedById = isClosed ? village.Supervisor.Id : null };

    private AgreedAction ActionOf(Village village, AssessmentRound round, string words, int dueIn = 30, string element = "media", Guid? who = null) => new() { AgencyId = village.Agency.Id, Id = House.NewId(), RoundId = round.Id, Element = element, Words = words, WhoId = who ?? village.Officer.Id, DueOn = village.Today.AddDays(dueIn), AgreedById = village.Supervisor.Id, AgreedAt = village.Now };

    private static int LinksTo(Page page, AgreedAction action) => page.Document.QuerySelectorAll($"a[href$='/Action/{action.Id}']").Length;

    private Task<SheetResult> HandInAsync(Village village, Guid round, Part part, Account who) => House.DoAsync(services => services.GetRequiredService<AssessmentService>().HandInAsync(round, part, ElementBook.Of(part).ToDictionary(e => e.Code, _ => Level.UnderWay), House.Act(who.Id, Role.Officer, village.Agency.Id)), village.Agency.Id);

    private Task<AssessmentRound?> BeforeAsync(Village village, AssessmentRound round) => House.DoAsync(services => services.GetRequiredService<RoundReading>().BeforeAsync(round), village.Agency.Id);

    private Task<IReadOnlyDictionary<string, Finding>> FoundAsync(Village village, AssessmentRound round) => House.DoAsync(services => services.GetRequiredService<RoundReading>().OfAsync(round), village.Agency.Id);
}
