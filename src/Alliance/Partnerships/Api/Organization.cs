using Alliance.Partnerships.Partners;

namespace Alliance.Partnerships.Api;

/// <summary>An organization as other programs see it: what stands on its sign and in a register.</summary>
public sealed record Organization
{
    public required Guid Id { get; init; }

    /// <summary>Rises with every change; send it as If-Match to change this one and no later one.</summary>
    public required int Version { get; init; }
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
    public string? RegisterNumber { get; init; }
    public Guid? AreaId { get; init; }
    public string? Area { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
}

/// <summary>One page of the list, in an order that never changes; <paramref name="After"/> asks for the next one, and is null on the last.</summary>
public sealed record OrganizationPage(IReadOnlyList<Organization> Organizations, Guid? After);

/// <summary>The facts to be kept of an organization; a field left out is empty afterwards.</summary>
public sealed record OrganizationFacts
{
    public string? Name { get; init; }
    public PartnerKind? Kind { get; init; }
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

    /// <summary>On adding: none of those that the answer "409" named is this one.</summary>
    public bool IsNew { get; init; }

    public PartnerInput ToInput(Guid id) => new()
    {
        Id = id,
        Kind = Kind,
        Name = Typed(Name),
        OtherName = Typed(OtherName),
        LineOfBusiness = Typed(LineOfBusiness),
        Street = Typed(Street),
        City = Typed(City),
        State = Typed(State),
        PostalCode = Typed(PostalCode),
        Telephone = Typed(Telephone),
        RoleEmail = Typed(RoleEmail),
        Website = Typed(Website),
        AreaId = AreaId,
    };

    private static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
