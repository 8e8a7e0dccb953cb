using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Goals;

/// <summary>The words of shared goals and of closed repairs: where they are found, and how they go.</summary>
public sealed class GoalWords(AllianceContext db)
{
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
        await using var write = await db.BeginWriteAsync();
        var now = action.Now;
        var due = db.Set<SharedGoal>().Where(g => g.ExpiresAt <= now
            || db.Set<StageMove>().Any(m => m.GoalId == g.Id && m.ExpiresAt <= now)
            || db.Set<RulerReading>().Any(r => r.GoalId == g.Id && r.ExpiresAt <= now)
            || db.Set<GoalEnd>().Any(e => e.GoalId == g.Id && e.ExpiresAt <= now)).OrderBy(g => g.Id).Take(BatchSize);
        var ids = await ForgetAsync(due);
        foreach (var id in ids) db.Record(action, PartnershipEvents.GoalWordsGone, nameof(SharedGoal), id, null, null);
        if (ids.Count > 0) await db.SaveChangesAsync();
        await db.EraseAsync(action, await EventsOfAsync(nameof(SharedGoal), ids));
        await write.CommitAsync();
        return ids.Count;
    }

    public Task<List<Guid>> EventsOfAsync(string entity, IReadOnlyCollection<Guid> rows) =>
        db.AuditEvents.Where(e => e.Entity == entity && e.EntityId != null && rows.Contains(e.EntityId.Value)).Select(e => e.Id).ToListAsync();
}
