using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Digests;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Preparing;
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
public sealed class Retention(AllianceContext db, RelationshipService relationships, ContactService contacts, GoalWords goals, DigestService digests, SealedStore sealedStore, ScreeningDesk screening, ErasureDesk erasures, AgencyScope scope)
{
    public const int UsualMonths = 24;
    public const string Deed = "RecordRanOut";

    /// <summary>Consent lasts 24 months, so nothing of a person could be kept for longer.</summary>
    public static readonly IReadOnlyList<int> Choices = [6, 12, 18, 24];

    public async Task<DateTime> CutoffAsync(DateTime now) => now.AddMonths(-(await relationships.SettingsAsync()).RetentionMonths);

    /// <summary>Partners whose records have run out.</summary>
    public Task<List<Guid>> DueAsync(DateTime cutoff, int most, DateTime now, CancellationToken cancel = default) =>
        Old(cutoff, now).Due.OrderBy(p => p.Id).Select(p => p.Id).Take(most).ToListAsync(cancel);

    /// <summary>Takes out what is older than the cutoff: here, in what the audit kept of it, and in the reasons the steward was given.</summary>
    public async Task LetGoAsync(Guid partnerId, DateTime cutoff, ActionContext action)
    {
        foreach (var contact in await db.Set<Contact>().Where(c => c.PartnerId == partnerId && (c.Name != null || c.Telephone != null || c.Email != null) && !db.Set<Consent>().Any(a => a.ContactId == c.Id && a.WithdrawnAt == null && a.GivenAt >= cutoff)).ToListAsync())
            await contacts.TakeOutAsync(contact, hasLeft: false, ConsentWay.RanOut, action);
        // Found before the write begins: SQLite's only writer waits for nothing that can be read beside it.
        var going = await GoingWords.FindAsync(Old(cutoff, action.Now), partnerId);
        sealedStore.Prepare();
        await using (var write = await db.BeginWriteAsync())
        {
            await sealedStore.SealAsync(partnerId, SealedBecause.WordsRanOut, words => going.ReadAsync(db, words), action);
            var oldest = TimeKeys.FirstAt(cutoff);
            var events = await db.AuditPayloads.Where(p => p.SubjectId == partnerId && p.EventId.CompareTo(oldest) < 0).Select(p => p.EventId).ToListAsync();
            events.AddRange(await ForgetAsync(going));
            await digests.ForgetAsync(partnerId);
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

    private OldWords Old(DateTime cutoff, DateTime now) => new(db, cutoff, scope.Current.DayOf(now));

    /// <returns>The events whose payloads held words that stand under other keys than the partner's.</returns>
    private async Task<List<Guid>> ForgetAsync(GoingWords going)
    {
        const string gone = ContactReferences.TakenOut;
        IQueryable<T> Of<T>(List<Guid> keys) where T : Entity => GoingWords.Of<T>(db, keys);
        await screening.ForgetReasonsAsync(going.All);
        await Of<PromiseAnswer>(going.Answers).ExecuteUpdateAsync(set => set.SetProperty(a => a.Reason, (string?)null));
        await Of<Promise>(going.Promises).ExecuteUpdateAsync(set => set.SetProperty(p => p.Words, gone).SetProperty(p => p.Version, p => p.Version + 1));
        await Of<Correction>(going.Corrections).ExecuteUpdateAsync(set => set.SetProperty(c => c.Words, gone));
        await db.Set<KeptBackNote>().Where(n => going.Talks.Contains(n.EngagementId)).ExecuteUpdateAsync(set => set.SetProperty(n => n.Locked, (string?)null).SetProperty(n => n.LockedReason, (string?)null));
        await Of<PhaseChange>(going.Phases).ExecuteUpdateAsync(set => set.SetProperty(c => c.Why, gone));
        await Of<Pause>(going.Pauses).ExecuteUpdateAsync(set => set.SetProperty(p => p.Reason, gone));
        await Of<CardCorrection>(going.CardLines).ExecuteDeleteAsync();
        await Of<Touchpoint>(going.Plans).ExecuteUpdateAsync(set => set.SetProperty(t => t.Purpose, gone).SetProperty(t => t.CancelReason, (string?)null));
        await Of<Relationship>(going.Relationships).ExecuteUpdateAsync(set => set.SetProperty(r => r.Purpose, gone).SetProperty(r => r.Version, r => r.Version + 1));
        await Of<ApproachPreference>(going.Preferences).ExecuteDeleteAsync();
        await goals.ForgetAsync(Of<SharedGoal>(going.Goals));
        await Of<Repair>(going.Repairs).ExecuteUpdateAsync(set => set.SetProperty(r => r.Reason, (string?)null).SetProperty(r => r.Version, r => r.Version + 1));
        await Of<Engagement>(going.Talks).ExecuteUpdateAsync(set => set.SetProperty(e => e.Purpose, gone).SetProperty(e => e.Heard, (string?)null).SetProperty(e => e.Version, e => e.Version + 1));
        return [.. await goals.EventsOfAsync(nameof(Correction), going.Corrections), .. await goals.EventsOfAsync(nameof(CardCorrection), going.CardLines), .. await goals.EventsOfAsync(nameof(SharedGoal), going.Goals), .. await goals.EventsOfAsync(nameof(Repair), going.Repairs)];
    }
}
