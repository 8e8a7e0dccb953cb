using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Holds;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Goals;

/// <summary>The words of shared goals and of closed repairs: where they are found, and how they go.</summary>
public sealed class GoalWords(AllianceContext db, ScreeningDesk screening, SealedStore sealedStore, ErasureDesk erasures)
{
    public const string Deed = "GoalWordsGone";
    private const int BatchSize = 50;

    /// <summary>Puts references for these contacts into every text of the partner's goals; saved by the caller.</summary>
    public async Task EncodeAsync(Guid partnerId, Func<string?, string?> encoded)
    {
        var goals = await db.Set<SharedGoal>().Where(g => g.PartnerId == partnerId).ToListAsync();
        var ids = goals.ConvertAll(g => g.Id);
        goals.ForEach(g => g.Words = encoded(g.Words)!);
        (await db.Set<StageMove>().Where(m => ids.Contains(m.GoalId)).ToListAsync()).ForEach(m => m.Heard = encoded(m.Heard)!);
        (await db.Set<RulerReading>().Where(r => ids.Contains(r.GoalId)).ToListAsync()).ForEach(r => r.Why = encoded(r.Why));
        (await db.Set<GoalEnd>().Where(e => ids.Contains(e.GoalId)).ToListAsync()).ForEach(e => e.Why = encoded(e.Why)!);
    }

    public IQueryable<SharedGoal> OfContact(Guid contactId) => db.Set<SharedGoal>().Where(g => db.Set<GoalContact>().Any(c => c.GoalId == g.Id && c.ContactId == contactId));

    /// <summary>Empties every word of these goals. That there was a goal, and how it moved, stays. To be called inside a write.</summary>
    /// <returns>The goals, for what the audit kept of their words.</returns>
    public async Task<IReadOnlyCollection<Guid>> ForgetAsync(IQueryable<SharedGoal> goals)
    {
        var ids = await goals.Select(g => g.Id).ToListAsync();
        await db.Set<SharedGoal>().Where(g => ids.Contains(g.Id)).ExecuteUpdateAsync(set => set.SetProperty(g => g.Words, ContactReferences.TakenOut).SetProperty(g => g.ExpiresAt, (DateTime?)null).SetProperty(g => g.Version, g => g.Version + 1));
        await db.Set<StageMove>().Where(m => ids.Contains(m.GoalId)).ExecuteUpdateAsync(set => set.SetProperty(m => m.Heard, ContactReferences.TakenOut).SetProperty(m => m.ExpiresAt, (DateTime?)null));
        await db.Set<RulerReading>().Where(r => ids.Contains(r.GoalId)).ExecuteUpdateAsync(set => set.SetProperty(r => r.Why, (string?)null).SetProperty(r => r.ExpiresAt, (DateTime?)null));
        await db.Set<GoalEnd>().Where(e => ids.Contains(e.GoalId)).ExecuteUpdateAsync(set => set.SetProperty(e => e.Why, ContactReferences.TakenOut).SetProperty(e => e.ExpiresAt, (DateTime?)null));
        return ids;
    }

    /// <summary>Empties the goals of which a text speaks of others and has reached its day, a handful at a time.</summary>
    /// <returns>How many there were; none means that all is done.</returns>
    public async Task<int> ForgetDueAsync(ActionContext action)
    {
        var now = action.Now;
        return await EmptyAsync(db.Set<SharedGoal>().Where(g => g.ExpiresAt <= now
            || db.Set<StageMove>().Any(m => m.GoalId == g.Id && m.ExpiresAt <= now)
            || db.Set<RulerReading>().Any(r => r.GoalId == g.Id && r.ExpiresAt <= now)
            || db.Set<GoalEnd>().Any(e => e.GoalId == g.Id && e.ExpiresAt <= now)).OrderBy(g => g.Id).Take(BatchSize), action);
    }

    /// <summary>The same once more, where a restored backup brought the words back.</summary>
    public static Task AgainAsync(IServiceProvider services, LedgerLine line, ActionContext action) =>
        services.GetRequiredService<GoalWords>().EmptyAsync(services.GetRequiredService<AllianceContext>().Set<SharedGoal>().Where(g => line.Of.Contains(g.Id)), action);

    private async Task<int> EmptyAsync(IQueryable<SharedGoal> due, ActionContext action)
    {
        var rows = await due.AsNoTracking().Select(g => new { g.Id, g.PartnerId }).ToListAsync();
        if (rows.Count == 0) return 0;
        sealedStore.Prepare();
        await using var write = await db.BeginWriteAsync();
        foreach (var ofPartner in rows.GroupBy(r => r.PartnerId, r => r.Id))
        {
            var going = ofPartner.ToList();
            await sealedStore.SealAsync(ofPartner.Key, SealedBecause.WordsRanOut, async words => new SealedContents([], await words.GoalsAsync(db.Set<SharedGoal>().Where(g => going.Contains(g.Id)))), action);
        }
        var ids = rows.ConvertAll(r => r.Id);
        await ForgetAsync(db.Set<SharedGoal>().Where(g => ids.Contains(g.Id)));
        await screening.ForgetReasonsAsync(db.Set<SharedGoal>().Where(g => ids.Contains(g.Id)).Select(g => g.Id));
        foreach (var id in ids) db.Record(action, PartnershipEvents.GoalWordsGone, nameof(SharedGoal), id, null, null);
        await db.SaveChangesAsync();
        await db.EraseAsync(action, await EventsOfAsync(nameof(SharedGoal), ids));
        await erasures.CommitAsync(write, Deed, ids, action);
        return ids.Count;
    }

    public Task<List<Guid>> EventsOfAsync(string entity, IReadOnlyCollection<Guid> rows) =>
        db.AuditEvents.Where(e => e.Entity == entity && e.EntityId != null && rows.Contains(e.EntityId.Value)).Select(e => e.Id).ToListAsync();
}
