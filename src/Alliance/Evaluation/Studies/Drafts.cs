using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Studies;

/// <summary>How far a study may have come for a change still to be taken.</summary>
public enum Until
{
    Drawn = 1,
    Locked = 2,
}

/// <summary>The one door to a study that is not locked. It is held open for one change at a time, so that nobody locks or draws in between.</summary>
public sealed class Drafts(AllianceContext db)
{
    /// <param name="seen">The version that the form was filled in against; null where nothing is overwritten.</param>
    /// <param name="change">Changes rows; saved with one event unless it refuses.</param>
    public async Task<StudyRefusal?> ChangeAsync(Guid studyId, Until until, int? seen, string what, Func<Study, Task<StudyRefusal?>> change, ActionContext action)
    {
        await using var write = await db.BeginWriteAsync();
        if (await OpenAsync(studyId, until) is { } closed) return closed;
        var study = await db.Set<Study>().SingleAsync(s => s.Id == studyId);
        if (seen is { } version && study.Version != version) return StudyRefusal.Stale;
        if (await change(study) is { } refusal)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }
        await db.SaveAsync(action, what, study, null);
        await write.CommitAsync();
        return null;
    }

    /// <summary>Inside a write: holds the study until its end. A refusal where it is locked, or drawn, or not there.</summary>
    public async Task<StudyRefusal?> OpenAsync(Guid studyId, Until until)
    {
        if (await db.Set<Study>().Where(s => s.Id == studyId).ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version)) == 0) return StudyRefusal.NotThere;
        if (await LockAsync(studyId) is { } locked) return locked;
        return until == Until.Drawn && await db.Set<StudyDraw>().AnyAsync(d => d.StudyId == studyId) ? StudyRefusal.Drawn : null;
    }

    private async Task<StudyRefusal?> LockAsync(Guid studyId)
    {
        var locked = await (from plan in db.Set<PlanLock>() join account in db.Users on plan.LockedById equals account.Id where plan.StudyId == studyId select new { account.DisplayName, plan.LockedAt }).FirstOrDefaultAsync();
        return locked is null ? null : StudyRefusal.Locked(locked.DisplayName, locked.LockedAt);
    }
}
