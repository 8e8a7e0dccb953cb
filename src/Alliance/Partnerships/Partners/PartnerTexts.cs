using System.Text.Json;
using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Preparing;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Thanks;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Partners;

/// <summary>
/// Every text in which a partner's contact could stand by name. A name written before the contact was known here stands as it was
/// typed; it is found when the contact is taken out.
/// </summary>
public sealed class PartnerTexts(AllianceContext db, GoalWords goals, KeptBackLock keptBack)
{
    private const int ChunkLength = 500;

    /// <summary>To be called before the write in which texts are encoded or forgotten.</summary>
    public void Ready() => keptBack.Ready();

    /// <summary>Puts references for these contacts into all texts of the partner; saved by the caller.</summary>
    public async Task EncodeAsync(Guid partnerId, IReadOnlyList<Contact> named)
    {
        string? Encoded(string? text) => ContactReferences.Encode(text, named);
        var relationships = await db.Set<Relationship>().Where(r => r.PartnerId == partnerId).ToListAsync();
        var relationshipIds = relationships.ConvertAll(r => r.Id);
        var promises = await db.Set<Promise>().Where(p => p.PartnerId == partnerId).ToListAsync();
        var promiseIds = promises.ConvertAll(p => p.Id);
        relationships.ForEach(r => r.Purpose = Encoded(r.Purpose)!);
        promises.ForEach(p => p.Words = Encoded(p.Words)!);
        (await db.Set<PromiseAnswer>().Where(a => promiseIds.Contains(a.PromiseId)).ToListAsync()).ForEach(a => a.Reason = Encoded(a.Reason));
        (await db.Set<PhaseChange>().Where(c => relationshipIds.Contains(c.RelationshipId)).ToListAsync()).ForEach(c => c.Why = Encoded(c.Why)!);
        (await db.Set<Pause>().Where(p => relationshipIds.Contains(p.RelationshipId)).ToListAsync()).ForEach(p => p.Reason = Encoded(p.Reason)!);
        (await db.Set<CardCorrection>().Where(c => relationshipIds.Contains(c.RelationshipId)).ToListAsync()).ForEach(c => c.Words = Encoded(c.Words)!);
        (await db.Set<ApproachWish>().Where(w => w.PartnerId == partnerId).ToListAsync()).ForEach(w => w.Words = Encoded(w.Words));
        (await db.Set<Touchpoint>().Where(t => t.PartnerId == partnerId).ToListAsync()).ForEach(t => (t.Purpose, t.CancelReason) = (Encoded(t.Purpose)!, Encoded(t.CancelReason)));
        (await db.Set<Engagement>().Where(e => e.PartnerId == partnerId).ToListAsync()).ForEach(e => (e.Purpose, e.Heard) = (Encoded(e.Purpose)!, Encoded(e.Heard)));
        await goals.EncodeAsync(partnerId, Encoded);
        (await db.Set<Repair>().Where(r => db.Set<AllianceCheck>().Any(c => c.Id == r.CheckId && c.PartnerId == partnerId)).ToListAsync()).ForEach(r => r.Reason = Encoded(r.Reason));
        (await db.Set<Concern>().Where(c => c.PartnerId == partnerId).ToListAsync()).ForEach(c => c.Words = Encoded(c.Words)!);
        (await db.Set<ConcernStep>().Where(s => s.Words != null && db.Set<Concern>().Any(c => c.Id == s.ConcernId && c.PartnerId == partnerId)).ToListAsync()).ForEach(s => s.Words = Encoded(s.Words));
        (await db.Set<Offer>().Where(o => o.PartnerId == partnerId && o.EndedAt == null).ToListAsync()).ForEach(o => (o.Words, o.Limits) = (Encoded(o.Words)!, Encoded(o.Limits)));
        (await db.Set<ApproachPreference>().Where(p => db.Set<Contact>().Any(c => c.Id == p.ContactId && c.PartnerId == partnerId)).ToListAsync()).ForEach(p => (p.Please, p.PleaseNot) = (Encoded(p.Please), Encoded(p.PleaseNot)));
        (await db.Set<ThankYou>().Where(t => t.PartnerId == partnerId).ToListAsync()).ForEach(t => t.Words = Encoded(t.Words)!);
        await EncodeKeptBackAsync(partnerId, Encoded);
        (await db.Set<Correction>().Where(c => db.Set<Engagement>().Any(e => e.Id == c.EngagementId && e.PartnerId == partnerId)).ToListAsync()).ForEach(c => c.Words = Encoded(c.Words)!);
    }

    private async Task EncodeKeptBackAsync(Guid partnerId, Func<string?, string?> encoded)
    {
        string? Again(string? locked) => keptBack.Open(locked) is { } words && encoded(words) is { } now && now != words ? keptBack.Close(now) : locked;
        (await db.Set<KeptBackNote>().Where(n => n.Locked != null && db.Set<Engagement>().Any(e => e.Id == n.EngagementId && e.PartnerId == partnerId)).ToListAsync())
            .ForEach(n => (n.Locked, n.LockedReason) = (Again(n.Locked), Again(n.LockedReason)));
    }

    /// <summary>Every name that the contact had here, the present one first, as contacts to be looked for.</summary>
    public async Task<IReadOnlyList<Contact>> NamesEverAsync(Contact contact)
    {
        var earlier = await db.AuditPayloads.Where(p => p.SubjectId == contact.Id).Select(p => p.Json).ToListAsync();
        return [.. new[] { contact.Name }.Concat(earlier.SelectMany(json => NamesIn(json, contact.Id))).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(name => new Contact { Id = contact.Id, RoleTitle = contact.RoleTitle, Name = name })];
    }

    /// <summary>The events of the partner's record in whose payload one of these names stands.</summary>
    public async Task<IReadOnlyCollection<Guid>> EventsNamingAsync(Guid partnerId, IReadOnlyList<Contact> named)
    {
        // What a colleague wrote is kept under the colleague.
        var subjects = await db.Set<Contact>().Where(c => c.PartnerId == partnerId).Select(c => c.Id).ToListAsync();
        subjects.Add(partnerId);
        var payloads = await db.AuditPayloads.AsNoTracking().Where(p => p.SubjectId != null && subjects.Contains(p.SubjectId.Value)).Select(p => new { p.EventId, p.Json }).ToListAsync();
        return [.. payloads.Where(p => StringsIn(p.Json).Any(text => ContactReferences.Encode(text, named) != text)).Select(p => p.EventId)];
    }

    /// <summary>Empties the words of every entry a contact took part in, and of the promises made in them.</summary>
    /// <returns>The events whose payloads held those words, to be erased with them.</returns>
    public async Task<IReadOnlyCollection<Guid>> ForgetWordsAsync(Guid contactId)
    {
        var partnerId = await db.Set<Contact>().Where(c => c.Id == contactId).Select(c => c.PartnerId).SingleAsync();
        var talkIds = await db.Set<EngagementContact>().Where(c => c.ContactId == contactId).Select(c => c.EngagementId).ToListAsync();
        var promiseIds = await db.Set<Promise>().Where(p => p.PartnerId == partnerId && p.EngagementId != null && talkIds.Contains(p.EngagementId.Value)).Select(p => p.Id).ToListAsync();
        var talks = db.Set<Engagement>().Where(e => talkIds.Contains(e.Id));
        var promises = db.Set<Promise>().Where(p => promiseIds.Contains(p.Id));
        var events = await EventsAboutAsync([.. talkIds, .. promiseIds]);
        await db.Set<PromiseAnswer>().Where(a => promiseIds.Contains(a.PromiseId)).ExecuteUpdateAsync(set => set.SetProperty(a => a.Reason, (string?)null));
        await promises.ExecuteUpdateAsync(set => set.SetProperty(p => p.Words, ContactReferences.TakenOut).SetProperty(p => p.Version, p => p.Version + 1));
        await db.Set<Correction>().Where(c => c.ContactId == contactId).ExecuteUpdateAsync(set => set.SetProperty(c => c.Words, ContactReferences.TakenOut));
        await db.Set<KeptBackNote>().Where(n => talkIds.Contains(n.EngagementId)).ExecuteUpdateAsync(set => set.SetProperty(n => n.Locked, (string?)null).SetProperty(n => n.LockedReason, (string?)null));
        await talks.ExecuteUpdateAsync(set => set.SetProperty(e => e.Purpose, ContactReferences.TakenOut).SetProperty(e => e.Heard, (string?)null).SetProperty(e => e.Version, e => e.Version + 1));
        return events;
    }

    /// <summary>By their keys and in chunks: asked in one question over both tables, the engines read the whole audit.</summary>
    private async Task<List<Guid>> EventsAboutAsync(IEnumerable<Guid> rows)
    {
        var events = new List<Guid>();
        foreach (var chunk in rows.Chunk(ChunkLength))
            events.AddRange(await db.AuditEvents.Where(e => e.EntityId != null && chunk.Contains(e.EntityId.Value)).Select(e => e.Id).ToListAsync());
        return events;
    }

    private static IEnumerable<string?> NamesIn(string json, Guid contactId)
    {
        using var document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty($"{nameof(Contact)}/{contactId}", out var change)) return [];
        return [.. change.EnumerateObject().Where(side => side.Value.ValueKind == JsonValueKind.Object && side.Value.TryGetProperty(nameof(Contact.Name), out _))
            .Select(side => side.Value.GetProperty(nameof(Contact.Name)).GetString())];
    }

    private static List<string> StringsIn(string json)
    {
        using var document = JsonDocument.Parse(json);
        var found = new List<string>();
        Collect(document.RootElement, found);
        return found;
    }

    private static void Collect(JsonElement element, List<string> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String: found.Add(element.GetString()!); break;
            case JsonValueKind.Array: foreach (var item in element.EnumerateArray()) Collect(item, found); break;
            case JsonValueKind.Object: foreach (var property in element.EnumerateObject()) Collect(property.Value, found); break;
        }
    }
}
