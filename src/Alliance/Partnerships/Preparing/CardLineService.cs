using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Preparing;

public sealed record NewCardLine
{
    /// <summary>Made with the form: the same form posted twice is one correction.</summary>
    public required Guid Id { get; init; }
    public required CardLine Line { get; init; }
    public Guid? AboutId { get; init; }

    /// <summary>The correction that the form showed; another one by now stops the save.</summary>
    public Guid? Before { get; init; }
    public required string Words { get; init; }
}

/// <summary>Keeps what officers put in the place of lines of the card.</summary>
public sealed class CardLineService(AllianceContext db, ScreeningDesk screening)
{
    /// <returns>False where somebody else was faster; theirs stands.</returns>
    public async Task<bool> CorrectAsync(Relationship relationship, NewCardLine input, ActionContext action)
    {
        if (await db.Set<CardCorrection>().AnyAsync(c => c.Id == input.Id)) return true;
        var earlier = await StandingAsync(relationship.Id, input.Line, input.AboutId);
        if (earlier.Count > 0 && earlier[0].Id != input.Before) return false;
        earlier.ForEach(c => c.ReplacedAt = action.Now);
        var correction = new CardCorrection
        {
            AgencyId = action.AgencyId,
            Id = input.Id,
            RelationshipId = relationship.Id,
            Line = input.Line,
            AboutId = input.AboutId,
            Words = (await db.ReferencesAsync(relationship.PartnerId))(input.Words)!,
            ById = action.Actor,
            At = action.Now,
        };
        db.Add(correction);
        await db.SaveNewAsync(action, PartnershipEvents.CardCorrected, correction, relationship.PartnerId);
        return true;
    }

    /// <summary>Lets the line be what the record says again.</summary>
    public async Task PutBackAsync(Relationship relationship, CardLine line, Guid? about, ActionContext action)
    {
        var standing = await StandingAsync(relationship.Id, line, about);
        if (standing.Count == 0) return;
        standing.ForEach(c => c.ReplacedAt = action.Now);
        await db.SaveAsync(action, PartnershipEvents.CardPutBack, standing[0], relationship.PartnerId);
    }

    /// <summary>The rows of a partner's cards: they go whole when anybody there withdraws, for nobody could say whose words they rest on.</summary>
    public IQueryable<CardCorrection> OfPartner(Guid partnerId) => db.Set<CardCorrection>().Where(c => db.Set<Relationship>().Any(r => r.Id == c.RelationshipId && r.PartnerId == partnerId));

    /// <summary>To be called inside a write, after they were sealed where a hold stands.</summary>
    /// <returns>The events whose payloads held those words, to be erased with them.</returns>
    public async Task<IReadOnlyCollection<Guid>> ForgetAsync(Guid partnerId)
    {
        var ids = await OfPartner(partnerId).Select(c => c.Id).ToListAsync();
        if (ids.Count == 0) return [];
        await screening.ForgetReasonsAsync(ids);
        await db.Set<CardCorrection>().Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync();
        return await db.AuditEvents.Where(e => e.Entity == nameof(CardCorrection) && e.EntityId != null && ids.Contains(e.EntityId.Value)).Select(e => e.Id).ToListAsync();
    }

    private Task<List<CardCorrection>> StandingAsync(Guid relationshipId, CardLine line, Guid? about) =>
        db.Set<CardCorrection>().Where(c => c.RelationshipId == relationshipId && c.Line == line && c.AboutId == about && c.ReplacedAt == null).OrderByDescending(c => c.At).ToListAsync();
}
