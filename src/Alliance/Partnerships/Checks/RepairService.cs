using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Checks;

public sealed class RepairService(AllianceContext db, RelationshipService relationships)
{
    /// <summary>Either side says what came of the talk about the gap.</summary>
    /// <returns>False where it was closed before; that reason stands.</returns>
    public async Task<bool> CloseAsync(Guid repairId, Side by, string reason, DateTime? expiresAt, ActionContext action)
    {
        var repair = await db.Set<Repair>().SingleAsync(r => r.Id == repairId);
        var check = await db.Set<AllianceCheck>().AsNoTracking().SingleAsync(c => c.Id == repair.CheckId);
        var words = (await db.ReferencesAsync(check.PartnerId))(reason);
        if (repair.ClosedAt is not null) return repair.ClosedById == action.ActorId && repair.Reason == words;
        (repair.ClosedAt, repair.ClosedBy, repair.ClosedById, repair.Reason, repair.ExpiresAt) = (action.Now, by, action.ActorId, words, expiresAt);
        if (by == Side.Them && await relationships.FindAsync(check.PartnerId) is { } relationship) relationships.Tell(relationship.OwnerId, relationship, NoticeKind.RepairClosed, action);
        await db.SaveAsync(action, PartnershipEvents.RepairClosed, repair, by == Side.Them ? check.ContactId : check.PartnerId);
        return true;
    }

    /// <summary>Empties reasons that speak of others and have reached their day.</summary>
    public async Task ForgetDueAsync(ActionContext action, CancellationToken cancel)
    {
        var due = await db.Set<Repair>().Where(r => r.ExpiresAt <= action.Now).ToListAsync(cancel);
        if (due.Count == 0) return;
        await using var write = await db.BeginWriteAsync(cancel);
        foreach (var repair in due)
        {
            (repair.Reason, repair.ExpiresAt) = (null, null);
            db.Record(action, PartnershipEvents.GoalWordsGone, nameof(Repair), repair.Id, null, null);
        }
        await db.SaveChangesAsync(cancel);
        var ids = due.ConvertAll(r => r.Id);
        await db.EraseAsync(action, await db.AuditEvents.Where(e => e.Entity == nameof(Repair) && e.EntityId != null && ids.Contains(e.EntityId.Value)).Select(e => e.Id).ToListAsync(cancel));
        await write.CommitAsync(cancel);
    }
}
