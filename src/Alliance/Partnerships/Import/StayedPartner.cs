using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Places;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Import;

/// <summary>A partner that a run brought and its undo left, with why in one phrase.</summary>
public sealed record StayedPartner(Guid Id, string Name, string Why)
{
    private const int Shown = 200;

    public static async Task<IReadOnlyList<StayedPartner>> OfAsync(AllianceContext db, Guid runId)
    {
        ArgumentNullException.ThrowIfNull(db);
        var brought = db.Set<ImportRow>().Where(r => r.RunId == runId && r.Outcome == ImportOutcome.Imported).Select(r => r.PartnerId!.Value);
        var stayed = await db.Set<Partner>().Where(p => brought.Contains(p.Id)).OrderBy(p => p.SortName).Take(Shown).Select(p => new
        {
            p.Id,
            p.Name,
            Met = db.Set<Engagement>().Any(e => e.PartnerId == p.Id),
            Tended = db.Set<Relationship>().Any(r => r.PartnerId == p.Id),
            Promised = db.Set<Promise>().Any(x => x.PartnerId == p.Id),
            Planned = db.Set<Touchpoint>().Any(t => t.PartnerId == p.Id),
            Known = db.Set<Contact>().Any(c => c.PartnerId == p.Id),
            Wished = db.Set<ApproachWish>().Any(w => w.PartnerId == p.Id),
            Named = db.Set<Referral>().Any(r => r.ServiceId == p.Id),
            Joined = db.Set<PartnerMerge>().Any(m => m.UndoneAt == null && m.KeptId == p.Id),
            Elsewhere = db.Set<ImportRow>().Any(x => x.PartnerId == p.Id && x.RunId != runId),
        }).ToListAsync();
        return stayed.ConvertAll(p => new StayedPartner(p.Id, p.Name,
            p.Met ? "A talk with them has been logged." : p.Tended ? "Somebody tends a relationship with them." : p.Promised ? "A promise was made." : p.Planned ? "A contact is planned."
            : p.Known ? "A contact is kept there." : p.Wished ? "They asked not to be approached." : p.Named ? "It was named as a service for what a place needs." : p.Joined ? "Another entry was joined with it." : p.Elsewhere ? "Another register names it too." : "It was changed by hand."));
    }
}
