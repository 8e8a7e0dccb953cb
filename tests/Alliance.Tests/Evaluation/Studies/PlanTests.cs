using System.Net;
using Alliance.Evaluation.Outcomes;
using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Evaluation.Studies;

/// <summary>The lock, what it covers, and what is noted after it.</summary>
public abstract class PlanTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Plan_OfAnUnfinishedStudy_SaysWhatIsLacking()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var study = await evaluator.BeginAsync(StudyDesign.SteppedWedge);

        var page = await evaluator.GetAsync($"/Evaluation/Studies/Plan/{study}");

        page.Document.QuerySelector("#lock-plan").ShouldBeNull();
        foreach (var sentence in new[] { "Say which outcome is the primary one", "Say which months are looked at.", "Choose at least two units.", "Say what the ethics review found", "Say who may use the data", "Those who train must not rate." }) page.ShouldSay(sentence);
    }

    [Theory]
    [InlineData(StudyDesign.PrePost, PlannedMethod.BeforeAfterCounts)]
    [InlineData(StudyDesign.ParallelClusters, PlannedMethod.ComparedCounts)]
    [InlineData(StudyDesign.SteppedWedge, PlannedMethod.StaggeredCounts)]
    [InlineData(StudyDesign.StaggeredRollout, PlannedMethod.StaggeredCounts)]
    [InlineData(StudyDesign.MatchedComparison, PlannedMethod.ComparedCounts)]
    public async Task Lock_OfEachDesign_KeepsThePlanWithItsHashInTheAudit(StudyDesign design, PlannedMethod method)
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var study = await House.ReadyAsync(evaluator, design);
        var shown = (await evaluator.GetAsync($"/Evaluation/Studies/Plan/{study}")).Element("#plan-hash").TextContent;

        (await evaluator.LockAsync(study)).ShouldRedirectTo($"/Evaluation/Studies/Show/{study}");

        var (plan, hash, at) = (await House.DoAsync(services => services.GetRequiredService<StudyReader>().PlanOfAsync(study))).ShouldNotBeNull();
        Convert.ToHexStringLower(hash).ShouldBe(shown);
        AnalysisPlan.HashOf(plan.ToJson()).ShouldBe(hash);
        at.ShouldBe(House.Clock.GetUtcNow().UtcDateTime);
        plan.Outcomes.Single().Method.ShouldBe(method);
        plan.FirstMonth.ShouldBe(new DateOnly(2027, 4, 1));
        plan.Units.Count.ShouldBe(6);
        plan.Units.ShouldAllBe(u => u.Wave == 0 ? u.BeginsOn == null : u.BeginsOn == new DateOnly(2027, 7, 1).AddMonths((u.Wave - 1) * (design.HasWaves() ? 2 : 0)));
        (plan.Draw is not null).ShouldBe(design.DrawsLots());
        var locked = await House.AskAsync(db => db.Set<PlanLock>().SingleAsync(l => l.StudyId == study));
        var told = await House.AskAsync(db => (from row in db.AuditEvents join payload in db.AuditPayloads on row.Id equals payload.EventId where row.EntityId == locked.Id && row.Action == StudyEvents.StudyPlanLocked select payload.Json).SingleAsync());
        told.ShouldContain(shown);
        (await House.AskAsync(db => db.Set<StudyWave>().CountAsync(w => w.StudyId == study))).ShouldBe(design.HasWaves() ? 3 : 1);
    }

    /// <summary>Every form as it was shown before the lock, sent after it.</summary>
    [Fact]
    public async Task Lock_ThenEveryForm_ChangesNothing()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        // Not drawn by lot, so that only the lock stands in the way.
        var study = await House.ReadyAsync(evaluator, StudyDesign.MatchedComparison);
        var outcome = await House.AskAsync(db => db.Set<StudyOutcome>().SingleAsync(o => o.StudyId == study));
        async Task<Page> At(string path) => await evaluator.GetAsync($"/Evaluation/Studies/{path}");
        var forms = new Dictionary<string, Form>
        {
            ["question"] = (await At($"Question/{study}")).Form("#question").Set("Input.Title", "Another title"),
            ["add outcome"] = (await At($"Outcomes/{study}")).Form("#outcome").Set("Input.Title", "Late").Set("Input.Key", "late"),
            ["change outcome"] = (await At($"Outcome/{outcome.Id}")).Form("#outcome").Set("Input.Better", "Lower"),
            ["remove outcome"] = (await At($"Outcome/{outcome.Id}")).Form("#remove"),
            ["design"] = (await At($"Design/{study}")).Form("#design").Set("Input.Design", "PrePost"),
            ["months"] = (await At($"Months/{study}")).Form("#months").Set("Input.Months", "48"),
            ["units"] = (await At($"Units/{study}")).Form("#units").Set("Units[0].Stratum", ""),
            ["power"] = (await At($"Power/{study}")).Form("#assume-contacts").Set("Input.Usual", "99"),
            ["ethics"] = (await At($"Ethics/{study}")).Form("#ethics").Set("Input.Number", "another"),
            ["lock"] = (await At($"Plan/{study}")).Form("#lock-plan"),
        };
        (await evaluator.LockAsync(study)).ShouldRedirectTo($"/Evaluation/Studies/Show/{study}");
        var before = await ContentsAsync(study);

        foreach (var (name, form) in forms)
        {
            var page = await form.SubmitAsync();
            page.ShouldBe(HttpStatusCode.Conflict);
            page.Text.ShouldContain("Evaluator One locked the plan of this study on March 2, 2027", Case.Sensitive, name);
        }

        (await ContentsAsync(study)).ShouldBe(before);
        foreach (var step in new[] { "Question", "Outcomes", "Design", "Months", "Units", "Power", "Ethics", "Plan" })
            (await At($"{step}/{study}")).Document.QuerySelectorAll("main form[method=post]").ShouldBeEmpty(step);
    }

    [Fact]
    public async Task Draw_AfterTheLock_IsRefused()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var study = await House.ReadyAsync(evaluator, StudyDesign.MatchedComparison);
        await evaluator.LockAsync(study);

        var refusal = await House.DoAsync(services => services.GetRequiredService<DrawService>().DrawAsync(study, DrawMethod.Complete, [new(House.Person(Role.Steward).Id, 1), new(House.Person(Role.Supervisor).Id, 2)], House.Act(House.Person(Role.Evaluator).Id, Role.Evaluator)));

        refusal.ShouldNotBeNull().Sentence.ShouldContain("locked the plan of this study");
    }

    /// <summary>Two analysts at once, again and again: always one lock, and the other hears who was first.</summary>
    [Fact]
    public async Task Lock_ByTwoAtOnce_OneIsFirstAndTheOtherHearsWho()
    {
        var other = await House.AddAccountAsync($"evaluator-{Guid.NewGuid():N}"[..20], Role.Evaluator);
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var second = await House.SignInAsync(other, Role.Evaluator);
        var squads = await House.AddSquadsAsync(2, 1);
        for (var round = 0; round < 5; round++)
        {
            var study = await evaluator.BeginAsync(StudyDesign.PrePost, $"Round {round}");
            await evaluator.AddOutcomeAsync(study, "contacts");
            await evaluator.SetMonthsAsync(study);
            await evaluator.ChooseAsync(study, squads);
            await evaluator.NoteEthicsAsync(study);
            var forms = new[] { (await evaluator.GetAsync($"/Evaluation/Studies/Plan/{study}")).Form("#lock-plan"), (await second.GetAsync($"/Evaluation/Studies/Plan/{study}")).Form("#lock-plan") };

            var pages = await Task.WhenAll(forms.Select(form => Task.Run(() => form.SubmitAsync())));

            pages.Count(p => p.Status == HttpStatusCode.Redirect || p.Status == HttpStatusCode.Found).ShouldBe(1);
            var late = pages.Single(p => p.Status == HttpStatusCode.Conflict);
            late.Text.ShouldMatch("(Evaluator One|evaluator-.* of the test) locked the plan of this study on March 2, 2027");
            (await House.AskAsync(db => db.Set<PlanLock>().CountAsync(l => l.StudyId == study))).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Lock_AfterOutcomesCameIn_IsSaidOfTheStudyForGood()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var study = await House.ReadyAsync(evaluator, StudyDesign.PrePost);
        var page = await evaluator.GetAsync($"/Evaluation/Studies/Plan/{study}");
        await House.AddAsync(new OutcomeFile { AgencyId = TestPeople.AgencyId, Id = Guid.CreateVersion7(House.Clock.GetUtcNow()), StudyId = study, Outcome = "contacts", FileName = "early.csv", Hash = [1], Rows = 1, Remarks = "[]", ById = House.Person(Role.Evaluator).Id, At = House.Clock.GetUtcNow().UtcDateTime, WasBeforeLock = true });

        var refused = await page.Form("#lock-plan").SubmitAsync();
        refused.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldSay("Outcome data of this study are here already.");

        (await refused.Form("#lock-plan").Set("Knowing", "true").SubmitAsync()).ShouldRedirectTo($"/Evaluation/Studies/Show/{study}");
        (await evaluator.GetAsync($"/Evaluation/Studies/Show/{study}")).Element("#outcomes-first").TextContent.ShouldContain("locked after outcome data had come in");
        (await House.AskAsync(db => db.Set<Deviation>().SingleAsync(d => d.StudyId == study))).ById.ShouldBeNull();
        (await evaluator.GetAsync($"/Evaluation/Studies/Deviations/{study}")).ShouldSay("Noted by the house itself");
    }

    [Fact]
    public async Task Deviations_BeforeTheLock_AreNone()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var study = await evaluator.BeginAsync(StudyDesign.PrePost);

        (await evaluator.GetAsync($"/Evaluation/Studies/Deviations/{study}")).ShouldSay("The plan is not locked yet: change the plan itself.");
        (await House.DoAsync(services => services.GetRequiredService<DeviationService>().NoteAsync(study, "Something", "Because", House.Act(House.Person(Role.Evaluator).Id, Role.Evaluator)))).ShouldNotBeNull();
    }

    [Fact]
    public async Task Deviation_Noted_StandsThere()
    {
        var (evaluator, study) = await LockedAsync();

        var page = await evaluator.GetAsync($"/Evaluation/Studies/Deviations/{study}");
        (await page.Form("#note").Set("Input.What", "Two months of counts came late").SubmitAsync()).ShouldHaveError("Input.Why", "Say why.");
        (await page.Form("#note").Set("Input.What", "Two months of counts came late").Set("Input.Why", "The records office moved").SubmitAsync()).ShouldRedirectTo($"/Evaluation/Studies/Deviations/{study}");

        (await evaluator.GetAsync($"/Evaluation/Studies/Deviations/{study}")).ShouldSay("Two months of counts came late");
        (await evaluator.GetAsync($"/Evaluation/Studies/Show/{study}")).ShouldSay("One deviation is noted.");
        (await House.EventsAsync(StudyEvents.StudyDeviationNoted)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Unit_InAnotherWave_StaysCountedWhereItWasDrawn()
    {
        var (evaluator, study) = await LockedAsync();
        var unit = (await House.UnitsAsync(study)).First(u => u.Wave == 1);
        var plan = await House.AskAsync(db => db.Set<PlanLock>().Where(l => l.StudyId == study).Select(l => l.Plan).SingleAsync());

        var page = await evaluator.GetAsync($"/Evaluation/Studies/Deviations/{study}");
        (await page.Form("#change").Set("Change.Unit", $"{unit.Id}").Set("Change.ToWave", "1").Set("Change.FromMonth", "2027-09-15").Set("Change.Reason", "Short of people").SubmitAsync()).ShouldSay("is in this wave already, as the plan says.");
        (await page.Form("#change").Set("Change.Unit", $"{unit.Id}").Set("Change.ToWave", "3").Set("Change.FromMonth", "2027-09-15").Set("Change.Reason", "Short of people").SubmitAsync()).ShouldRedirectTo($"/Evaluation/Studies/Deviations/{study}");

        var change = await House.AskAsync(db => db.Set<WaveChange>().SingleAsync(c => c.StudyId == study));
        (change.ToWave, change.FromMonth, change.Why).ShouldBe((3, new DateOnly(2027, 9, 1), "Short of people"));
        (await House.UnitsAsync(study)).Single(u => u.Id == unit.Id).Wave.ShouldBe(1);
        (await House.AskAsync(db => db.Set<PlanLock>().Where(l => l.StudyId == study).Select(l => l.Plan).SingleAsync())).ShouldBe(plan);
        (await evaluator.GetAsync($"/Evaluation/Studies/Deviations/{study}")).ShouldSay($"{unit.Code} ({unit.Name}) was wave 1 and went with wave 3 from 2027-09. It stays counted where it was.");
    }

    private async Task<(Browser Evaluator, Guid Study)> LockedAsync()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var study = await House.ReadyAsync(evaluator);
        (await evaluator.LockAsync(study)).ShouldRedirectTo($"/Evaluation/Studies/Show/{study}");
        return (evaluator, study);
    }

    private Task<string> ContentsAsync(Guid study) => House.AskAsync(async db => string.Join('\n',
    [
        Line(await db.Set<Study>().AsNoTracking().SingleAsync(s => s.Id == study)),
        .. (await db.Set<StudyUnit>().AsNoTracking().Where(u => u.StudyId == study).OrderBy(u => u.Code).ToListAsync()).Select(Line),
        .. (await db.Set<StudyOutcome>().AsNoTracking().Where(o => o.StudyId == study).OrderBy(o => o.Id).ToListAsync()).Select(Line),
        .. (await db.Set<PlanLock>().AsNoTracking().Where(l => l.StudyId == study).ToListAsync()).Select(Line),
        .. (await db.Set<Deviation>().AsNoTracking().Where(d => d.StudyId == study).ToListAsync()).Select(Line),
    ]));

    private static string Line(Entity row) => System.Text.Json.JsonSerializer.Serialize(row, row.GetType());
}

public sealed class PlanTestsOnSqlite(SqliteHouse house) : PlanTests(house), IClassFixture<SqliteHouse>;

public sealed class PlanTestsOnPostgres(PostgresHouse house) : PlanTests(house), IClassFixture<PostgresHouse>;
