using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Partners;

/// <summary>The facts of an organisation as an officer types them.</summary>
public sealed record PartnerFacts
{
    public required string Name { get; init; }
    public required PartnerKind Kind { get; init; }
    public string? OtherName { get; init; }
    public string? LineOfBusiness { get; init; }
    public string? Street { get; init; }
    public string? City { get; init; }
    public string? State { get; init; }
    public string? PostalCode { get; init; }
    public string? Telephone { get; init; }
    public string? RoleEmail { get; init; }
    public string? Website { get; init; }
    public Guid? AreaId { get; init; }
}

public sealed class PartnerService(AllianceContext db)
{
    /// <summary>Adds a partner under the id that its form brought; posting the form again adds nothing.</summary>
    public async Task<Partner> AddAsync(Guid id, PartnerFacts facts, ActionContext action)
    {
        if (await db.Set<Partner>().SingleOrDefaultAsync(p => p.Id == id) is { } there) return there;
        var partner = new Partner { AgencyId = action.AgencyId, Id = id, Name = "" };
        Apply(facts, partner);
        db.Add(partner);
        db.AddRange(Names.WordRows(partner));
        await db.SaveNewAsync(action, PartnershipEvents.PartnerAdded, partner, partner.Id);
        return partner;
    }

    /// <param name="version">The version the form was made from; a newer one in the database stops the save.</param>
    public async Task EditAsync(Partner partner, int version, PartnerFacts facts, ActionContext action)
    {
        Apply(facts, partner);
        if (!db.Entry(partner).Properties.Any(p => p.IsModified)) return;
        db.Entry(partner).Property(p => p.Version).OriginalValue = version;
        await db.RewriteWordsAsync(partner);
        await db.SaveAsync(action, PartnershipEvents.PartnerEdited, partner, partner.Id);
    }

    /// <returns>False where the wish was recorded before, in other words; those stand.</returns>
    public async Task<bool> RecordWishAsync(Partner partner, string? words, ActionContext action)
    {
        words = (await db.ReferencesAsync(partner.Id))(words);
        if (await db.Set<ApproachWish>().FirstOrDefaultAsync(w => w.PartnerId == partner.Id && w.LiftedAt == null) is { } there) return there.Words == words;
        db.Add(new ApproachWish { Id = action.NewId(), PartnerId = partner.Id, SaidAt = action.Now, RecordedById = action.Actor, Words = words });
        await db.SaveAsync(action, PartnershipEvents.ApproachRefused, partner, partner.Id);
        return true;
    }

    public async Task LiftWishAsync(Partner partner, ActionContext action)
    {
        var wishes = await db.Set<ApproachWish>().Where(w => w.PartnerId == partner.Id && w.LiftedAt == null).ToListAsync();
        if (wishes.Count == 0) return;
        wishes.ForEach(w => (w.LiftedAt, w.LiftedById) = (action.Now, action.Actor));
        await db.SaveAsync(action, PartnershipEvents.ApproachWelcomed, partner, partner.Id);
    }

    private static void Apply(PartnerFacts facts, Partner partner)
    {
        partner.Name = facts.Name;
        partner.SortName = Names.Fold(facts.Name);
        partner.Kind = facts.Kind;
        partner.OtherName = facts.OtherName;
        partner.LineOfBusiness = facts.LineOfBusiness;
        partner.Street = facts.Street;
        partner.City = facts.City;
        partner.State = facts.State;
        partner.PostalCode = facts.PostalCode;
        partner.Telephone = facts.Telephone;
        partner.RoleEmail = facts.RoleEmail;
        partner.Website = facts.Website;
        partner.AreaId = facts.AreaId;
        partner.AddressKey = Import.RegisterKeys.AddressKeyOf(facts.Street, facts.City, facts.PostalCode);
    }
}
