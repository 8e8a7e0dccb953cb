using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Holds;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Checks;

public sealed class RepairService(AllianceContext db, RelationshipService relationships, ScreeningDesk screening, SealedStore sealedStore, ErasureDesk erasures)
{
    public const string Deed = "RepairWordsGone";

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
    public async Task ForgetDueAsync(ActionContext action, CancellationToken cancel) =>
        await EmptyAsync(await db.Set<Repair>().Where(r => r.ExpiresAt <= action.Now).ToListAsync(cancel), action);

    /// <summary>The same once more, where a restored backup brought the words back.</summary>
    public static async Task AgainAsync(IServiceProvider services, LedgerLine line, ActionContext action) =>
        await services.GetRequiredService<RepairService>().EmptyAsync(await services.GetRequiredService<AllianceContext>().Set<Repair>().Where(r => line.Of.Contains(r.Id)).ToListAsync(), action);

    private async Task EmptyAsync(List<Repair> due, ActionContext action)
    {
        if (due.Count == 0) return;
        sealedStore.Prepare();
        await using var write = await db.BeginWriteAsync();
        var ids = due.ConvertAll(r => r.Id);
        var checks = due.ConvertAll(r => r.CheckId);
        foreach (var partner in await db.Set<AllianceCheck>().Where(c => checks.Contains(c.Id)).Select(c => c.PartnerId).Distinct().ToListAsync())
        {
            var going = db.Set<Repair>().Where(r => ids.Contains(r.Id) && db.Set<AllianceCheck>().Any(c => c.Id == r.CheckId && c.PartnerId == partner));
            await sealedStore.SealAsync(partner, SealedBecause.WordsRanOut, async words => new SealedContents([], await words.RepairsAsync(going)), action);
        }
        foreach (var repair in due)
        {
            (repair.Reason, repair.ExpiresAt) = (null, null);
            db.Record(action, PartnershipEvents.GoalWordsGone, nameof(Repair), repair.Id, null, null);
        }
        await db.SaveChangesAsync();
        await screening.ForgetReasonsAsync(db.Set<Repair>().Where(r => ids.Contains(r.Id)).Select(r => r.Id));
        await db.EraseAsync(action, await db.AuditEvents.Where(e => e.Entity == nameof(Repair) && e.EntityId != null && ids.Contains(e.EntityId.Value)).Select(e => e.Id).ToListAsync());
        await erasures.CommitAsync(write, Deed, ids, action);
    }
}
