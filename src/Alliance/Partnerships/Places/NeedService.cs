using Alliance.Partnerships.Engagements;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Places;

/// <summary>Keeps what a place needs, which service was named for it, and what came of that.</summary>
public sealed class NeedService(AllianceContext db)
{
    /// <param name="areaId">Where it is the whole neighborhood's.</param>
    public async Task NoteAsync(Guid id, Guid partnerId, Guid? areaId, Needs need, ActionContext action)
    {
        if (await db.Set<PlaceNeed>().AnyAsync(n => n.Id == id)) return;
        var row = new PlaceNeed { AgencyId = action.AgencyId, Id = id, PartnerId = partnerId, AreaId = areaId, Need = need, ById = action.Actor, At = action.Now };
        db.Add(row);
        await db.SaveNewAsync(action, PartnershipEvents.NeedNoted, row, partnerId);
    }

    public async Task MeetAsync(PlaceNeed need, ActionContext action)
    {
        if (need.MetAt is not null) return;
        (need.MetAt, need.MetById) = (action.Now, action.ActorId);
        await db.SaveAsync(action, PartnershipEvents.NeedMet, need, need.PartnerId);
    }

    public async Task ReferAsync(Guid id, PlaceNeed need, Guid serviceId, ActionContext action)
    {
        if (await db.Set<Referral>().AnyAsync(r => r.Id == id)) return;
        var referral = new Referral { AgencyId = action.AgencyId, Id = id, NeedId = need.Id, ServiceId = serviceId, ById = action.Actor, At = action.Now };
        db.Add(referral);
        await db.SaveNewAsync(action, PartnershipEvents.ReferralMade, referral, need.PartnerId);
    }

    /// <summary>What came of it; said again, the later word holds, and the audit keeps both.</summary>
    public async Task AnswerAsync(Referral referral, Guid partnerId, ReferralOutcome outcome, ActionContext action)
    {
        if (referral.Outcome == outcome) return;
        (referral.Outcome, referral.OutcomeAt, referral.OutcomeById) = (outcome, action.Now, action.ActorId);
        await db.SaveAsync(action, PartnershipEvents.ReferralAnswered, referral, partnerId);
    }
}
