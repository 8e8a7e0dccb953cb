using Alliance.Evaluation.Outcomes;
using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Tests.House;
using Alliance.Tests.Partnerships;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Evaluation.Reports;

/// <summary>A plan, and data, as rows of an agency of their own.</summary>
public sealed class StudyInHouse
{
    private StudyInHouse(Village village, AnalysisPlan plan, Study study, IReadOnlyList<StudyUnit> units) => (Village, Plan, Study, Units) = (village, plan, study, units);

    public Village Village { get; }
    public AnalysisPlan Plan { get; }
    public Study Study { get; }
    public IReadOnlyList<StudyUnit> Units { get; }
    public int Agency => Village.Agency.Id;
    public TestHouse House => Village.House;

    public Task<Browser> SignInAsync() => Village.SignInAsync(Role.Evaluator);

    public static async Task<StudyInHouse> BuildAsync(TestHouse house, AnalysisPlan plan, bool isLocked = true)
    {
        var village = await Village.BuildAsync(house);
        var (agency, by, now) = (village.Agency.Id, village.Evaluator.Id, village.Now);
        Guid Key() => Guid.CreateVersion7(house.Clock.GetUtcNow());
        var study = new Study { AgencyId = agency, Id = Key(), Title = plan.Title, Question = plan.Question, Design = plan.Design, UnitKind = plan.UnitKind, FirstMonth = plan.FirstMonth, Months = plan.Months, MonthsBefore = plan.MonthsBefore, Waves = plan.Units.Max(unit => unit.Wave), Ethics = EthicsReview.Exempt, PlannedById = by, PlannedAt = now };
        var units = plan.Units.Select(unit => new StudyUnit { AgencyId = agency, Id = Key(), StudyId = study.Id, Code = unit.Code, Name = unit.Name, Size = unit.Size, Stratum = unit.Stratum, Wave = unit.Wave, BeginsOn = unit.BeginsOn }).ToList();
        var outcomes = plan.Outcomes.Select((outcome, place) => new StudyOutcome { AgencyId = agency, Id = Key(), StudyId = study.Id, Key = outcome.Key, Title = outcome.Title, Place = place, Level = outcome.Level, Rank = outcome.Rank, Source = outcome.Source, Better = outcome.Better, Margin = outcome.Margin });
        await house.DoAsync(async services =>
        {
            var db = services.GetRequiredService<AllianceContext>();
            db.Add(study);
            db.AddRange(units);
            db.AddRange(outcomes);
            if (isLocked) db.Add(new PlanLock { AgencyId = agency, Id = Key(), StudyId = study.Id, Plan = plan.ToJson(), Hash = AnalysisPlan.HashOf(plan.ToJson()), LockedById = by, LockedAt = now });
            db.Record(house.Act(agency: agency), "Arranged", null, null, null, null);
            await db.SaveChangesAsync();
        }, agency);
        return new StudyInHouse(village, plan, study, units);
    }

    /// <summary>Counts as if a file with them had been taken in.</summary>
    public Task BringAsync(StudyData data) => House.DoAsync(async services =>
    {
        var db = services.GetRequiredService<AllianceContext>();
        foreach (var outcome in data.Counts.GroupBy(row => row.Outcome))
        {
            var file = new OutcomeFile { AgencyId = Agency, Id = Guid.CreateVersion7(House.Clock.GetUtcNow()), StudyId = Study.Id, Outcome = outcome.Key, FileName = $"{outcome.Key}.csv", Hash = new byte[32], Rows = outcome.Count(), Remarks = "[]", ById = Village.Evaluator.Id, At = Village.Now, TakenAt = Village.Now };
            db.Add(file);
            db.AddRange(outcome.Select(row => new OutcomeCount { AgencyId = Agency, Id = Guid.CreateVersion7(House.Clock.GetUtcNow()), StudyId = Study.Id, FileId = file.Id, Outcome = row.Outcome, UnitId = Units.First(unit => unit.Code == row.Unit).Id, Month = row.Month, Count = row.Count, Over = row.Over }));
        }
        db.Record(House.Act(agency: Agency), "Arranged", null, null, null, null);
        await db.SaveChangesAsync();
    }, Agency);
}
