using System.Globalization;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Ecomaps;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Preparing;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Device;

/// <summary>
/// Whose pages an officer's device may keep, and a stamp of each that is another one as soon as anything on their pages is: a device
/// throws away what it keeps under an older stamp before it asks for anything new.
/// </summary>
public sealed class DeviceStamps(AllianceContext db, TimeProvider time)
{
    /// <summary>Nobody tends more well.</summary>
    private const int Most = 200;

    public async Task<IReadOnlyList<KeptPartner>> OfAsync(Guid officer)
    {
        await using var open = await db.KeepOpenAsync();
        var own = await db.HeldBy(officer)
            .OrderBy(r => r.Partner!.SortName).ThenBy(r => r.Id).Take(Most)
            .Select(r => new { r.PartnerId, r.Partner!.Name, Versions = new[] { r.Version, r.Partner.Version } }).ToListAsync();
        var (ids, now) = (own.ConvertAll(r => r.PartnerId), time.Instant());
        var changes = await ChangesAsync(ids, now);
        return own.ConvertAll(r => new KeptPartner(r.PartnerId, r.Name, string.Join('.', r.Versions.Concat(changes[r.PartnerId]).Select(n => n.ToString(CultureInfo.InvariantCulture)))));
    }

    /// <summary>How many rows of each kind there are, and how often they were changed.</summary>
    private async Task<ILookup<Guid, int>> ChangesAsync(List<Guid> ids, DateTime now)
    {
        IQueryable<Counted>[] all =
        [
            db.Set<Contact>().Where(c => ids.Contains(c.PartnerId)).GroupBy(c => c.PartnerId).Select(g => new Counted(g.Key, g.Count(), g.Sum(c => c.Version))),
            (from consent in db.Set<Consent>()
             join contact in db.Set<Contact>() on consent.ContactId equals contact.Id
             where ids.Contains(contact.PartnerId) && consent.WithdrawnAt == null && consent.ExpiresAt > now
             group consent by contact.PartnerId into g
             select new Counted(g.Key, g.Count(), g.Sum(c => c.Version))),
            (from preference in db.Set<ApproachPreference>()
             join contact in db.Set<Contact>() on preference.ContactId equals contact.Id
             where ids.Contains(contact.PartnerId)
             group preference by contact.PartnerId into g
             select new Counted(g.Key, g.Count(), g.Sum(p => p.Version))),
            db.Set<ApproachWish>().Where(w => ids.Contains(w.PartnerId)).GroupBy(w => w.PartnerId).Select(g => new Counted(g.Key, g.Count(), g.Sum(w => w.Version))),
            db.Set<Engagement>().Where(e => ids.Contains(e.PartnerId)).GroupBy(e => e.PartnerId).Select(g => new Counted(g.Key, g.Count(), g.Sum(e => e.Version))),
            db.Set<Promise>().Where(p => ids.Contains(p.PartnerId)).GroupBy(p => p.PartnerId).Select(g => new Counted(g.Key, g.Count(), g.Sum(p => p.Version))),
            db.Set<Offer>().Where(o => ids.Contains(o.PartnerId)).GroupBy(o => o.PartnerId).Select(g => new Counted(g.Key, g.Count(), g.Sum(o => o.Version))),
            db.Set<SharedGoal>().Where(s => ids.Contains(s.PartnerId)).GroupBy(s => s.PartnerId).Select(g => new Counted(g.Key, g.Count(), g.Sum(s => s.Version))),
            (from move in db.Set<StageMove>()
             join goal in db.Set<SharedGoal>() on move.GoalId equals goal.Id
             where ids.Contains(goal.PartnerId)
             group move by goal.PartnerId into g
             select new Counted(g.Key, g.Count(), g.Sum(m => m.Version))),
            (from reading in db.Set<RulerReading>()
             join goal in db.Set<SharedGoal>() on reading.GoalId equals goal.Id
             where ids.Contains(goal.PartnerId)
             group reading by goal.PartnerId into g
             select new Counted(g.Key, g.Count(), g.Sum(r => r.Version))),
            (from end in db.Set<GoalEnd>()
             join goal in db.Set<SharedGoal>() on end.GoalId equals goal.Id
             where ids.Contains(goal.PartnerId)
             group end by goal.PartnerId into g
             select new Counted(g.Key, g.Count(), g.Sum(e => e.Version))),
            (from correction in db.Set<CardCorrection>()
             join relationship in db.Set<Relationship>() on correction.RelationshipId equals relationship.Id
             where ids.Contains(relationship.PartnerId)
             group correction by relationship.PartnerId into g
             select new Counted(g.Key, g.Count(), g.Sum(c => c.Version))),
            // Two at odds: the card says so.
            db.Set<OrganizationTie>().Where(t => ids.Contains(t.FirstId)).GroupBy(t => t.FirstId).Select(g => new Counted(g.Key, g.Count(), g.Sum(t => t.Version))),
            db.Set<OrganizationTie>().Where(t => ids.Contains(t.SecondId)).GroupBy(t => t.SecondId).Select(g => new Counted(g.Key, g.Count(), g.Sum(t => t.Version))),
        ];
        var found = new List<(Guid Partner, int Number)>();
        foreach (var (kind, counted) in all.Index())
            foreach (var one in await counted.ToListAsync()) found.AddRange([(one.PartnerId, kind), (one.PartnerId, one.Rows), (one.PartnerId, one.Versions)]);
        return found.ToLookup(f => f.Partner, f => f.Number);
    }

    private sealed record Counted(Guid PartnerId, int Rows, int Versions);
}

/// <param name="Id">The partner.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Stamp">The same for as long as nothing on their pages changes.</param>
public sealed record KeptPartner(Guid Id, string Name, string Stamp);
