namespace Alliance.Partnerships.Import.Register;

/// <summary>All that the matcher looks at, the same for a row of a file and for a partner already known.</summary>
/// <param name="Telephone">Only a real one, as cleaned by the import.</param>
public sealed record MatchKeys(NameKey Name, NameKey? OtherName, AddressKey? Address, string? City, string? PostalCode, string? Telephone)
{
    public static MatchKeys Of(string name, string? otherName, string? street, string? city, string? postalCode, string? telephone) =>
        new(NameKey.Of(name), otherName is null ? null : NameKey.Of(otherName), AddressKey.Of(street, city, postalCode),
            AddressKey.CityKey(city), AddressKey.PostalKey(postalCode), telephone);
}

/// <summary>A partner the agency already has.</summary>
public sealed record ExistingPartner(Guid Id, MatchKeys Keys)
{
    public static ExistingPartner Of(Guid id, string name, string? otherName, string? street, string? city, string? postalCode, string? telephone) =>
        new(id, MatchKeys.Of(name, otherName, street, city, postalCode, telephone));
}
