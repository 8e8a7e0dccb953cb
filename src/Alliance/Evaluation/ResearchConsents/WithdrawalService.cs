using System.Text.Json;
using Alliance.Evaluation.Keys;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.ResearchConsents;

/// <summary>For the report: how many stopped taking part, and what became of their answers.</summary>
/// <param name="Waiting">Asked for, and not done by the steward yet.</param>
public sealed record WithdrawalCounts(int BeforeLock, int AfterLock, int AnswersDeleted, int AnswersKept, int Waiting)
{
    public int All => BeforeLock + AfterLock;
}

/// <summary>Does what withdrawals ask for. To find the answers of a person takes the key; with it all that wait are done.</summary>
public sealed class WithdrawalService(AllianceContext db, ResponseRemoval removal)
{
    public Task<int> WaitingAsync(Guid studyId) => db.Set<ResearchWithdrawal>().CountAsync(w => w.StudyId == studyId && w.DoneAt == null);

    public async Task<WithdrawalCounts> WithdrawalsOf(Guid studyId)
    {
        var rows = await db.Set<ResearchWithdrawal>().AsNoTracking().Where(w => w.StudyId == studyId).ToListAsync();
        return new WithdrawalCounts(rows.Count(w => !w.WasAfterLock), rows.Count(w => w.WasAfterLock), rows.Sum(w => w.Deleted), rows.Sum(w => w.Kept), rows.Count(w => w.DoneAt is null));
    }

    /// <returns>How many were done.</returns>
    public async Task<int> CarryOutAsync(OpenKey key, ActionContext action)
    {
        await using var write = await db.BeginWriteAsync();
        var waiting = await (from withdrawal in db.Set<ResearchWithdrawal>()
                             where withdrawal.StudyId == key.StudyId && withdrawal.DoneAt == null
                             join consent in db.Set<ResearchConsent>() on withdrawal.ConsentId equals (Guid?)consent.Id
                             orderby withdrawal.AskedAt
                             select new { Withdrawal = withdrawal, consent.AccountId, consent.ContactId }).ToListAsync();
        if (waiting.Count == 0) return 0;
        foreach (var one in waiting)
            await DoAsync(one.Withdrawal, key.PseudonymOf(one.AccountId is { } account ? Participant.Officer(account) : Participant.Contact(one.ContactId!.Value)), action);
        // Counts alone: that a consent and a pseudonym went together must stand nowhere.
        db.Record(action, SurveyEvents.WithdrawalDone, nameof(ResearchWithdrawal), key.StudyId, null, JsonSerializer.Serialize(new { Done = waiting.Count, Deleted = waiting.Sum(w => w.Withdrawal.Deleted), Kept = waiting.Sum(w => w.Withdrawal.Kept) }));
        await db.SaveChangesAsync();
        await write.CommitAsync();
        await db.SettleErasureAsync();
        return waiting.Count;
    }

    private async Task DoAsync(ResearchWithdrawal withdrawal, string pseudonym, ActionContext action)
    {
        var waves = db.Set<SurveyWave>().Where(w => w.StudyId == withdrawal.StudyId);
        foreach (var response in await db.Set<SurveyResponse>().Where(r => r.Pseudonym == pseudonym && waves.Any(w => w.Id == r.WaveId)).Select(r => r.Id).ToListAsync())
        {
            if (await removal.TakeOutAsync(response, withdrawal.WasAfterLock)) withdrawal.Kept++;
            else withdrawal.Deleted++;
        }
        await db.Set<SurveyInvitation>().Where(i => i.Pseudonym == pseudonym && waves.Any(w => w.Id == i.WaveId)).ExecuteDeleteAsync();
        (withdrawal.ConsentId, withdrawal.DoneAt) = (null, action.Now);
    }
}
