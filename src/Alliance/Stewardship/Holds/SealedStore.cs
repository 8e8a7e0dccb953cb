using System.Text.Json;
using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Preparing;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Thanks;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Holds;

/// <summary>Keeps what a hold forbids to destroy, out of everybody's sight.</summary>
public sealed class SealedStore(AllianceContext db, AgencyScope scope, SealableWords words, IDataProtectionProvider protection)
{
    public const string Purpose = "Alliance.SealedStore";

    private readonly IDataProtector lockOf = protection.CreateProtector(Purpose);

    /// <summary>To be called before a write begins: a new key is saved by itself, and would wait for the writer's place that this write holds.</summary>
    public void Prepare() => lockOf.Protect([]);

    /// <summary>Seals a name and how to reach the person, where a hold stands on their partner. To be called inside the write, before anything goes; so are the others.</summary>
    public async Task SealNameAsync(Contact contact, ActionContext action)
    {
        if (await HoldAsync(contact.PartnerId, action.Now) is { } hold) await PutAsync(hold, contact.Id, SealedBecause.NameTakenOut, new SealedContents([], []) { Person = PersonOf(contact) }, action);
    }

    /// <summary>The same with what goes when a consent ends: what they offered, and how they asked to be approached.</summary>
    public async Task SealPersonAsync(Contact contact, ActionContext action)
    {
        if (await HoldAsync(contact.PartnerId, action.Now) is not { } hold) return;
        var own = await OwnWordsAsync(contact.Id);
        if (own.Count == 0 && contact.Name is null && contact.Telephone is null && contact.Email is null) return;
        await PutAsync(hold, contact.Id, SealedBecause.NameTakenOut, new SealedContents([], own) { Person = PersonOf(contact) }, action);
    }

    /// <summary>The same with everything that goes when they withdraw.</summary>
    public async Task SealEverythingAsync(Contact contact, ActionContext action)
    {
        if (await HoldAsync(contact.PartnerId, action.Now) is not { } hold) return;
        var talks = await words.EntriesAsync(db.Set<Engagement>().Where(e => db.Set<EngagementContact>().Any(c => c.EngagementId == e.Id && c.ContactId == contact.Id)), withPromises: true);
        SealedText[] texts =
        [
            .. await words.GoalsAsync(db.Set<SharedGoal>().Where(g => db.Set<GoalContact>().Any(c => c.GoalId == g.Id && c.ContactId == contact.Id))),
            .. await words.RepairsAsync(db.Set<Repair>().Where(r => db.Set<AllianceCheck>().Any(c => c.Id == r.CheckId && c.ContactId == contact.Id))),
            .. await words.ConcernsAsync(db.Set<Concern>().Where(c => c.ContactId == contact.Id)),
            .. await words.ProblemsAsync(contact.Id),
            .. await words.CardLinesAsync(db.Set<CardCorrection>().Where(c => db.Set<Relationship>().Any(r => r.Id == c.RelationshipId && r.PartnerId == contact.PartnerId))),
            .. await OwnWordsAsync(contact.Id),
        ];
        var contents = new SealedContents(talks, texts) { Person = PersonOf(contact) };
        await PutAsync(hold, contact.Id, SealedBecause.Withdrew, contents, action);
    }

    /// <summary>Seals words of one partner that go by themselves; they are read only where a hold stands.</summary>
    public async Task SealAsync(Guid partnerId, SealedBecause because, Func<SealableWords, Task<SealedContents>> read, ActionContext action)
    {
        if (await HoldAsync(partnerId, action.Now) is not { } hold) return;
        var contents = await read(words);
        if (contents.Entries.Count + contents.Texts.Count > 0) await PutAsync(hold, null, because, contents, action);
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

    private Task<LegalHold?> HoldAsync(Guid partnerId, DateTime now) => HoldService.StandingAsync(db, partnerId, now);

    private async Task<IReadOnlyList<SealedText>> OwnWordsAsync(Guid contactId) =>
        [.. await words.OffersAsync(db.Set<Offer>().Where(o => o.ContactId == contactId)), .. await words.PreferencesAsync(db.Set<ApproachPreference>().Where(p => p.ContactId == contactId)), .. await words.ThanksAsync(db.Set<ThankYou>().Where(t => t.ContactId == contactId))];

    private static SealedPerson PersonOf(Contact contact) => new(contact.RoleTitle, contact.Name, contact.Telephone, contact.Email);

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
            Box = lockOf.Protect(JsonSerializer.SerializeToUtf8Bytes(await PlainAsync(hold.PartnerId, contents))),
        };
        db.Add(record);
        db.Record(action, StewardshipEvents.DataSealed, nameof(SealedRecord), record.Id, hold.PartnerId, null);
        await db.SaveChangesAsync();
    }

    /// <summary>Writes names out as they are now, before they go.</summary>
    private async Task<SealedContents> PlainAsync(Guid partnerId, SealedContents contents)
    {
        var names = (await db.Set<Contact>().AsNoTracking().Where(c => c.PartnerId == partnerId).ToListAsync()).ToDictionary(c => c.Id, c => new CalledAs(c.Name ?? c.RoleTitle, c.Name is not null));
        string Plain(string text) => ContactReferences.Render(text, names.GetValueOrDefault)!;
        return contents with
        {
            Entries = [.. contents.Entries.Select(e => new SealedEntry(e.At, Plain(e.Purpose), e.Heard is { } heard ? Plain(heard) : null) { Promises = [.. e.Promises.Select(Plain)], Corrections = [.. e.Corrections.Select(Plain)], KeptBack = [.. e.KeptBack.Select(Plain)] })],
            Texts = [.. contents.Texts.Select(t => t with { Words = Plain(t.Words) })],
        };
    }
}
