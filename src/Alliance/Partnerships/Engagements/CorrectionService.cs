using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Engagements;

public sealed record NewCorrection
{
    /// <summary>Made with the form: the same form posted twice is one correction.</summary>
    public required Guid Id { get; init; }
    public required CorrectionKind Kind { get; init; }
    public required string Words { get; init; }
}

public sealed class CorrectionService(AllianceContext db, RelationshipService relationships)
{
    /// <summary>Puts a contact's own words beside an entry they took part in, and tells the owner.</summary>
    public async Task CorrectAsync(Engagement engagement, Guid contactId, NewCorrection input, ActionContext action)
    {
        if (await db.Set<Correction>().AnyAsync(c => c.Id == input.Id)) return;
        var words = (await db.ReferencesAsync(engagement.PartnerId))(input.Words)!;
        var correction = new Correction { AgencyId = action.AgencyId, Id = input.Id, EngagementId = engagement.Id, ContactId = contactId, Kind = input.Kind, Words = words, At = action.Now };
        db.Add(correction);
        if (await relationships.FindAsync(engagement.PartnerId) is { } relationship) relationships.Tell(relationship.OwnerId, relationship, NoticeKind.PartnerCorrected, action);
        await db.SaveNewAsync(action, PartnershipEvents.EntryCorrected, correction, contactId);
    }
}
