using Alliance.Evaluation.Studies;
using Alliance.Platform.Data;
using Alliance.Training.Curriculum;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Cohorts;

public sealed record CohortLine(Guid Id, string Title, string Format, string Place, DateOnly First, DateOnly Last, int Learners, bool IsClosed);

public sealed record WaitingWave(Guid Study, string Title, int Number, DateOnly BeginsOn);

/// <summary>All cohorts, those under way first.</summary>
[Authorize(Policy = TrainingPolicies.Teach)]
public sealed class IndexModel(AllianceContext db, TimeProvider time) : TrainingPage(time)
{
    private const int Most = 100;

    public IReadOnlyList<CohortLine> Cohorts { get; private set; } = [];

    /// <summary>Waves of locked studies that have no course yet.</summary>
    public IReadOnlyList<WaitingWave> Waiting { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var rows = await db.Set<Cohort>().OrderBy(c => c.ClosedAt != null).ThenByDescending(c => c.PlannedAt).ThenBy(c => c.Id).Take(Most).Select(c => new
        {
            c.Id,
            c.Title,
            c.Format,
            c.Place,
            IsClosed = c.ClosedAt != null,
            First = db.Set<CohortSession>().Where(s => s.CohortId == c.Id).Min(s => s.On),
            Last = db.Set<CohortSession>().Where(s => s.CohortId == c.Id).Max(s => s.On),
            Learners = db.Set<CohortLearner>().Count(l => l.CohortId == c.Id && l.LeftAt == null),
        }).ToListAsync();
        Waiting = await (from wave in db.Set<StudyWave>()
                         join study in db.Set<Study>() on wave.StudyId equals study.Id
                         where wave.CohortId == null && db.Set<PlanLock>().Any(l => l.StudyId == study.Id)
                         orderby wave.BeginsOn, study.Title, wave.Number
                         select new WaitingWave(study.Id, study.Title, wave.Number, wave.BeginsOn)).Take(Most).ToListAsync();
        Cohorts = rows.ConvertAll(r => new CohortLine(r.Id, r.Title, CourseFormats.TitleOf(r.Format), r.Place, r.First, r.Last, r.Learners, r.IsClosed));
    }
}
