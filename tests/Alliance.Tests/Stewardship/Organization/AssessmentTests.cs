using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Stewardship.Organization;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Stewardship.Organization;

/// <summary>An agency looks at itself: asks, answers, closes, agrees, asks again and compares. Each test has an agency of its own.</summary>
public abstract class AssessmentTests(TestHouse house) : HouseTest(house)
{
    private const string Home = "/Stewardship/Organization";

    [Fact]
    public async Task Round_FromOpeningToComparing_IsOneWay()
    {
        var village = await Village.BuildAsync(House);
        var lead = await village.SignInAsync(Role.Supervisor);

        await AskAsync(village, lead, people: 10, Level.Beginning);
        await AgreeAsync(village, lead, "media", Level.Beginning);
        House.Clock.Advance(TimeSpan.FromDays(180));
        lead = await village.SignInAsync(Role.Supervisor);
        var page = await AskAsync(village, lead, people: 11, Level.UnderWay);

        page.ShouldSay("11 sheets.");
        page.ShouldSay("2.0 of 3");
        page.ShouldSay("Further along was 1.0");
        page.Document.QuerySelectorAll("svg.pa-plot circle.pa-plot__now").Length.ShouldBe(26);
        page.Document.QuerySelectorAll("svg.pa-plot circle.pa-plot__then").Length.ShouldBe(26);
        page.Document.QuerySelectorAll("svg [style]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Sheet_HandedIn_LeavesACountAndNothingThatLeadsToIt()
    {
        var village = await Village.BuildAsync(House);
        var round = await OpenAsync(village, await village.SignInAsync(Role.Supervisor));
        var officer = await village.SignInAsync(Role.Officer);
        (await officer.GetAsync(Home)).ShouldSay("3 sheets of yours are still open");

        var done = await HandInAsync(officer, round, Part.Partnerships, Level.HowWeWork);

        done.ShouldRedirectTo(Home);
        (await done.FollowAsync()).ShouldSay("Nobody can see which answers were yours.");
        (await village.AskAsync(db => db.Set<AnswerTally>().Where(t => t.RoundId == round && t.Count > 0).Select(t => new { t.Level, t.Count }).ToListAsync())).ShouldAllBe(t => t.Level == Level.HowWeWork && t.Count == 1);
        var handed = (await House.EventsAsync(OrganizationEvents.SheetHandedIn, village.Agency.Id)).ShouldHaveSingleItem();
        handed.ActorId.ShouldBe(village.Officer.Id);
        handed.PayloadHash.ShouldBeNull();
        (await village.AskAsync(db => db.AuditPayloads.Where(p => p.Json.Contains(nameof(Level.HowWeWork))).CountAsync())).ShouldBe(0);
        // While it is open, nobody reads what was said: not the one who asked either.
        (await (await village.SignInAsync(Role.Supervisor)).GetAsync($"{Home}/Rounds/{round}")).ShouldNotSay("of 3");
        (await (await village.SignInAsync(Role.Supervisor)).GetAsync($"{Home}/Element/{round}?of=media")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Sheet_HandedInTwice_CountsOnce()
    {
        var village = await Village.BuildAsync(House);
        var round = await OpenAsync(village, await village.SignInAsync(Role.Supervisor));
        var officer = await village.SignInAsync(Role.Officer);
        var form = Fill(await officer.GetAsync($"{Home}/Answer/{round}?part=Problems"), Part.Problems, Level.UnderWay);

        await form.SubmitAsync();
        (await (await form.SubmitAsync()).FollowAsync()).ShouldSay("It counts once.");

        (await village.AskAsync(db => db.Set<AnswerTally>().Where(t => t.RoundId == round).SumAsync(t => t.Count))).ShouldBe(5);
        (await officer.GetAsync($"{Home}/Answer/{round}?part=Problems")).ShouldSay("You have handed this sheet in");
    }

    [Fact]
    public async Task Sheet_WithAQuestionLeftOut_IsShownAgainWithWhatWasChosen()
    {
        var village = await Village.BuildAsync(House);
        var round = await OpenAsync(village, await village.SignInAsync(Role.Supervisor));
        var officer = await village.SignInAsync(Role.Officer);

        var page = await (await officer.GetAsync($"{Home}/Answer/{round}?part=Partnerships")).Form("#sheet").Set("Answers[media]", nameof(Level.UnderWay)).SubmitAsync();

        page.ShouldHaveError("Answers[agencies]", "Choose one");
        page.Form("#sheet").Value("Answers[media]").ShouldBe(nameof(Level.UnderWay));
        (await village.AskAsync(db => db.Set<AnsweredSheet>().AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Sheet_AfterTheRoundWasClosed_IsNotCounted()
    {
        var village = await Village.BuildAsync(House);
        var lead = await village.SignInAsync(Role.Supervisor);
        var round = await OpenAsync(village, lead);
        var officer = await village.SignInAsync(Role.Officer);
        var form = Fill(await officer.GetAsync($"{Home}/Answer/{round}?part=Problems"), Part.Problems, Level.UnderWay);
        await CloseAsync(lead, round);

        (await (await form.SubmitAsync()).FollowAsync()).ShouldSay("Your sheet was not counted.");

        (await village.AskAsync(db => db.Set<AnswerTally>().Where(t => t.RoundId == round).SumAsync(t => t.Count))).ShouldBe(0);
    }

    [Fact]
    public async Task Close_WithFewerThanTen_ForgetsWhatTheySaid_AndWhoAnswered()
    {
        var village = await Village.BuildAsync(House);
        var lead = await village.SignInAsync(Role.Supervisor);

        var page = await AskAsync(village, lead, people: 9, Level.UnderWay);

        page.ShouldSay("9 sheets were handed in, fewer than 10: what stood on them is not kept.");
        page.ShouldNotSay("2.0");
        var round = Guid.Parse(page.Address.Segments[^1]);
        (await village.AskAsync(db => db.Set<AnswerTally>().CountAsync(t => t.RoundId == round))).ShouldBe(0);
        (await village.AskAsync(db => db.Set<AnsweredSheet>().CountAsync(s => s.RoundId == round))).ShouldBe(0);
    }

    [Fact]
    public async Task Action_AgreedAndDropped_SaysWhoByWhenAndWhy()
    {
        var village = await Village.BuildAsync(House);
        var lead = await village.SignInAsync(Role.Supervisor);
        var round = await OpenAsync(village, lead);
        await CloseAsync(lead, round);
        var page = await lead.GetAsync($"{Home}/Element/{round}?of=media");
        page.ShouldSay("Too few placed the agency here");

        var agreed = await page.Form("#act-form").Set("Input.Words", "A page of our own in the weekly paper.").Set("Input.WhoId", $"{village.Officer.Id}").SubmitAsync();
        (await agreed.FollowAsync()).ShouldSay(village.Officer.DisplayName);

        var officer = await village.SignInAsync(Role.Officer);
        var action = await village.AskAsync(db => db.Set<AgreedAction>().SingleAsync());
        (await officer.GetAsync(Home)).ShouldSay("A page of our own");
        var end = (await officer.GetAsync($"{Home}/Action/{action.Id}")).Form("#end").Set("Input.Ending", nameof(ActionEnding.Dropped));
        (await end.SubmitAsync()).ShouldHaveError("Input.Why", "Say why it was dropped");
        (await end.Set("Input.Why", "The paper stopped printing.").SubmitAsync()).ShouldRedirectTo(Home);

        (await officer.GetAsync(Home)).ShouldNotSay("A page of our own");
        (await officer.GetAsync($"{Home}/Rounds/{round}")).ShouldSay("The paper stopped printing.");
        (await House.EventsAsync(OrganizationEvents.ActionEnded, village.Agency.Id)).ShouldHaveSingleItem().ActorId.ShouldBe(village.Officer.Id);
    }

    [Fact]
    public async Task Action_ThatNamesSomebodyOutside_IsRefusedWhateverTheReason()
    {
        var village = await Village.BuildAsync(House);
        var lead = await village.SignInAsync(Role.Supervisor);
        var round = await OpenAsync(village, lead);
        await CloseAsync(lead, round);

        var page = await (await lead.GetAsync($"{Home}/Element/{round}?of=media")).Form("#act-form").Set("Input.Words", "Ask Zenobia Quillfeather for a page in the paper.").Set("Input.WhoId", $"{village.Officer.Id}").SubmitAsync();
        page.ShouldHaveError("Input.Words", "Name nobody outside the agency here");
        page = await page.Form("#act-form").Set("ScreenReason", "It is how everybody knows it").SubmitAsync();

        page.ShouldHaveError("Input.Words", "Name nobody outside the agency here");
        (await village.AskAsync(db => db.Set<AgreedAction>().AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Officer_WhoLeadsNothing_NeitherOpensNorClosesNorAgrees()
    {
        var village = await Village.BuildAsync(House);
        var lead = await village.SignInAsync(Role.Supervisor);
        var officer = await village.SignInAsync(Role.Officer);
        (await officer.GetAsync($"{Home}/Open")).ShouldBe(HttpStatusCode.Forbidden);
        var round = await OpenAsync(village, lead);
        var token = (await officer.GetAsync($"{Home}/Answer/{round}")).Form("#sheet").Value("__RequestVerificationToken")!;

        (await officer.PostAsync($"{Home}/Rounds/{round}?handler=Close", [new("__RequestVerificationToken", token)])).ShouldBe(HttpStatusCode.Forbidden);
        (await village.AskAsync(db => db.Set<AssessmentRound>().SingleAsync())).ClosedAt.ShouldBeNull();
        await CloseAsync(lead, round);
        foreach (var handler in new[] { "Place", "Act" })
            (await officer.PostAsync($"{Home}/Element/{round}?of=media&handler={handler}", [new("__RequestVerificationToken", token), new("Place", "1")])).ShouldBe(HttpStatusCode.Forbidden);
        (await officer.GetAsync($"{Home}/Element/{round}?of=media")).Document.QuerySelectorAll("main form").ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_WhileOneIsOpen_OpensNoSecond()
    {
        var village = await Village.BuildAsync(House);
        var lead = await village.SignInAsync(Role.Supervisor);
        var form = (await lead.GetAsync($"{Home}/Open")).Form("#open");
        await form.SubmitAsync();

        var page = await form.SubmitAsync();

        page.ShouldBe(HttpStatusCode.Conflict);
        page.ShouldSay("Somebody else has just opened a round.");
        (await village.AskAsync(db => db.Set<AssessmentRound>().CountAsync())).ShouldBe(1);
    }

    private static async Task<Guid> OpenAsync(Village village, Browser lead)
    {
        (await (await lead.GetAsync($"{Home}/Open")).Form("#open").SubmitAsync()).ShouldRedirectTo(Home);
        return await village.AskAsync(db => db.Set<AssessmentRound>().Where(r => r.ClosedAt == null).Select(r => r.Id).SingleAsync());
    }

    private static async Task<Page> CloseAsync(Browser lead, Guid round) => await (await (await lead.GetAsync($"{Home}/Rounds/{round}")).Form("#close").SubmitAsync()).FollowAsync();

    private static Form Fill(Page page, Part part, Level level)
    {
        var form = page.Form("#sheet");
        foreach (var element in ElementBook.Of(part)) form.Set($"Answers[{element.Code}]", $"{level}");
        return form;
    }

    private static async Task<Page> HandInAsync(Browser browser, Guid round, Part part, Level level) => await Fill(await browser.GetAsync($"{Home}/Answer/{round}?part={part}"), part, level).SubmitAsync();

    /// <summary>Opens a round, has so many people answer everything alike, and closes it.</summary>
    private async Task<Page> AskAsync(Village village, Browser lead, int people, Level level)
    {
        var round = await OpenAsync(village, lead);
        for (var person = 0; person < people; person++)
        {
            var account = await House.AddAccountAsync(village.Agency.Id, $"p{person}-{round:N}"[..30], Role.Officer);
            await House.DoAsync(async services =>
            {
                foreach (var part in Enum.GetValues<Part>())
                    (await services.GetRequiredService<AssessmentService>().HandInAsync(round, part, ElementBook.Of(part).ToDictionary(e => e.Code, _ => level), House.Act(account.Id, Role.Officer, village.Agency.Id))).ShouldBe(SheetResult.Taken);
            }, village.Agency.Id);
        }
        return await CloseAsync(lead, round);
    }

    private static async Task AgreeAsync(Village village, Browser lead, string element, Level level)
    {
        var round = await village.AskAsync(db => db.Set<AssessmentRound>().OrderByDescending(r => r.OpenedAt).Select(r => r.Id).FirstAsync());
        var page = await (await (await lead.GetAsync($"{Home}/Element/{round}?of={element}")).Form("#place-form").Set("Place", $"{level}").SubmitAsync()).FollowAsync();
        page.ShouldSay("where we agree that we are");
    }
}

public sealed class AssessmentTestsOnSqlite(SqliteHouse house) : AssessmentTests(house), IClassFixture<SqliteHouse>;

public sealed class AssessmentTestsOnPostgres(PostgresHouse house) : AssessmentTests(house), IClassFixture<PostgresHouse>;
