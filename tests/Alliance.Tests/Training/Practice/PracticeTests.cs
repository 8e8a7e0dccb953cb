using System.Net;
using Alliance.Coaching.Scenarios;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Training.Practice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Training.Practice;

/// <summary>Practice conversations: they go on turn by turn, end, are told afterwards, and are their learner's alone.</summary>
public abstract class PracticeTests(TestHouse house) : HouseTest(house)
{
    private const string Shop = "shop-owner-slow-response";
    private static int learners;

    [Fact]
    public async Task Index_ListsEveryScenario()
    {
        var page = await (await LearnerAsync()).Browser.GetAsync("/Training/Practice");

        page.ShouldBeOk();
        foreach (var scenario in ScenarioShelf.All) page.ShouldSay(scenario.Title);
    }

    [Fact]
    public async Task Choices_ToTheEnd_TellsTurnByTurnWhatMovedAndWhy()
    {
        var (browser, account) = await LearnerAsync();
        var page = await BeginAsync(browser, PracticeMode.Choices);
        while (page.Document.QuerySelector("#say") is not null) page = await (await page.Form("#say").Set("Choice", "0").SubmitAsync()).FollowAsync();

        page.ShouldSay("Look at how it went");
        var session = await House.AskAsync(db => db.Set<PracticeSession>().SingleAsync(s => s.LearnerId == account.Id));
        session.Ending.ShouldNotBeNull();
        var after = await browser.GetAsync($"/Training/Practice/{session.Id}/After");
        after.ShouldSay("Turn by turn");
        after.ShouldSay("To take with you");
        after.ShouldSay("Reflections for each question");
        after.ShouldSay("the opinion of experts, not norms from a sample");
        var story = await House.DoAsync(services => services.GetRequiredService<PracticeReader>().OwnAsync(session.Id, account.Id));
        story!.Talk!.Exchanges.Select(e => e.Answer).ShouldBe(story.Turns.Select(t => t.Answer));
        foreach (var move in story.Talk.Exchanges.SelectMany(e => e.Moves).Where(m => m.Gauge == Gauge.Trust)) after.ShouldSay($"trust {move.By:+0;−0;±0}: {move.Reason}");
    }

    [Fact]
    public async Task FreeText_ATurn_IsCodedAndAnswered()
    {
        var (browser, account) = await LearnerAsync();
        var page = await BeginAsync(browser, PracticeMode.FreeText);

        page = await (await page.Form("#say").Set("Said", "What was the worst of it for you?").SubmitAsync()).FollowAsync();

        page.ShouldSay("What was the worst of it for you?");
        var turn = await TurnAsync(account);
        (turn.Number, turn.By).ShouldBe((1, AnsweredBy.Written));
        page.ShouldSay(turn.Answer);
        TurnCodes.Read(turn).Turn.Text.ShouldBe("What was the worst of it for you?");
    }

    [Theory]
    [InlineData("   ", "Type what you would say.")]
    [InlineData("🙂🙂🙂", null)]
    public async Task FreeText_ATurnThatSaysNothing_IsRefusedInASentence(string typed, string? sentence)
    {
        var (browser, account) = await LearnerAsync();

        var page = await (await BeginAsync(browser, PracticeMode.FreeText)).Form("#say").Set("Said", typed).SubmitAsync();

        page.ShouldBe(HttpStatusCode.BadRequest);
        if (sentence is not null) page.ShouldHaveError("Said", sentence);
        else page.Texts("[data-valmsg-for=Said]").ShouldAllBe(t => t.Length > 10);
        (await House.AskAsync(db => db.Set<PracticeTurn>().CountAsync(t => db.Set<PracticeSession>().Any(s => s.Id == t.SessionId && s.LearnerId == account.Id)))).ShouldBe(0);
    }

    [Fact]
    public async Task FreeText_AHundredThousandCharacters_AreRefusedAndKept()
    {
        var (browser, _) = await LearnerAsync();
        var typed = string.Concat(Enumerable.Repeat("You had it hard. ", 6000));

        var page = await (await BeginAsync(browser, PracticeMode.FreeText)).Form("#say").Set("Said", typed).SubmitAsync();

        page.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldHaveError("Said", "Say it in at most 1000 characters");
        page.Form("#say").Value("Said")!.Trim().ShouldBe(typed.Trim());
    }

    [Fact]
    public async Task Say_TheSameFormTwice_IsOneTurn()
    {
        var (browser, account) = await LearnerAsync();
        var form = (await BeginAsync(browser, PracticeMode.Choices)).Form("#say").Set("Choice", "1");

        await form.SubmitAsync();
        await form.SubmitAsync();

        (await TurnAsync(account)).Number.ShouldBe(1);
    }

    [Fact]
    public async Task Again_WithTheSameSeedAndWords_IsTheSameConversation()
    {
        var (browser, account) = await LearnerAsync();
        var first = await BeginAsync(browser, PracticeMode.FreeText);
        await first.Form("#say").Set("Said", "How are you this morning?").SubmitAsync();
        var session = await House.AskAsync(db => db.Set<PracticeSession>().SingleAsync(s => s.LearnerId == account.Id));

        var page = await (await (await browser.GetAsync($"/Training/Practice/Start?scenario={Shop}&seed={session.Seed}")).Form("main form").Set("Mode", "FreeText").SubmitAsync()).FollowAsync();
        await page.Form("#say").Set("Said", "How are you this morning?").SubmitAsync();

        var answers = await House.AskAsync(db => db.Set<PracticeTurn>().Where(t => db.Set<PracticeSession>().Any(s => s.Id == t.SessionId && s.LearnerId == account.Id)).Select(t => t.Answer).ToListAsync());
        answers.Count.ShouldBe(2);
        answers.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Session_OfSomebodyElse_IsThereForNobody()
    {
        var (browser, account) = await LearnerAsync();
        await (await BeginAsync(browser, PracticeMode.Choices)).Form("#say").Set("Choice", "0").SubmitAsync();
        var id = await House.AskAsync(db => db.Set<PracticeSession>().Where(s => s.LearnerId == account.Id).Select(s => s.Id).SingleAsync());

        foreach (var role in (Role[])[Role.Officer, Role.Supervisor, Role.Trainer])
        {
            var other = await House.SignInAsync(role);
            (await other.GetAsync($"/Training/Practice/{id}")).ShouldBe(HttpStatusCode.NotFound);
            (await other.GetAsync($"/Training/Practice/{id}/After")).ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Audit_OfPractice_NamesNobodyAndKeepsNoWord()
    {
        var (browser, account) = await LearnerAsync();
        var page = await (await (await BeginAsync(browser, PracticeMode.FreeText)).Form("#say").Set("Said", "Xylographic weather today.").SubmitAsync()).FollowAsync();
        await page.Form("form[action*='handler=Leave']").SubmitAsync();

        (await House.AskAsync(db => db.AuditEvents.CountAsync(e => e.ActorId == account.Id))).ShouldBe(0);
        var events = await House.AskAsync(db => db.AuditEvents.Where(e => e.Entity == nameof(PracticeSession) && e.Action != PracticeEvents.SharedPracticeRead).ToListAsync());
        events.ShouldNotBeEmpty();
        events.ShouldAllBe(e => e.ActorId == null && e.Source == null && e.EntityId == null && e.PayloadHash == null);
        (await House.AskAsync(db => db.AuditPayloads.AnyAsync(p => p.Json.Contains("Xylographic")))).ShouldBeFalse();
    }

    [Fact]
    public async Task Share_WithATrainer_IsReadByThemUntilTakenBackAndTheLearnerSeesIt()
    {
        var (browser, account) = await LearnerAsync();
        var id = await EndedAsync(browser, account);
        var trainer = await House.SignInAsync(Role.Trainer);
        var after = await browser.GetAsync($"/Training/Practice/{id}/After");
        after.ShouldSay("You alone. No supervisor and no trainer can open it.");

        after = await (await after.Form("form[action*='handler=Share']").Set("Trainer", $"{House.Person(Role.Trainer).Id}").SubmitAsync()).FollowAsync();
        (await trainer.GetAsync("/Training/Practice/Shared")).Body.ShouldContain($"{id}");
        (await trainer.GetAsync($"/Training/Practice/{id}/After")).ShouldBeOk();
        (await (await House.SignInAsync(Role.Supervisor)).GetAsync($"/Training/Practice/{id}/After")).ShouldBe(HttpStatusCode.NotFound);
        (await (await trainer.GetAsync($"/Training/Practice/{id}/After")).Browser.GetAsync($"/Training/Practice/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync($"/Training/Practice/{id}/After")).ShouldSay("opened it, last on");
        await after.Form("form[action*='handler=TakeBack']").SubmitAsync();

        (await trainer.GetAsync($"/Training/Practice/{id}/After")).ShouldBe(HttpStatusCode.NotFound);
        (await House.AskAsync(db => db.Set<PracticeShare>().SingleAsync(s => s.SessionId == id))).TakenBackAt.ShouldBe(House.Clock.Instant());
    }

    [Fact]
    public async Task Delete_ASession_LeavesNothingOfIt()
    {
        var (browser, account) = await LearnerAsync();
        var id = await EndedAsync(browser, account, "Xylophonic morning, is it not?");
        var after = await browser.GetAsync($"/Training/Practice/{id}/After");
        await after.Form("form[action*='handler=Share']").Set("Trainer", $"{House.Person(Role.Trainer).Id}").SubmitAsync();

        var done = await after.Form("form[action*='handler=Delete']").SubmitAsync();

        (await done.FollowAsync()).ShouldSay("Deleted. Nothing of it is left here.");
        (await House.AskAsync(db => db.Set<PracticeSession>().AnyAsync(s => s.Id == id))).ShouldBeFalse();
        (await House.AskAsync(db => db.Set<PracticeTurn>().AnyAsync(t => t.SessionId == id))).ShouldBeFalse();
        (await House.AskAsync(db => db.Set<PracticeShare>().AnyAsync(s => s.SessionId == id))).ShouldBeFalse();
        (await House.AskAsync(db => db.AuditPayloads.AnyAsync(p => p.Json.Contains("Xylophonic")))).ShouldBeFalse();
    }

    [Fact]
    public async Task Session_AfterHalfAYear_IsGone()
    {
        var (browser, account) = await LearnerAsync();
        var id = await EndedAsync(browser, account);
        var before = House.Clock.Instant().AddDays(PracticeSession.DaysKept).AddMinutes(1);

        await House.DoAsync(services => services.GetRequiredService<PracticeService>().ForgetDueAsync(500, House.Act() with { Now = before }));

        (await House.AskAsync(db => db.Set<PracticeSession>().AnyAsync(s => s.Id == id))).ShouldBeFalse();
    }

    [Fact]
    public async Task Talk_AfterTheScenarioWasRewritten_SaysSoAndKeepsTheWords()
    {
        var (browser, account) = await LearnerAsync();
        await (await BeginAsync(browser, PracticeMode.FreeText)).Form("#say").Set("Said", "What happened here?").SubmitAsync();
        await House.AskAsync(db => db.Set<PracticeSession>().Where(s => s.LearnerId == account.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.ScenarioVersion, "old")));
        var id = await House.AskAsync(db => db.Set<PracticeSession>().Where(s => s.LearnerId == account.Id).Select(s => s.Id).SingleAsync());

        var page = await browser.GetAsync($"/Training/Practice/{id}");

        page.ShouldSay("This scenario was rewritten since you began.");
        page.ShouldSay("What happened here?");
        (await browser.GetAsync($"/Training/Practice/{id}/After")).ShouldSay("what moved can no longer be told");
    }

    [Theory]
    [InlineData("bar-owner-policies", true)]
    [InlineData(Shop, false)]
    public async Task After_WhereAChangeWasAgreedOn_TellsWhatEachAnswerSaidOfIt(string scenario, bool agreed)
    {
        var (browser, account) = await LearnerAsync();
        var id = await EndedAsync(browser, account, "What would you want to be otherwise at closing time?", scenario);

        var chips = (await browser.GetAsync($"/Training/Practice/{id}/After")).Texts("[aria-labelledby=turns] .usa-tag");

        chips.Any(chip => chip.Contains("the change", StringComparison.Ordinal)).ShouldBe(agreed);
    }

    [Fact]
    public async Task Start_WithoutALanguageModel_OffersNone()
    {
        var (browser, _) = await LearnerAsync();

        (await browser.GetAsync($"/Training/Practice/Start?scenario={Shop}")).Document.QuerySelector("[name=Voice]").ShouldBeNull();
        (await browser.GetAsync("/Training/Practice/Start?scenario=nobody-at-all")).ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<(Browser Browser, Account Account)> LearnerAsync()
    {
        var account = await House.AddAccountAsync($"learner-{Interlocked.Increment(ref learners)}", Role.Officer);
        return (await House.SignInAsync(account, Role.Officer), account);
    }

    private static async Task<Page> BeginAsync(Browser browser, PracticeMode mode, string scenario = Shop) =>
        await (await (await browser.GetAsync($"/Training/Practice/Start?scenario={scenario}")).Form("main form").Set("Mode", $"{mode}").SubmitAsync()).FollowAsync();

    /// <summary>A session with one turn, left after it.</summary>
    private async Task<Guid> EndedAsync(Browser browser, Account account, string words = "How was the night?", string scenario = Shop)
    {
        var page = await (await (await BeginAsync(browser, PracticeMode.FreeText, scenario)).Form("#say").Set("Said", words).SubmitAsync()).FollowAsync();
        await page.Form("form[action*='handler=Leave']").SubmitAsync();
        return await House.AskAsync(db => db.Set<PracticeSession>().Where(s => s.LearnerId == account.Id).Select(s => s.Id).SingleAsync());
    }

    private Task<PracticeTurn> TurnAsync(Account account) => House.AskAsync(db => db.Set<PracticeTurn>().AsNoTracking().SingleAsync(t => db.Set<PracticeSession>().Any(s => s.Id == t.SessionId && s.LearnerId == account.Id)));
}

public sealed class PracticeTestsOnSqlite(SqliteHouse house) : PracticeTests(house), IClassFixture<SqliteHouse>;

public sealed class PracticeTestsOnPostgres(PostgresHouse house) : PracticeTests(house), IClassFixture<PostgresHouse>;
