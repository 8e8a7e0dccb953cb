using System.Net;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Alliance.Training;
using Alliance.Training.Observed;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Training;

/// <summary>Practice and assessment are kept apart, two rate without seeing each other, and no supervisor sees either.</summary>
public abstract class ObservationTests(TestHouse house) : HouseTest(house)
{
    private const string Home = "/Training/Observations";

    [Fact]
    public async Task Assessment_RatedByTwo_OpensWhenBothHaveHandedIn()
    {
        var (learner, first, second, actor) = (await AddAsync(), await AddAsync(), await AddAsync(), await AddAsync());
        var id = await AssessAsync(learner, first, second, actor);

        await HandInAsync(id, first, i => i % 5 + 1, strength: "Waited for the whole answer");
        var between = await (await In(learner)).GetAsync($"{Home}/{id}");
        between.ShouldSay("Sheets are awaited");
        between.ShouldNotSay("Waited for the whole answer");
        (await (await In(second)).GetAsync($"{Home}/{id}")).ShouldNotSay("Waited for the whole answer");
        await HandInAsync(id, second, i => i % 5 + 1);
        await HandInAsync(id, actor, i => 5);
        await HandInAsync(id, learner, i => 2);

        var page = await (await In(learner)).GetAsync($"{Home}/{id}");
        page.ShouldSay("Weighted kappa 1.00; intraclass correlation 1.00");
        page.ShouldSay("over 12 items that both marked");
        page.ShouldSay("Waited for the whole answer");
        page.ShouldSay("Listening: 2.5 by the raters, 5.0 by the one talked with, 2.0 by the learner.");
        (await (await House.SignInAsync(Role.Trainer)).GetAsync($"{Home}/{id}")).ShouldSay("Weighted kappa 1.00");
    }

    [Fact]
    public async Task Assessment_IsNotThereForASupervisorOrAColleague()
    {
        var id = await AssessAsync(await AddAsync(), await AddAsync(), await AddAsync());

        foreach (var role in new[] { Role.Supervisor, Role.Officer })
        {
            var browser = await House.SignInAsync(role);
            (await browser.GetAsync($"{Home}/{id}")).ShouldBe(HttpStatusCode.NotFound);
            (await browser.GetAsync($"{Home}/{id}/Sheet")).ShouldBe(HttpStatusCode.NotFound);
            (await browser.GetAsync(Home)).Body.ShouldNotContain($"{id}");
        }
    }

    [Fact]
    public async Task Practice_OfOnesOwn_IsNotThereForATrainer()
    {
        var (learner, colleague) = (await AddAsync(), await AddAsync());
        var asked = await (await (await In(learner)).GetAsync($"{Home}/Plan")).Form("#plan").Set("Input.FirstId", $"{colleague.Id}").SubmitAsync();
        asked.ShouldRedirectTo(Home);
        var id = await House.AskAsync(db => db.Set<Observation>().Where(o => o.LearnerId == learner.Id).Select(o => o.Id).SingleAsync());

        await HandInAsync(id, colleague, i => 4);

        (await (await In(learner)).GetAsync($"{Home}/{id}")).ShouldSay("Practice: seen by the learner and those they asked.");
        var trainer = await House.SignInAsync(Role.Trainer);
        (await trainer.GetAsync($"{Home}/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await trainer.GetAsync(Home)).Body.ShouldNotContain($"{id}");
    }

    [Fact]
    public async Task Plan_ASupervisorAsRater_IsNotOffered()
    {
        var learner = await AddAsync();
        var plan = await (await House.SignInAsync(Role.Trainer)).GetAsync($"{Home}/Plan");
        var supervisor = House.Person(Role.Supervisor).Id;

        plan.Document.QuerySelectorAll("#Input_FirstId option").Select(o => o.GetAttribute("value")).ShouldNotContain($"{supervisor}");
        var refused = await plan.Form("#plan").Set("Input.LearnerId", $"{learner.Id}").Forge("Input.SecondId", $"{supervisor}").SubmitAsync();

        refused.ShouldBe(HttpStatusCode.BadRequest);
        (await House.AskAsync(db => db.Set<Observation>().AnyAsync(o => o.LearnerId == learner.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task Plan_TheSamePersonTwice_IsRefused()
    {
        var (learner, rater) = (await AddAsync(), await AddAsync());

        var refused = await (await (await House.SignInAsync(Role.Trainer)).GetAsync($"{Home}/Plan")).Form("#plan").Set("Input.LearnerId", $"{learner.Id}").Set("Input.FirstId", $"{rater.Id}").Set("Input.SecondId", $"{rater.Id}").SubmitAsync();

        refused.ShouldHaveError("Input.SecondId", "Each of them is somebody else: the learner, those who look on, and whoever plays the one talked with.");
        refused.Form("#plan").Value("Input.LearnerId").ShouldBe($"{learner.Id}");
    }

    [Fact]
    public async Task Sheet_WithAnItemMissing_KeepsTheOthers()
    {
        var (learner, first) = (await AddAsync(), await AddAsync());
        var id = await AssessAsync(learner, first, await AddAsync());

        var refused = await (await (await In(first)).GetAsync($"{Home}/{id}/Sheet")).Form("#sheet").Set("Marks[finish]", "4").Set("Strength", "Calm").SubmitAsync();

        refused.ShouldBe(HttpStatusCode.BadRequest);
        refused.ShouldHaveError("Marks[back]", "Choose a mark, or “No occasion”.");
        refused.Form("#sheet").Value("Strength").ShouldBe("Calm");
        refused.Form("#sheet").Value("Marks[finish]").ShouldBe("4");
    }

    [Fact]
    public async Task Sheet_HandedIn_DoesNotChange()
    {
        var (learner, first) = (await AddAsync(), await AddAsync());
        var id = await AssessAsync(learner, first, await AddAsync());
        var form = (await (await In(first)).GetAsync($"{Home}/{id}/Sheet")).Form("#sheet");
        foreach (var item in Checklist.Items) form.Set($"Marks[{item.Code}]", "3");
        await form.SubmitAsync();

        await form.Set("Marks[finish]", "5").SubmitAsync();

        (await House.AskAsync(db => db.Set<ObservationSheet>().SingleAsync(s => s.ObservationId == id && s.AccountId == first.Id))).Marked["finish"].ShouldBe(3);
    }

    [Fact]
    public async Task Trend_OfTwoObservations_ShowsOnesOwnBeginning()
    {
        var (learner, colleague) = (await AddAsync(), await AddAsync());
        foreach (var mark in new[] { 2, 4 })
        {
            await (await (await In(learner)).GetAsync($"{Home}/Plan")).Form("#plan").Set("Input.FirstId", $"{colleague.Id}").SubmitAsync();
            var id = await House.AskAsync(db => db.Set<ObservationSheet>().Where(s => s.AccountId == colleague.Id && s.HandedInAt == null).Select(s => s.ObservationId).SingleAsync());
            await HandInAsync(id, colleague, i => mark);
            House.Clock.Advance(TimeSpan.FromDays(1));
        }

        var page = await (await In(learner)).GetAsync(Home);

        page.Texts("[aria-labelledby=trend] tbody td").ShouldBe(["2.0", "–", "–", "–", "4.0", "+2.0", "–", "–"]);
        page.Document.QuerySelectorAll("svg.pa-plot circle").Length.ShouldBe(2);
        page.Document.QuerySelectorAll("svg [style]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Observation_TwoYearsAfterItsDay_IsGoneWithItsSheets()
    {
        var id = await AssessAsync(await AddAsync(), await AddAsync(), await AddAsync());
        var last = (await House.AskAsync(db => db.Set<Observation>().SingleAsync(o => o.Id == id))).On.AddMonths(Observation.MonthsKept);

        await ForgetAsync(last);
        (await House.AskAsync(db => db.Set<ObservationSheet>().CountAsync(s => s.ObservationId == id))).ShouldBe(4 - 1);
        await ForgetAsync(last.AddDays(1));

        (await House.AskAsync(db => db.Set<Observation>().AnyAsync(o => o.Id == id))).ShouldBeFalse();
        (await House.AskAsync(db => db.Set<ObservationSheet>().AnyAsync(s => s.ObservationId == id))).ShouldBeFalse();
        (await House.AskAsync(db => db.AuditEvents.AnyAsync(e => e.Action == TrainingEvents.ObservationsForgotten))).ShouldBeTrue();
    }

    [Fact]
    public async Task Words_AsTheyAreTyped_AreLookedAtOnlyWhereTheirWriterMayAskTheScreen()
    {
        var trainer = await (await House.SignInAsync(Role.Trainer)).GetAsync("/Training/Cohorts/Plan");
        trainer.Document.QuerySelector("#Input_Title").ShouldNotBeNull().HasAttribute("data-screen").ShouldBeFalse();

        var id = await AssessAsync(await AddAsync(), await AddAsync(), await AddAsync());
        var rater = await House.AskAsync(db => db.Set<ObservationSheet>().Where(s => s.ObservationId == id && s.By == SheetBy.Rater).Select(s => s.AccountId).FirstAsync());
        var sheet = await (await House.SignInAsync(await House.AskAsync(db => db.Users.SingleAsync(u => u.Id == rater)), Role.Officer)).GetAsync($"{Home}/{id}/Sheet");
        sheet.Document.QuerySelector("#Strength").ShouldNotBeNull().HasAttribute("data-screen").ShouldBeTrue();
    }

    private Task<int> ForgetAsync(DateOnly today) => House.DoAsync(async services => await services.GetRequiredService<ObservationService>().ForgetDueAsync(today, House.Act()));

    private Task<Account> AddAsync() => House.AddAccountAsync($"seen{Guid.NewGuid():N}"[..14], Role.Officer);

    private Task<Browser> In(Account account) => House.SignInAsync(account, Role.Officer);

    private async Task<Guid> AssessAsync(Account learner, Account first, Account second, Account? actor = null)
    {
        var form = (await (await House.SignInAsync(Role.Trainer)).GetAsync($"{Home}/Plan")).Form("#plan").Set("Input.LearnerId", $"{learner.Id}").Set("Input.FirstId", $"{first.Id}").Set("Input.SecondId", $"{second.Id}");
        if (actor is not null) form.Set("Input.PartnerId", $"{actor.Id}");
        (await form.SubmitAsync()).ShouldRedirectTo(Home);
        return await House.AskAsync(db => db.Set<Observation>().Where(o => o.LearnerId == learner.Id).Select(o => o.Id).SingleAsync());
    }

    private async Task HandInAsync(Guid id, Account who, Func<int, int> mark, string? strength = null)
    {
        var page = await (await In(who)).GetAsync($"{Home}/{id}/Sheet");
        var form = page.Form("#sheet");
        foreach (var (item, index) in Checklist.Items.Select((item, index) => (item, index)).Where(i => page.Document.GetElementById($"{i.item.Code}-1") is not null)) form.Set($"Marks[{item.Code}]", $"{mark(index)}");
        if (strength is not null) form.Set("Strength", strength);
        (await form.SubmitAsync()).ShouldRedirectTo($"{Home}/{id}");
    }
}

public sealed class ObservationTestsOnSqlite(SqliteHouse house) : ObservationTests(house), IClassFixture<SqliteHouse>;

public sealed class ObservationTestsOnPostgres(PostgresHouse house) : ObservationTests(house), IClassFixture<PostgresHouse>;
