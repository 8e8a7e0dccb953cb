using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Alliance.Stewardship.Screening;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship;

/// <summary>A text saved although the screen warned: the kinds of words, the reason given, and whether it speaks of others.</summary>
public sealed record ScreenedAnyway(string Categories, string Reason, bool SpeaksOfOthers)
{
    /// <summary>The words of the form that speak of others.</summary>
    public IReadOnlyCollection<string> OfOthers { get; init; } = [];

    /// <summary>Whether one text of the form does.</summary>
    public bool SpeaksOfOthersIn(string? text) => text is not null && OfOthers.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    public DateTime? GoneAt(DateTime now) => SpeaksOfOthers ? now + ScreenedEntry.SpeaksOfOthersLifetime : null;
}

/// <summary>Connects the screen to the house: spares the names it knows, and tells the steward what was saved anyway.</summary>
public sealed class ScreeningDesk(AllianceContext db)
{
    /// <summary>What the screen says of the texts of one form, about one partner.</summary>
    public async Task<IReadOnlyList<Hit>> CheckAsync(Guid partnerId, IEnumerable<string?> texts, CancellationToken cancel = default)
    {
        var suspects = texts.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => Screen.Suspects(t!)).Where(s => s.Hits.Count > 0).ToList();
        if (suspects.Count == 0) return [];
        var context = await ContextAsync(partnerId, suspects, cancel);
        return [.. suspects.SelectMany(s => s.Spare(context))];
    }

    /// <summary>
    /// The same for somebody on the other side of the record. It spares their own name and the department's people, and no other
    /// contact's: sparing it would tell who is one.
    /// </summary>
    public async Task<IReadOnlyList<Hit>> CheckAsPartnerAsync(Guid partnerId, Guid? writerId, IEnumerable<string?> texts, CancellationToken cancel = default)
    {
        var suspects = texts.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => Screen.Suspects(t!)).Where(s => s.Hits.Count > 0).ToList();
        if (suspects.Count == 0) return [];
        var own = await db.Set<Contact>().Where(c => c.Id == writerId && c.Name != null).Select(c => c.Name!).ToListAsync(cancel);
        var holders = db.Set<Relationship>().Where(r => r.PartnerId == partnerId && r.EndedAt == null);
        var officers = await db.Users.Where(a => holders.Any(r => r.OwnerId == a.Id || r.BackupId == a.Id)).Select(a => a.DisplayName).ToListAsync(cancel);
        var organisation = await db.Set<Partner>().Where(p => p.Id == partnerId).Select(p => p.Name).ToListAsync(cancel);
        var context = new ScreeningContext { People = [.. own, .. officers], Colleagues = await db.Users.Select(a => a.DisplayName).ToListAsync(cancel), Organisations = organisation };
        return [.. suspects.SelectMany(s => s.Spare(context))];
    }

    /// <summary>A reason as the steward may read it: who is a contact stands as a reference.</summary>
    public async Task<string> WithoutNamesAsync(Guid partnerId, string reason) => (await db.ReferencesAsync(partnerId))(reason)!;

    /// <summary>Adds the note for the steward; saved with the text itself.</summary>
    public void Note(string entity, Guid entityId, ScreenedAnyway screened, ActionContext action) => db.Add(new ScreenedEntry
    {
        Id = action.NewId(),
        Entity = entity,
        EntityId = entityId,
        // Whoever raises a concern without a name is nobody here either.
        ById = action.ActorId ?? Guid.Empty,
        At = action.Now,
        Categories = screened.Categories,
        Reason = screened.Reason,
        ExpiresAt = ScreenedEntry.Stays.Contains(entity) ? null : screened.GoneAt(action.Now),
    });

    /// <summary>Empties the reasons given for texts that are gone. To be called inside a write.</summary>
    public Task ForgetReasonsAsync(IQueryable<Guid> entries) =>
        db.Set<ScreenedEntry>().Where(e => entries.Contains(e.EntityId)).ExecuteUpdateAsync(set => set.SetProperty(e => e.Reason, "").SetProperty(e => e.ExpiresAt, (DateTime?)null));

    /// <summary>The same by keys.</summary>
    public Task ForgetReasonsAsync(IReadOnlyCollection<Guid> entries) =>
        db.Set<ScreenedEntry>().Where(e => entries.Contains(e.EntityId)).ExecuteUpdateAsync(set => set.SetProperty(e => e.Reason, "").SetProperty(e => e.ExpiresAt, (DateTime?)null));

    private async Task<ScreeningContext> ContextAsync(Guid partnerId, List<Suspects> suspects, CancellationToken cancel)
    {
        var phrases = suspects.SelectMany(s => s.PhrasesToLookUp).Select(Names.Fold).Distinct().ToList();
        var contacts = await db.Set<Contact>().Where(c => c.PartnerId == partnerId && c.Name != null && c.LeftAt == null).Select(c => c.Name!).ToListAsync(cancel);
        var holders = db.Set<Relationship>().Where(r => r.PartnerId == partnerId && r.EndedAt == null);
        var officers = await db.Users.Where(a => holders.Any(r => r.OwnerId == a.Id || r.BackupId == a.Id)).Select(a => a.DisplayName).ToListAsync(cancel);
        var colleagues = await db.Users.Select(a => a.DisplayName).ToListAsync(cancel);
        var organisations = await db.Set<Partner>().Where(p => p.Id == partnerId || phrases.Contains(p.SortName)).Select(p => p.Name).Distinct().ToListAsync(cancel);
        var areas = await db.Set<Area>().Where(a => phrases.Contains(a.SortName)).Select(a => a.Name).ToListAsync(cancel);
        return new ScreeningContext { People = [.. contacts, .. officers], Colleagues = colleagues, Organisations = organisations, Areas = areas };
    }
}
