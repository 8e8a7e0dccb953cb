using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Reports;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Training.Cohorts;
using Alliance.Training.Observed;
using Microsoft.Extensions.DependencyInjection;
using static Alliance.Tests.Evaluation.Analysis.Planned;

namespace Alliance.Tests.Evaluation.Reports;

public abstract class FidelityTests(TestHouse house) : HouseTest(house)
{
    [Theory]
    [InlineData(10, false)]
    [InlineData(9, true)]
    public async Task Of_AWave_TellsMinutesAndAssessmentsOfTenOrMore(int learners, bool isHidden)
    {
        var study = await StudyInHouse.BuildAsync(House, Parallel(2, 6, 3, outcomes: Outcome(PlannedMethod.ComparedCounts)));
        var accounts = new List<Account>();
        for (var place = 0; place < learners; place++) accounts.Add(await House.AddAccountAsync(study.Agency, $"learner-{Guid.NewGuid():N}"[..20], Role.Officer));
        await ArrangeAsync(study, accounts);

        var row = (await House.DoAsync(services => services.GetRequiredService<FidelityReader>().OfAsync(study.Study.Id), study.Agency)).ShouldHaveSingleItem();

        row.IsHidden.ShouldBe(isHidden);
        row.Learners.ShouldBe(isHidden ? null : learners);
        // Half of them were there for all of the one session that was held, the others for none.
        if (!isHidden) row.MinutesShare!.Value.ShouldBe(0.5, 1e-9);
        row.Assessed.ShouldBe(isHidden ? null : 1);
    }

    private Task ArrangeAsync(StudyInHouse study, List<Account> accounts) => House.DoAsync(async services =>
    {
        var (db, by, now) = (services.GetRequiredService<AllianceContext>(), study.Village.Evaluator.Id, study.Village.Now);
        Guid Key() => Guid.CreateVersion7(House.Clock.GetUtcNow());
        T Mine<T>(T row) where T : Entity
        {
            (row.AgencyId, row.Id) = (study.Agency, Key());
            db.Add(row);
            return row;
        }
        var cohort = Mine(new Cohort { Title = "Spring", Format = "foundations", Place = "Hall", PlannedById = by, PlannedAt = now });
        var held = Mine(new CohortSession { CohortId = cohort.Id, Place = 1, Day = 1, On = First, From = new TimeOnly(9, 0), Minutes = 60, Title = "Being with" });
        Mine(new CohortSession { CohortId = cohort.Id, Place = 2, Day = 2, On = First.AddDays(1), From = new TimeOnly(9, 0), Minutes = 90, Title = "Not held yet" });
        Mine(new StudyWave { StudyId = study.Study.Id, Number = 1, BeginsOn = First, CohortId = cohort.Id });
        for (var place = 0; place < accounts.Count; place++)
        {
            Mine(new CohortLearner { CohortId = cohort.Id, AccountId = accounts[place].Id, AddedById = by, AddedAt = now });
            Mine(new Attendance { SessionId = held.Id, AccountId = accounts[place].Id, Minutes = place % 2 == 0 ? 60 : 0, NotedById = by, NotedAt = now });
        }
        foreach (var (account, isIn) in accounts.Take(2).Zip((bool[])[true, false]))
        {
            var observation = Mine(new Observation { Kind = ObservationKind.Assessment, Setting = ObservationSetting.RolePlay, LearnerId = account.Id, On = First.AddDays(9), PlannedById = by, PlannedAt = now });
            Mine(new ObservationSheet { ObservationId = observation.Id, AccountId = by, By = SheetBy.Rater, AskedAt = now, HandedInAt = isIn ? now : null, Marks = isIn ? "back:4" : null });
        }
        db.Record(House.Act(agency: study.Agency), "Arranged", null, null, null, null);
        await db.SaveChangesAsync();
    }, study.Agency);
}

public sealed class FidelityTestsOnSqlite(SqliteHouse house) : FidelityTests(house), IClassFixture<SqliteHouse>;

public sealed class FidelityTestsOnPostgres(PostgresHouse house) : FidelityTests(house), IClassFixture<PostgresHouse>;
