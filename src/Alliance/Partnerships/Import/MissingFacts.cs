using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Alliance.Partnerships.Partners;

namespace Alliance.Partnerships.Import;

/// <summary>
/// Fills what is missing at one partner from another record of it. What is there stays: a merge adds, it never overwrites. What was
/// filled is returned by name, so that it can be taken out again where nobody changed it since.
/// </summary>
public static class MissingFacts
{
    private sealed record Fact(string Name, Func<Partner, string?> Get, Action<Partner, string?> Set);

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Fact[] Facts =
    [
        new(nameof(Partner.OtherName), p => p.OtherName, (p, v) => p.OtherName = v),
        new(nameof(Partner.LineOfBusiness), p => p.LineOfBusiness, (p, v) => p.LineOfBusiness = v),
        new(nameof(Partner.Street), p => p.Street, (p, v) => p.Street = v),
        new(nameof(Partner.City), p => p.City, (p, v) => p.City = v),
        new(nameof(Partner.State), p => p.State, (p, v) => p.State = v),
        new(nameof(Partner.PostalCode), p => p.PostalCode, (p, v) => p.PostalCode = v),
        new(nameof(Partner.Telephone), p => p.Telephone, (p, v) => p.Telephone = v),
        new(nameof(Partner.RoleEmail), p => p.RoleEmail, (p, v) => p.RoleEmail = v),
        new(nameof(Partner.Website), p => p.Website, (p, v) => p.Website = v),
        new(nameof(Partner.RegisterNumber), p => p.RegisterNumber, (p, v) => p.RegisterNumber = v),
        new("Place", Place, SetPlace),
        new(nameof(Partner.AreaId), p => p.AreaId?.ToString(), (p, v) => p.AreaId = v is null ? null : Guid.Parse(v)),
    ];

    public static Dictionary<string, string> Fill(Partner partner, Partner from)
    {
        ArgumentNullException.ThrowIfNull(partner);
        ArgumentNullException.ThrowIfNull(from);
        var filled = new Dictionary<string, string>();
        foreach (var fact in Facts)
        {
            if (fact.Get(partner) is not null || fact.Get(from) is not { } value) continue;
            fact.Set(partner, value);
            filled[fact.Name] = value;
        }
        if (filled.Count > 0) partner.AddressKey = RegisterKeys.AddressKeyOf(partner.Street, partner.City, partner.PostalCode);
        return filled;
    }

    /// <summary>Takes out what was filled in, except what has been changed since.</summary>
    /// <returns>Whether anything was taken out.</returns>
    public static bool TakeOut(Partner partner, IReadOnlyDictionary<string, string> filled)
    {
        ArgumentNullException.ThrowIfNull(partner);
        ArgumentNullException.ThrowIfNull(filled);
        var unchanged = Facts.Where(f => filled.TryGetValue(f.Name, out var value) && f.Get(partner) == value).ToList();
        unchanged.ForEach(f => f.Set(partner, null));
        if (unchanged.Count > 0) partner.AddressKey = RegisterKeys.AddressKeyOf(partner.Street, partner.City, partner.PostalCode);
        return unchanged.Count > 0;
    }

    public static string ToJson(IReadOnlyDictionary<string, string> filled) => JsonSerializer.Serialize(filled, Readable);

    public static Dictionary<string, string> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];

    /// <summary>A latitude without its longitude would be a different place.</summary>
    private static string? Place(Partner partner) => partner is { Latitude: { } latitude, Longitude: { } longitude }
        ? string.Create(CultureInfo.InvariantCulture, $"{latitude:R} {longitude:R}")
        : null;

    private static void SetPlace(Partner partner, string? place)
    {
        var degrees = place?.Split(' ').Select(d => (double?)double.Parse(d, CultureInfo.InvariantCulture)).ToArray() ?? [null, null];
        (partner.Latitude, partner.Longitude) = (degrees[0], degrees[1]);
    }
}
