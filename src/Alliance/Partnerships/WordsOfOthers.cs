using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Thanks;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Holds;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships;

/// <summary>
/// Words that speak of people who did not take part go after 30 days. Entries, goals and repairs know their day themselves; of every
/// other text the steward's note of it knows.
/// </summary>
public sealed class WordsOfOthers(AllianceContext db, ScreeningDesk screening, SealedStore sealedStore, ErasureDesk erasures)
{
    public const string Deed = "WordsOfOthersGone";

    /// <summary>A text that was saved although the screen warned, found again; emptied by <paramref name="Empty"/>.</summary>
    private sealed record Found(Guid PartnerId, SealedKind Kind, DateTime At, string? Words, Action Empty);

    private const int BatchSize = 50;

    private static readonly string[] Kinds = [nameof(Promise), nameof(PromiseAnswer), nameof(PhaseChange), nameof(Pause), nameof(Relationship), nameof(Touchpoint), nameof(ApproachWish), nameof(Offer), nameof(ThankYou), nameof(ApproachPreference)];

    public async Task ForgetDueAsync(ActionContext action, CancellationToken cancel = default)
    {
        while (true)
        {
            var due = await db.Set<ScreenedEntry>().Where(e => e.ExpiresAt <= action.Now && Kinds.Contains(e.Entity)).OrderBy(e => e.Id).Take(BatchSize).ToListAsync(cancel);
            if (due.Count == 0) return;
            await ForgetAsync(due, action);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>The same once more, where a restored backup brought the words back.</summary>
    public static async Task AgainAsync(IServiceProvider services, LedgerLine line, ActionContext action)
    {
        var found = await services.GetRequiredService<AllianceContext>().Set<ScreenedEntry>().Where(e => line.Of.Contains(e.Id) && e.ExpiresAt != null).ToListAsync();
        if (found.Count > 0) await services.GetRequiredService<WordsOfOthers>().ForgetAsync(found, action);
    }

    private async Task ForgetAsync(IReadOnlyCollection<ScreenedEntry> notes, ActionContext action)
    {
        sealedStore.Prepare();
        await using var write = await db.BeginWriteAsync();
        var events = new List<Guid>();
        foreach (var note in notes)
        {
            events.AddRange(await EventsOfAsync(note));
            if (await FindAsync(note) is not { } text) continue;
            await sealedStore.SealAsync(text.PartnerId, SealedBecause.WordsRanOut, _ => Task.FromResult(Contents(text)), action);
            text.Empty();
            db.Record(action, PartnershipEvents.EntryEmptied, note.Entity, note.EntityId, text.PartnerId, null);
        }
        await db.SaveChangesAsync();
        var ids = notes.Select(n => n.EntityId).ToList();
        await screening.ForgetReasonsAsync(db.Set<ScreenedEntry>().Where(e => ids.Contains(e.EntityId)).Select(e => e.EntityId));
        await db.EraseAsync(action, [.. events.Distinct()]);
        await erasures.CommitAsync(write, Deed, [.. notes.Select(n => n.Id)], action);
    }

    private static SealedContents Contents(Found text) => new([], text.Words is { Length: > 0 } words ? [new SealedText(text.Kind, text.At, words)] : []);

    private async Task<Found?> FindAsync(ScreenedEntry note)
    {
        const string gone = ContactReferences.TakenOut;
        var id = note.EntityId;
        switch (note.Entity)
        {
            case nameof(Promise):
                return await db.Set<Promise>().SingleOrDefaultAsync(p => p.Id == id) is { } promise ? new Found(promise.PartnerId, SealedKind.Promise, promise.MadeAt, promise.Words, () => promise.Words = gone) : null;
            case nameof(PromiseAnswer):
                return await db.Set<PromiseAnswer>().SingleOrDefaultAsync(a => a.Id == id) is { } answer
                    ? new Found(await db.Set<Promise>().Where(p => p.Id == answer.PromiseId).Select(p => p.PartnerId).SingleAsync(), SealedKind.Promise, answer.At, answer.Reason, () => answer.Reason = null) : null;
            case nameof(PhaseChange):
                return await db.Set<PhaseChange>().SingleOrDefaultAsync(c => c.Id == id) is { } change ? new Found(await PartnerOfAsync(change.RelationshipId), SealedKind.Relationship, change.At, change.Why, () => change.Why = gone) : null;
            case nameof(Pause):
                return await db.Set<Pause>().SingleOrDefaultAsync(p => p.Id == id) is { } pause ? new Found(await PartnerOfAsync(pause.RelationshipId), SealedKind.Relationship, pause.FromAt, pause.Reason, () => pause.Reason = gone) : null;
            case nameof(Touchpoint):
                return await db.Set<Touchpoint>().SingleOrDefaultAsync(t => t.Id == id) is { } plan
                    ? new Found(plan.PartnerId, SealedKind.Plan, plan.PlannedAt, $"{plan.Purpose} {plan.CancelReason}".Trim(), () => (plan.Purpose, plan.CancelReason) = (gone, null)) : null;
            case nameof(ApproachWish):
                // A wish is noted under the partner who said it.
                return await db.Set<ApproachWish>().SingleOrDefaultAsync(w => w.PartnerId == id && w.SaidAt == note.At) is { } wish ? new Found(id, SealedKind.Relationship, wish.SaidAt, wish.Words, () => wish.Words = null) : null;
            case nameof(Relationship):
                return await UnchangedAsync(note) is { } tie ? new Found(tie.PartnerId, SealedKind.Relationship, note.At, tie.Purpose, () => tie.Purpose = gone) : null;
            case nameof(Offer):
                return await db.Set<Offer>().SingleOrDefaultAsync(o => o.Id == id) is { } offer ? new Found(offer.PartnerId, SealedKind.Offer, offer.MadeAt, $"{offer.Words} {offer.Limits}".Trim(), () => (offer.Words, offer.Limits) = (gone, null)) : null;
            case nameof(ApproachPreference):
                return await db.Set<ApproachPreference>().SingleOrDefaultAsync(p => p.Id == id) is { } said
                    ? new Found(await db.Set<Contact>().Where(c => c.Id == said.ContactId).Select(c => c.PartnerId).SingleAsync(), SealedKind.Preference, said.SaidAt, $"{said.Please} {said.PleaseNot}".Trim(), () => (said.Please, said.PleaseNot) = (null, null)) : null;
            case nameof(ThankYou):
                return await db.Set<ThankYou>().SingleOrDefaultAsync(t => t.Id == id) is { } thanks ? new Found(thanks.PartnerId, SealedKind.Thanks, thanks.GivenAt, thanks.Words, () => thanks.Words = gone) : null;
            default:
                return null;
        }
    }

    private Task<Guid> PartnerOfAsync(Guid relationshipId) => db.Set<Relationship>().Where(r => r.Id == relationshipId).Select(r => r.PartnerId).SingleAsync();

    /// <summary>The relationship whose purpose is still the one that was noted; where it began with it, it is noted under the partner.</summary>
    private async Task<Relationship?> UnchangedAsync(ScreenedEntry note)
    {
        if (await db.Set<Relationship>().SingleOrDefaultAsync(r => r.Id == note.EntityId || r.PartnerId == note.EntityId && r.StartedAt == note.At) is not { } tie) return null;
        var purpose = $"\"{nameof(Relationship.Purpose)}\"";
        var wasRewritten = await (from change in db.AuditEvents
                                  where change.EntityId == tie.Id && change.Action == PartnershipEvents.RelationshipChanged && change.At > note.At
                                  join payload in db.AuditPayloads on change.Id equals payload.EventId
                                  where payload.Json.Contains(purpose)
                                  select change.Id).AnyAsync();
        return wasRewritten ? null : tie;
    }

    /// <summary>What the audit kept of it: whatever was written of this row, and what was written together with the note.</summary>
    private Task<List<Guid>> EventsOfAsync(ScreenedEntry note)
    {
        var (from, to) = (TimeKeys.FirstAt(note.At), TimeKeys.FirstAt(note.At.AddMilliseconds(1)));
        return db.AuditEvents.Where(e => e.EntityId == note.EntityId && note.Entity == e.Entity || e.Id.CompareTo(from) >= 0 && e.Id.CompareTo(to) < 0 && e.At == note.At && e.ActorId == note.ById).Select(e => e.Id).ToListAsync();
    }
}
