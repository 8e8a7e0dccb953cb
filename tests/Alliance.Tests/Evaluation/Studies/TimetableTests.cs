using System.Net;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Alliance.Training;
using Alliance.Training.Cohorts;
using Alliance.Training.Observed;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Tests.Evaluation.Studies;

/// <summary>Which course each wave takes.</summary>
public abstract class TimetableTests(TestHouse house) : HouseTest(house)
{
    [Fact]
    public async Task Timetable_ATrainerPlansACohort_WithThoseWhoAreInTheSquadsOnThatDay()
    {
        var (evaluator, study) = await LockedAsync();
        var trainer = await House.SignInAsync(Role.Trainer);
        (await trainer.GetAsync("/Training/Cohorts")).Document.QuerySelectorAll($"a[href='/Evaluation/Studies/Timetable/{study}#wave-2']").Length.ShouldBe(1);
        var squads = (await House.UnitsAsync(study)).Where(u => u.Wave == 2).Select(u => u.SquadId!.Value).ToList();
        var members = await House.AskAsync(db => db.Set<SquadMember>().Where(m => squads.Contains(m.SquadId)).OrderBy(m => m.Id).ToListAsync());
        // One of them leaves before the first day.
        await House.AskAsync(db => db.Set<SquadMember>().Where(m => m.Id == members[0].Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.UntilOn, new DateOnly(2027, 9, 1))));

        var done = await (await trainer.GetAsync($"/Evaluation/Studies/Timetable/{study}")).Form("#plan-2").Set("Input.FirstDay", "2027-09-06").Set("Input.Place", "The room above the fire station").SubmitAsync();

        var cohort = Guid.Parse(done.Location.ShouldNotBeNull(done.Text)[^36..]);
        done.ShouldRedirectTo($"/Training/Cohorts/{cohort}");
        (await House.AskAsync(db => db.Set<CohortLearner>().Where(l => l.CohortId == cohort).Select(l => l.AccountId).ToListAsync())).ShouldBe(members.Skip(1).Select(m => m.AccountId), ignoreOrder: true);
        (await House.AskAsync(db => db.Set<StudyWave>().SingleAsync(w => w.StudyId == study && w.Number == 2))).CohortId.ShouldBe(cohort);
        (await House.EventsAsync(TrainingEvents.CohortPlanned)).ShouldContain(e => e.EntityId == cohort);
        (await evaluator.GetAsync($"/Evaluation/Studies/Show/{study}")).ShouldSay("1 of 3 waves have a course.");
    }

    [Fact]
    public async Task Timetable_WithoutAPlace_KeepsTheDay()
    {
        var (_, study) = await LockedAsync();
        var trainer = await House.SignInAsync(Role.Trainer);

        var refused = await (await trainer.GetAsync($"/Evaluation/Studies/Timetable/{study}")).Form("#plan-3").Set("Input.FirstDay", "2027-11-08").SubmitAsync();

        refused.ShouldBe(HttpStatusCode.BadRequest);
        refused.ShouldSay("Say where it is held.");
        refused.Form("#plan-3").Value("Input.FirstDay").ShouldBe("2027-11-08");
    }

    [Fact]
    public async Task Timetable_AnEvaluatorAssigns_AndTakesOut_ACohortThatIsThere()
    {
        var (evaluator, study) = await LockedAsync();
        var cohort = new Cohort { AgencyId = TestPeople.AgencyId, Id = Guid.CreateVersion7(House.Clock.GetUtcNow()), Title = "The autumn cohort", Format = "two-days", Place = "Library", PlannedById = House.Person(Role.Trainer).Id, PlannedAt = House.Clock.GetUtcNow().UtcDateTime };
        await House.AddAsync(cohort, new CohortSession { AgencyId = TestPeople.AgencyId, Id = Guid.CreateVersion7(House.Clock.GetUtcNow()), CohortId = cohort.Id, Place = 1, Day = 1, On = new DateOnly(2027, 10, 4), From = new TimeOnly(8, 0), Minutes = 60, Title = "Being with" });

        (await (await evaluator.GetAsync($"/Evaluation/Studies/Timetable/{study}")).Form("#assign-1").Set("cohort", $"{cohort.Id}").SubmitAsync()).ShouldRedirectTo($"/Evaluation/Studies/Timetable/{study}");
        var page = await evaluator.GetAsync($"/Evaluation/Studies/Timetable/{study}");
        page.ShouldSay("The autumn cohort");
        page.Document.QuerySelector("#plan-1").ShouldBeNull("an evaluator plans no cohorts");
        (await page.Form("#assign-1").Set("cohort", "").SubmitAsync()).ShouldRedirectTo($"/Evaluation/Studies/Timetable/{study}");

        (await House.AskAsync(db => db.Set<StudyWave>().SingleAsync(w => w.StudyId == study && w.Number == 1))).CohortId.ShouldBeNull();
        (await House.EventsAsync(StudyEvents.StudyCohortAssigned)).Count.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task Timetable_WhereATeacherRated_SaysSoWithoutAName()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var study = await evaluator.BeginAsync(StudyDesign.PrePost);
        await evaluator.AddOutcomeAsync(study, "skill", source: OutcomeSource.Assessment, level: OutcomeLevel.ObservedSkill);
        await evaluator.SetMonthsAsync(study);
        var squads = await House.AddSquadsAsync(1, 1);
        await evaluator.ChooseAsync(study, squads);
        await evaluator.NoteEthicsAsync(study);
        await evaluator.LockAsync(study);
        var (now, trainer) = (House.Clock.GetUtcNow().UtcDateTime, House.Person(Role.Trainer).Id);
        Guid Key() => Guid.CreateVersion7(House.Clock.GetUtcNow());
        var learner = await House.AskAsync(db => db.Set<SquadMember>().Where(m => m.SquadId == squads[0].Id).Select(m => m.AccountId).SingleAsync());
        var cohort = new Cohort { AgencyId = TestPeople.AgencyId, Id = Key(), Title = "Rated by its teacher", Format = "two-days", Place = "Library", PlannedById = trainer, PlannedAt = now };
        var observation = new Observation { AgencyId = TestPeople.AgencyId, Id = Key(), Kind = ObservationKind.Assessment, Setting = ObservationSetting.RolePlay, LearnerId = learner, On = new DateOnly(2027, 2, 1), PlannedById = trainer, PlannedAt = now };
        await House.AddAsync(cohort, new CohortSession { AgencyId = TestPeople.AgencyId, Id = Key(), CohortId = cohort.Id, Place = 1, Day = 1, On = new DateOnly(2027, 7, 5), From = new TimeOnly(8, 0), Minutes = 60, Title = "Being with" },
            new CohortTeacher { AgencyId = TestPeople.AgencyId, Id = Key(), CohortId = cohort.Id, AccountId = trainer, Part = TeachingPart.Teaches, AddedById = trainer, AddedAt = now },
            observation, new ObservationSheet { AgencyId = TestPeople.AgencyId, Id = Key(), ObservationId = observation.Id, AccountId = trainer, By = SheetBy.Rater, AskedAt = now });
        (await evaluator.GetAsync($"/Evaluation/Studies/Timetable/{study}")).Document.QuerySelector("#conflict").ShouldBeNull();

        (await (await evaluator.GetAsync($"/Evaluation/Studies/Timetable/{study}")).Form("#assign-1").Set("cohort", $"{cohort.Id}").SubmitAsync()).ShouldRedirectTo($"/Evaluation/Studies/Timetable/{study}");

        var page = await evaluator.GetAsync($"/Evaluation/Studies/Timetable/{study}");
        page.Element("#conflict").TextContent.ShouldContain("One of those who teach these waves has also rated people of this study.");
        page.ShouldNotSay("Trainer One");
    }

    [Fact]
    public async Task Timetable_ForAnOfficer_IsClosed_AndTheStewardOnlyReads()
    {
        var (_, study) = await LockedAsync();

        (await (await House.SignInAsync(Role.Officer)).GetAsync($"/Evaluation/Studies/Timetable/{study}")).ShouldBe(HttpStatusCode.Forbidden);
        (await (await House.SignInAsync(Role.Steward)).GetAsync($"/Evaluation/Studies/Timetable/{study}")).Document.QuerySelectorAll("main form").ShouldBeEmpty();
    }

    private async Task<(Browser Evaluator, Guid Study)> LockedAsync()
    {
        var evaluator = await House.SignInAsync(Role.Evaluator);
        var study = await House.ReadyAsync(evaluator);
        (await evaluator.LockAsync(study)).ShouldRedirectTo($"/Evaluation/Studies/Show/{study}");
        return (evaluator, study);
    }
}

public sealed class TimetableTestsOnSqlite(SqliteHouse house) : TimetableTests(house), IClassFixture<SqliteHouse>;

public sealed class TimetableTestsOnPostgres(PostgresHouse house) : TimetableTests(house), IClassFixture<PostgresHouse>;
