using Alliance.Partnerships.Partners;

namespace Alliance.Partnerships.Ecomaps;

/// <summary>Organisations and how they stand with each other: around one of them, or in a neighbourhood.</summary>
/// <param name="CenterId">The organisation around which it is drawn; null for a neighbourhood.</param>
/// <param name="Organizations">Those that are drawn, by name; some may have no tie yet.</param>
/// <param name="Ties">The ties between them, those said last first.</param>
/// <param name="HasMore">Whether there are more than are drawn.</param>
public sealed record Ecomap(Guid? CenterId, IReadOnlyList<MappedOrganization> Organizations, IReadOnlyList<MappedTie> Ties, bool HasMore)
{
    public MappedOrganization? Find(Guid id) => Organizations.FirstOrDefault(o => o.Id == id);

    public string NameOf(Guid id) => Find(id)?.Name ?? "";
}

public sealed record MappedOrganization(Guid Id, string Name, string SortName, PartnerKind Kind, string? Area)
{
    /// <summary>One that is there to help, and drawn with corners.</summary>
    public bool Serves => Kind is PartnerKind.NonProfit or PartnerKind.OtherAgency or PartnerKind.FaithCommunity;
}

public sealed record MappedTie(Guid Id, Guid FirstId, Guid SecondId, TieQuality Quality, TieFlow Flow, Supports Supports, DateTime SaidAt)
{
    public bool Touches(Guid id) => FirstId == id || SecondId == id;

    public Guid OtherThan(Guid id) => FirstId == id ? SecondId : FirstId;
}
