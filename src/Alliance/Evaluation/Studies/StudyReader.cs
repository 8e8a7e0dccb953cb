using Alliance.Evaluation.Plans;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Studies;

/// <summary>Reads what is kept of a study, for its own pages and for those of surveys, outcomes and reports.</summary>
public sealed class StudyReader(AllianceContext db)
{
    /// <summary>The plan as it was locked; null while it is a draft.</summary>
    public async Task<(AnalysisPlan Plan, byte[] Hash, DateTime LockedAt)?> PlanOfAsync(Guid studyId) =>
        await db.Set<PlanLock>().AsNoTracking().FirstOrDefaultAsync(l => l.StudyId == studyId) is { } locked ? (AnalysisPlan.FromJson(locked.Plan), locked.Hash, locked.LockedAt) : null;

    public Task<List<StudyUnit>> UnitsOfAsync(Guid studyId) => db.Set<StudyUnit>().AsNoTracking().Where(u => u.StudyId == studyId).OrderBy(u => u.Code).ToListAsync();

    public Task<List<StudyOutcome>> OutcomesOfAsync(Guid studyId) => db.Set<StudyOutcome>().AsNoTracking().Where(o => o.StudyId == studyId).OrderBy(o => o.Place).ThenBy(o => o.Id).ToListAsync();
}
