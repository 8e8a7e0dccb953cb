using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Preferences;

/// <summary>A preference as a contact states it; what is left empty is as it comes.</summary>
public sealed record StatedPreference
{
    public required Guid Id { get; init; }
    public SpokenLanguage? Language { get; init; }
    public Weekdays Days { get; init; }
    public TimeOnly? From { get; init; }
    public TimeOnly? Until { get; init; }
    public MeetingPlace? Place { get; init; }
    public bool CallFirst { get; init; }
    public string? Please { get; init; }
    public string? PleaseNot { get; init; }
    public ScreenedAnyway? Screened { get; init; }

    public bool IsEmpty => Language is null && Days == Weekdays.None && From is null && Until is null && Place is null && !CallFirst && Please is null && PleaseNot is null;
}

public sealed class PreferenceService(AllianceContext db, RelationshipService relationships, ScreeningDesk screening)
{
    public Task<ApproachPreference?> CurrentAsync(Guid contactId) => db.Set<ApproachPreference>().AsNoTracking().OrderByDescending(p => p.SaidAt).FirstOrDefaultAsync(p => p.ContactId == contactId && p.ReplacedAt == null);

    /// <summary>Takes down what a contact says now. Everything left empty takes the earlier saying back.</summary>
    public async Task StateAsync(Guid contactId, Guid partnerId, StatedPreference stated, ActionContext action)
    {
        if (await db.Set<ApproachPreference>().AnyAsync(p => p.Id == stated.Id)) return;
        var earlier = await db.Set<ApproachPreference>().Where(p => p.ContactId == contactId && p.ReplacedAt == null).ToListAsync();
        earlier.ForEach(p => p.ReplacedAt = action.Now);
        var encode = await db.ReferencesAsync(partnerId);
        var row = new ApproachPreference
        {
            AgencyId = action.AgencyId,
            Id = stated.Id,
            ContactId = contactId,
            Language = stated.Language,
            Days = stated.Days,
            From = stated.From,
            Until = stated.Until,
            Place = stated.Place,
            CallFirst = stated.CallFirst,
            Please = encode(stated.Please),
            PleaseNot = encode(stated.PleaseNot),
            SaidAt = action.Now,
            ReplacedAt = stated.IsEmpty ? action.Now : null,
        };
        db.Add(row);
        if (stated.Screened is { } screened) screening.Note(nameof(ApproachPreference), row.Id, screened, action);
        if (await relationships.FindAsync(partnerId) is { } relationship) relationships.Tell(relationship.OwnerId, relationship, NoticeKind.PreferenceStated, action);
        await db.SaveNewAsync(action, PartnershipEvents.PreferenceStated, row, contactId);
    }

    /// <summary>To be called inside a write that erases what the audit kept under the contact.</summary>
    public async Task ForgetOfAsync(Guid contactId)
    {
        var own = db.Set<ApproachPreference>().Where(p => p.ContactId == contactId);
        await screening.ForgetReasonsAsync(own.Select(p => p.Id));
        await own.ExecuteDeleteAsync();
    }
}
