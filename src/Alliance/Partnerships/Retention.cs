using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Holds;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships;

/// <summary>
/// A record runs out some months after the last time the two sides talked: words and names go, counts stay. Reading renews nothing, and
/// neither does a message left.
/// </summary>
public sealed class Retention(AllianceContext db, RelationshipService relationships, ContactService contacts, GoalWords goals, SealedStore sealedStore, ScreeningDesk screening, ErasureDesk erasures)
{
    public const int UsualMonths = 24;
    public const string Deed = "RecordRanOut";

    /// <summary>Consent lasts 24 months, so nothing of a person could be kept for longer.</summary>
    public static readonly IReadOnlyList<int> Choices = [6, 12, 18, 24];

    public async Task<DateTime> CutoffAsync(DateTime now) => now.AddMonths(-(await relationships.SettingsAsync()).RetentionMonths);

    /// <summary>Partners with whom nobody has talked since, and of whom words are left from before.</summary>
    public Task<List<Guid>> DueAsync(DateTime cutoff, int most, CancellationToken cancel = default) =>
        db.Set<Partner>().IgnoreQueryFilters(["Shown"])
            .Where(p => db.Set<Engagement>().Any(e => e.PartnerId == p.Id && e.At < cutoff && (e.Heard != null || e.Purpose != ContactReferences.TakenOut))
                && !db.Set<Engagement>().Any(e => e.PartnerId == p.Id && e.At >= cutoff && e.Outcome == Outcome.Talked))
            .OrderBy(p => p.Id).Select(p => p.Id).Take(most).ToListAsync(cancel);

    /// <summary>Takes out what is older than the cutoff: here, in what the audit kept of it, and in the reasons the steward was given.</summary>
    public async Task LetGoAsync(Guid partnerId, DateTime cutoff, ActionContext action)
    {
        foreach (var contact in await db.Set<Contact>().Where(c => c.PartnerId == partnerId && (c.Name != null || c.Telephone != null || c.Email != null) && !db.Set<Consent>().Any(a => a.ContactId == c.Id && a.WithdrawnAt == null && a.GivenAt >= cutoff)).ToListAsync())
            await contacts.TakeOutAsync(contact, hasLeft: false, ConsentWay.RanOut, action);
        sealedStore.Prepare();
        await using (var write = await db.BeginWriteAsync())
        {
            var talks = db.Set<Engagement>().Where(e => e.PartnerId == partnerId && e.At < cutoff);
            await sealedStore.SealAsync(await talks.AsNoTracking().Where(e => e.Heard != null || e.Purpose != ContactReferences.TakenOut).ToListAsync(), action);
            await ForgetAsync(partnerId, talks, cutoff);
            var oldest = TimeKeys.FirstAt(cutoff);
            var events = await db.AuditPayloads.Where(p => p.SubjectId == partnerId && p.EventId.CompareTo(oldest) < 0).Select(p => p.EventId).ToListAsync();
            events.AddRange(await goals.EventsOfAsync(nameof(SharedGoal), await goals.ForgetAsync(db.Set<SharedGoal>().Where(g => g.PartnerId == partnerId && g.At < cutoff))));
            events.AddRange(await goals.EventsOfAsync(nameof(Repair), await ForgetRepairsAsync(partnerId, cutoff)));
            db.Record(action, PartnershipEvents.RecordRanOut, nameof(Partner), partnerId, partnerId, null);
            await db.SaveChangesAsync();
            await db.EraseAsync(action, [.. events.Distinct()]);
            await erasures.CommitAsync(write, Deed, [partnerId], action);
        }
    }

    /// <summary>The same once more, where a restored backup brought the words back.</summary>
    public static async Task AgainAsync(IServiceProvider services, LedgerLine line, ActionContext action)
    {
        var retention = services.GetRequiredService<Retention>();
        var cutoff = await retention.CutoffAsync(line.At);
        foreach (var partner in await services.GetRequiredService<AllianceContext>().Set<Partner>().IgnoreQueryFilters(["Shown"]).Where(p => line.Of.Contains(p.Id)).Select(p => p.Id).ToListAsync())
            await retention.LetGoAsync(partner, cutoff, action);
    }

    private async Task<List<Guid>> ForgetRepairsAsync(Guid partnerId, DateTime cutoff)
    {
        var repairs = db.Set<Repair>().Where(r => r.OpenedAt < cutoff && db.Set<AllianceCheck>().Any(c => c.Id == r.CheckId && c.PartnerId == partnerId));
        var ids = await repairs.Select(r => r.Id).ToListAsync();
        await repairs.ExecuteUpdateAsync(set => set.SetProperty(r => r.Reason, (string?)null).SetProperty(r => r.Version, r => r.Version + 1));
        return ids;
    }

    /// <summary>By keys that were looked up before: asked in one statement over two tables, the engines read a whole table for each.</summary>
    private async Task ForgetAsync(Guid partnerId, IQueryable<Engagement> talks, DateTime cutoff)
    {
        const string gone = ContactReferences.TakenOut;
        var talkIds = await talks.Select(t => t.Id).ToListAsync();
        var promiseIds = await db.Set<Promise>().Where(p => p.PartnerId == partnerId && p.MadeAt < cutoff && p.State != PromiseState.Open).Select(p => p.Id).ToListAsync();
        var tieIds = await db.Set<Relationship>().Where(r => r.PartnerId == partnerId).Select(r => r.Id).ToListAsync();
        await screening.ForgetReasonsAsync(talks.Select(e => e.Id));
        await db.Set<PromiseAnswer>().Where(a => promiseIds.Contains(a.PromiseId)).ExecuteUpdateAsync(set => set.SetProperty(a => a.Reason, (string?)null));
        await db.Set<Promise>().Where(p => promiseIds.Contains(p.Id)).ExecuteUpdateAsync(set => set.SetProperty(p => p.Words, gone).SetProperty(p => p.Version, p => p.Version + 1));
        await db.Set<Correction>().Where(c => talkIds.Contains(c.EngagementId)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Words, gone));
        await db.Set<PhaseChange>().Where(c => c.At < cutoff && tieIds.Contains(c.RelationshipId)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Why, gone));
        await db.Set<Pause>().Where(p => p.FromAt < cutoff && tieIds.Contains(p.RelationshipId)).ExecuteUpdateAsync(set => set.SetProperty(p => p.Reason, gone));
        await db.Set<Touchpoint>().Where(t => t.PartnerId == partnerId && t.PlannedAt < cutoff && !t.IsOpen).ExecuteUpdateAsync(set => set.SetProperty(t => t.Purpose, gone).SetProperty(t => t.CancelReason, (string?)null));
        await db.Set<Relationship>().Where(r => r.PartnerId == partnerId && r.EndedAt < cutoff).ExecuteUpdateAsync(set => set.SetProperty(r => r.Purpose, gone).SetProperty(r => r.Version, r => r.Version + 1));
        await talks.ExecuteUpdateAsync(set => set.SetProperty(e => e.Purpose, gone).SetProperty(e => e.Heard, (string?)null).SetProperty(e => e.Version, e => e.Version + 1));
    }
}
