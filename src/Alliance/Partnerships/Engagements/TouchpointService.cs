using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Engagements;

public sealed class TouchpointService(AllianceContext db)
{
    /// <returns>False where this form was saved before, in other words; those stand.</returns>
    public async Task<bool> PlanAsync(Guid id, Guid partnerId, DateOnly on, TimeOnly? atTime, string purpose, ActionContext action)
    {
        var words = (await db.ReferencesAsync(partnerId))(purpose)!;
        Task<bool> IsKeptAsync() => db.Set<Touchpoint>().AnyAsync(t => t.Id == id && t.PartnerId == partnerId && t.On == on && t.AtTime == atTime && t.Purpose == words);
        if (await db.Set<Touchpoint>().AnyAsync(t => t.Id == id)) return await IsKeptAsync();
        var touchpoint = new Touchpoint { AgencyId = action.AgencyId, Id = id, PartnerId = partnerId, OfficerId = action.Actor, On = on, AtTime = atTime, Purpose = words, PlannedAt = action.Now };
        db.Add(touchpoint);
        return await db.SaveNewAsync(action, PartnershipEvents.TouchpointPlanned, touchpoint, partnerId) || await IsKeptAsync();
    }

    /// <summary>Puts a planned talk on another day or hour; the others of its series stay where they are.</summary>
    /// <returns>False where it has happened or was called off.</returns>
    public async Task<bool> MoveAsync(Touchpoint touchpoint, DateOnly on, TimeOnly? atTime, ActionContext action)
    {
        if (!touchpoint.IsOpen) return false;
        if ((touchpoint.On, touchpoint.AtTime) == (on, atTime)) return true;
        touchpoint.FirstPlannedOn ??= touchpoint.On;
        (touchpoint.On, touchpoint.AtTime) = (on, atTime);
        await db.SaveAsync(action, PartnershipEvents.TouchpointMoved, touchpoint, touchpoint.PartnerId);
        return true;
    }

    /// <returns>False where it has happened, or was called off for another reason.</returns>
    public async Task<bool> CancelAsync(Touchpoint touchpoint, string? reason, ActionContext action)
    {
        reason = (await db.ReferencesAsync(touchpoint.PartnerId))(reason);
        if (!touchpoint.IsOpen) return touchpoint.CancelledAt is not null && touchpoint.CancelReason == reason;
        (touchpoint.CancelledAt, touchpoint.CancelReason, touchpoint.IsOpen) = (action.Now, reason, false);
        await db.SaveAsync(action, PartnershipEvents.TouchpointCancelled, touchpoint, touchpoint.PartnerId);
        return true;
    }
}
