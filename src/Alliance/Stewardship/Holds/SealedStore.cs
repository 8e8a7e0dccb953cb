using System.Text.Json;
using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Holds;

/// <summary>What lies in a box, in words to be read by whoever opens it lawfully.</summary>
public sealed record SealedContents(string? Role, string? Name, string? Telephone, string? Email, IReadOnlyList<SealedEntry> Entries, IReadOnlyList<string> Goals);

public sealed record SealedEntry(DateTime At, string Purpose, string? Heard, IReadOnlyList<string> Promises, IReadOnlyList<string> Corrections);

/// <summary>Keeps what a hold forbids to destroy, out of everybody's sight.</summary>
public sealed class SealedStore(AllianceContext db, AgencyScope scope, IDataProtectionProvider protection)
{
    private readonly IDataProtector lockOf = protection.CreateProtector("Alliance.SealedStore");

    /// <summary>To be called before a write begins: a new key is saved by itself, and would wait for the writer's place that this write holds.</summary>
    public void Prepare() => lockOf.Protect([]);

    /// <summary>Seals what is about to be taken out of a contact, where a hold stands on their partner. To be called inside the write, before anything goes.</summary>
    /// <param name="withWords">Whether the words of the entries they took part in go too.</param>
    public async Task SealAsync(Contact contact, bool withWords, ActionContext action)
    {
        if (await HoldAsync(contact.PartnerId, action.Now) is not { } hold) return;
        var entries = withWords ? await EntriesAsync(db.Set<Engagement>().Where(e => db.Set<EngagementContact>().Any(c => c.EngagementId == e.Id && c.ContactId == contact.Id))) : [];
        await PutAsync(hold, contact.Id, withWords ? SealedBecause.Withdrew : SealedBecause.NameTakenOut, new SealedContents(contact.RoleTitle, contact.Name, contact.Telephone, contact.Email, entries, withWords ? await GoalsAsync(contact) : []), action);
    }

    /// <summary>The same for entries whose words go alone.</summary>
    public async Task SealAsync(IReadOnlyCollection<Engagement> engagements, ActionContext action)
    {
        foreach (var ofPartner in engagements.GroupBy(e => e.PartnerId))
        {
            if (await HoldAsync(ofPartner.Key, action.Now) is not { } hold) continue;
            var ids = ofPartner.Select(e => e.Id).ToList();
            await PutAsync(hold, null, SealedBecause.EntriesRanOut, new SealedContents(null, null, null, null, await EntriesAsync(db.Set<Engagement>().Where(e => ids.Contains(e.Id))), []), action);
        }
    }

    /// <summary>What lies in a box; null where it was destroyed.</summary>
    public SealedContents? Read(SealedRecord record) => record.Box is { } box ? JsonSerializer.Deserialize<SealedContents>(lockOf.Unprotect(box)) : null;

    /// <summary>Under which matters something of a contact was sealed, as far as they may be told today.</summary>
    public async Task<IReadOnlyList<HoldReason>> ReasonsToTellAsync(Guid contactId, DateTime now)
    {
        var today = scope.Current.DayOf(now);
        return await (from record in db.Set<SealedRecord>()
                      where record.ContactId == contactId && record.DestroyedAt == null
                      join hold in db.Set<LegalHold>() on record.HoldId equals hold.Id
                      where hold.SilentUntil == null || hold.SilentUntil <= today
                      select hold.Reason).Distinct().ToListAsync();
    }

    private async Task<LegalHold?> HoldAsync(Guid partnerId, DateTime now)
    {
        var holds = await db.Set<LegalHold>().Where(h => h.PartnerId == partnerId && h.EndedAt == null).OrderBy(h => h.Id).ToListAsync();
        return holds.Find(h => !h.IsFallenAway(now));
    }

    private async Task PutAsync(LegalHold hold, Guid? contactId, SealedBecause because, SealedContents contents, ActionContext action)
    {
        var record = new SealedRecord
        {
            Id = action.NewId(),
            HoldId = hold.Id,
            PartnerId = hold.PartnerId,
            ContactId = contactId,
            Because = because,
            SealedAt = action.Now,
            Box = lockOf.Protect(JsonSerializer.SerializeToUtf8Bytes(contents)),
        };
        db.Add(record);
        db.Record(action, StewardshipEvents.DataSealed, nameof(SealedRecord), record.Id, hold.PartnerId, null);
        await db.SaveChangesAsync();
    }

    private async Task<IReadOnlyList<SealedEntry>> EntriesAsync(IQueryable<Engagement> engagements)
    {
        var talks = await engagements.AsNoTracking().OrderBy(e => e.At).ToListAsync();
        var ids = talks.ConvertAll(t => t.Id);
        var promises = (await db.Set<Promise>().AsNoTracking().Where(p => p.EngagementId != null && ids.Contains(p.EngagementId.Value)).ToListAsync()).ToLookup(p => p.EngagementId);
        var corrections = (await db.Set<Correction>().AsNoTracking().Where(c => ids.Contains(c.EngagementId)).ToListAsync()).ToLookup(c => c.EngagementId);
        var plain = await PlainAsync([.. talks.Select(t => t.PartnerId).Distinct()]);
        return talks.ConvertAll(t => new SealedEntry(t.At, plain(t.Purpose), t.Heard is { } heard ? plain(heard) : null,
            [.. promises[t.Id].Select(p => plain(p.Words))], [.. corrections[t.Id].Select(c => plain(c.Words))]));
    }

    /// <summary>Every word of the goals they shared, in the order of its kind.</summary>
    private async Task<IReadOnlyList<string>> GoalsAsync(Contact contact)
    {
        var goals = await db.Set<SharedGoal>().AsNoTracking().Where(g => db.Set<GoalContact>().Any(c => c.GoalId == g.Id && c.ContactId == contact.Id)).ToListAsync();
        var ids = goals.ConvertAll(g => g.Id);
        string?[] words =
        [
            .. goals.Select(g => g.Words),
            .. await db.Set<StageMove>().Where(m => ids.Contains(m.GoalId)).OrderBy(m => m.At).Select(m => m.Heard).ToListAsync(),
            .. await db.Set<RulerReading>().Where(r => ids.Contains(r.GoalId)).OrderBy(r => r.At).Select(r => r.Why).ToListAsync(),
            .. await db.Set<GoalEnd>().Where(e => ids.Contains(e.GoalId)).OrderBy(e => e.At).Select(e => e.Why).ToListAsync(),
            .. await db.Set<Repair>().Where(r => db.Set<AllianceCheck>().Any(c => c.Id == r.CheckId && c.ContactId == contact.Id)).OrderBy(r => r.OpenedAt).Select(r => r.Reason).ToListAsync(),
        ];
        var plain = await PlainAsync([contact.PartnerId]);
        return [.. words.Where(w => !string.IsNullOrEmpty(w)).Select(w => plain(w!))];
    }

    /// <summary>Writes names out as they are now, before they go.</summary>
    private async Task<Func<string, string>> PlainAsync(IReadOnlyCollection<Guid> partners)
    {
        var names = (await db.Set<Contact>().AsNoTracking().Where(c => partners.Contains(c.PartnerId)).ToListAsync())
            .ToDictionary(c => c.Id, c => new CalledAs(c.Name ?? c.RoleTitle, c.Name is not null));
        return text => ContactReferences.Render(text, names.GetValueOrDefault)!;
    }
}
