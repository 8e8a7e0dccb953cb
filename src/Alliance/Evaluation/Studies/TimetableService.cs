using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Training.Cohorts;
using Alliance.Training.Observed;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Studies;

/// <summary>Which course each wave takes. It is no part of the plan, and can change after the lock.</summary>
public sealed class TimetableService(AllianceContext db)
{
    /// <param name="cohortId">Null where the wave has none any more.</param>
    public async Task<StudyRefusal?> AssignAsync(Guid studyId, int wave, Guid? cohortId, ActionContext action)
    {
        if (await db.Set<StudyWave>().FirstOrDefaultAsync(w => w.StudyId == studyId && w.Number == wave) is not { } row) return new StudyRefusal("This study has no such wave.");
        if (cohortId is { } id && !await db.Set<Cohort>().AnyAsync(c => c.Id == id)) return new StudyRefusal("Choose one of the cohorts.");
        row.CohortId = cohortId;
        await db.SaveAsync(action, StudyEvents.StudyCohortAssigned, row, null);
        return null;
    }

    /// <summary>Who was in the squads of a wave on a day.</summary>
    public Task<List<Guid>> PeopleOfAsync(Guid studyId, int wave, DateOnly day) =>
        (from unit in db.Set<StudyUnit>()
         join member in db.Set<SquadMember>() on unit.SquadId equals (Guid?)member.SquadId
         where unit.StudyId == studyId && unit.Wave == wave && member.FromOn <= day && (member.UntilOn == null || member.UntilOn > day)
         select member.AccountId).Distinct().ToListAsync();

    /// <summary>How many who teach its waves have also rated its people: those who train must not rate.</summary>
    public Task<int> TeachersWhoRatedAsync(Guid studyId)
    {
        var people = from unit in db.Set<StudyUnit>() join member in db.Set<SquadMember>() on unit.SquadId equals (Guid?)member.SquadId where unit.StudyId == studyId select member.AccountId;
        var raters = from sheet in db.Set<ObservationSheet>() join observation in db.Set<Observation>() on sheet.ObservationId equals observation.Id where observation.Kind == ObservationKind.Assessment && sheet.By == SheetBy.Rater && people.Contains(observation.LearnerId) select sheet.AccountId;
        return db.Set<CohortTeacher>().Where(t => t.LeftAt == null && db.Set<StudyWave>().Any(w => w.StudyId == studyId && w.CohortId == t.CohortId) && raters.Contains(t.AccountId)).Select(t => t.AccountId).Distinct().CountAsync();
    }
}
