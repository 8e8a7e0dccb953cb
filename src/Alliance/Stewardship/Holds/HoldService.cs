using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Holds;

public sealed record NewHold
{
    /// <summary>Made with the form: the same form posted twice is one hold.</summary>
    public required Guid Id { get; init; }
    public required Guid PartnerId { get; init; }
    public required HoldReason Reason { get; init; }
    public required string FileNumber { get; init; }
    public required DateOnly ReviewOn { get; init; }
    public DateOnly? SilentUntil { get; init; }
    public string? OrderNumber { get; init; }
}

/// <summary>Holds and the sealed store's lock: whatever needs two people is refused to one.</summary>
public sealed class HoldService(AllianceContext db, ErasureDesk erasures)
{
    public const string Deed = "HoldEnded";

    public async Task PlaceAsync(NewHold input, ActionContext action)
    {
        if (await db.Set<LegalHold>().AnyAsync(h => h.Id == input.Id)) return;
        var hold = new LegalHold
        {
            AgencyId = action.AgencyId,
            Id = input.Id,
            PartnerId = input.PartnerId,
            Reason = input.Reason,
            FileNumber = input.FileNumber,
            ReviewOn = input.ReviewOn,
            SilentUntil = input.SilentUntil,
            OrderNumber = input.OrderNumber,
            PlacedById = action.Actor,
            PlacedAs = action.Role,
            PlacedAt = action.Now,
        };
        db.Add(hold);
        await db.SaveNewAsync(action, StewardshipEvents.HoldPlaced, hold, hold.PartnerId);
    }

    /// <returns>False for whoever placed it, for whoever acts in the role it was placed in, and where it does not stand any more.</returns>
    public async Task<bool> ConfirmAsync(LegalHold hold, ActionContext action)
    {
        if (hold.EndedAt is not null || hold.IsFallenAway(action.Now)) return false;
        if (hold.ConfirmedAt is not null) return true;
        if (hold.PlacedById == action.Actor || hold.PlacedAs == action.Role) return false;
        (hold.ConfirmedById, hold.ConfirmedAt) = (action.Actor, action.Now);
        await db.SaveAsync(action, StewardshipEvents.HoldConfirmed, hold, hold.PartnerId);
        return true;
    }

    public async Task ReviewAsync(LegalHold hold, DateOnly next, ActionContext action)
    {
        hold.ReviewOn = next;
        await db.SaveAsync(action, StewardshipEvents.HoldReviewed, hold, hold.PartnerId);
    }

    /// <summary>The oldest hold that forbids to destroy what is kept with a partner; null where none does.</summary>
    /// <param name="besides">A hold that does not count.</param>
    public static async Task<LegalHold?> StandingAsync(AllianceContext db, Guid partnerId, DateTime now, Guid? besides = null)
    {
        var holds = await db.Set<LegalHold>().Where(h => h.PartnerId == partnerId && h.EndedAt == null && h.Id != besides).OrderBy(h => h.Id).ToListAsync();
        return holds.Find(h => !h.IsFallenAway(now));
    }

    /// <summary>Ends a hold. What was sealed under it goes on under another that stands on the same partner; where none does it is destroyed.</summary>
    public async Task EndAsync(LegalHold hold, ActionContext action)
    {
        await using (var write = await db.BeginWriteAsync())
        {
            (hold.EndedById, hold.EndedAt) = (action.ActorId, action.Now);
            var other = await StandingAsync(db, hold.PartnerId, action.Now, besides: hold.Id);
            foreach (var record in await db.Set<SealedRecord>().Where(r => r.HoldId == hold.Id && r.DestroyedAt == null).ToListAsync())
                if (other is null) (record.Box, record.DestroyedAt) = (null, action.Now);
                else record.HoldId = other.Id;
            await db.SaveAsync(action, StewardshipEvents.HoldEnded, hold, hold.PartnerId);
            await erasures.CommitAsync(write, Deed, [hold.Id], action);
        }
        await db.SettleErasureAsync();
    }

    /// <summary>The same once more, where a restored backup brought the boxes back.</summary>
    public static async Task AgainAsync(IServiceProvider services, LedgerLine line, ActionContext action)
    {
        foreach (var hold in await services.GetRequiredService<AllianceContext>().Set<LegalHold>().Where(h => line.Of.Contains(h.Id)).ToListAsync())
            await services.GetRequiredService<HoldService>().EndAsync(hold, action);
    }

    /// <summary>Holds that nobody confirmed in time fall away, and what was sealed under them with them.</summary>
    public async Task LetFallAwayAsync(ActionContext action)
    {
        var latest = action.Now - LegalHold.Unconfirmed;
        foreach (var hold in await db.Set<LegalHold>().Where(h => h.EndedAt == null && h.ConfirmedAt == null && h.PlacedAt < latest).ToListAsync()) await EndAsync(hold, action);
    }

    public async Task AskAsync(SealedRecord record, OpeningReason reason, ActionContext action)
    {
        var opening = new SealedOpening { Id = action.NewId(), SealedRecordId = record.Id, Reason = reason, AskedById = action.Actor, AskedAs = action.Role, AskedAt = action.Now };
        db.Add(opening);
        await db.SaveAsync(action, StewardshipEvents.SealAsked, opening, record.PartnerId);
    }

    /// <returns>False for whoever asked, and for whoever acts in the same role: it takes two people and both roles.</returns>
    public async Task<bool> AllowAsync(SealedOpening opening, SealedRecord record, ActionContext action)
    {
        if (!opening.Waits(action.Now) || opening.AskedById == action.Actor || opening.AskedAs == action.Role) return false;
        (opening.AllowedById, opening.AllowedAt) = (action.Actor, action.Now);
        await db.SaveAsync(action, StewardshipEvents.SealUnlocked, opening, record.PartnerId);
        return true;
    }
}
