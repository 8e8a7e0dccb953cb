using Alliance.Evaluation.ResearchConsents;
using Alliance.Evaluation.Studies;
using Alliance.Partnerships.Export;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Portal.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Surveys;

/// <summary>
/// Takes answers out. Before the plan is locked they go. After it, own words and every link to a person go, and the answers stay only
/// where so many share the unit and the wave that they point at nobody.
/// </summary>
public sealed class ResponseRemoval(AllianceContext db, AgencyScope scope)
{
    /// <summary>By the code that was shown after answering: at once, and alone.</summary>
    /// <returns>Null where no answer has this code.</returns>
    public async Task<TakenOut?> TakeBackAsync(string? code, ActionContext action)
    {
        if (ReturnCode.HashOf(code) is not { } hash) return null;
        var day = action.OnTheDay(scope.Current);
        await using var write = await db.BeginWriteAsync();
        var found = await (from response in db.Set<SurveyResponse>()
                           where response.TakeBackHash == hash
                           join wave in db.Set<SurveyWave>() on response.WaveId equals wave.Id
                           select new { response.Id, wave.StudyId }).SingleOrDefaultAsync();
        if (found is null) return null;
        var isLocked = found.StudyId is { } study && await IsLockedAsync(study);
        var isKept = await TakeOutAsync(found.Id, isLocked);
        if (found.StudyId is { } of) db.Add(new ResearchWithdrawal { AgencyId = action.AgencyId, Id = Guid.NewGuid(), StudyId = of, AskedAt = day.Now, DoneAt = day.Now, WasAfterLock = isLocked, Deleted = isKept ? 0 : 1, Kept = isKept ? 1 : 0 });
        db.Record(day, SurveyEvents.TakenBack, nameof(SurveyResponse), null, null, null);
        await db.SaveChangesAsync();
        await write.CommitAsync();
        await db.SettleErasureAsync();
        return new TakenOut(isKept);
    }

    public Task<bool> IsLockedAsync(Guid studyId) => db.Set<PlanLock>().AnyAsync(l => l.StudyId == studyId);

    /// <summary>To be called inside a write.</summary>
    /// <returns>Whether the answers stay, without their person.</returns>
    public async Task<bool> TakeOutAsync(Guid responseId, bool isLocked)
    {
        await db.Set<SurveyWords>().Where(w => w.ResponseId == responseId).ExecuteDeleteAsync();
        var response = db.Set<SurveyResponse>().Where(r => r.Id == responseId);
        var isKept = isLocked && await SharingAsync(responseId) >= SmallCells.Threshold;
        if (isKept) await response.ExecuteUpdateAsync(set => set.SetProperty(r => r.Pseudonym, (string?)null).SetProperty(r => r.TakeBackHash, (byte[]?)null));
        else await response.ExecuteDeleteAsync();
        return isKept;
    }

    /// <summary>How many answers there are in its unit and wave, itself among them.</summary>
    private Task<int> SharingAsync(Guid responseId) =>
        db.Set<SurveyResponse>().CountAsync(r => db.Set<SurveyResponse>().Any(own => own.Id == responseId && own.WaveId == r.WaveId && (own.UnitId == r.UnitId || own.UnitId == null && r.UnitId == null)));
}

/// <param name="IsKept">The answers stay without any link to their person, among ten or more.</param>
public sealed record TakenOut(bool IsKept);
