using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Partnerships.Import.Register;
using Alliance.Partnerships.Partners;

namespace Alliance.Partnerships.Import;

/// <summary>A cleaned row as the partner it would be, and as the words kept of it.</summary>
internal static class RowPartner
{
    private static readonly JsonSerializerOptions Kept = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly (PartnerKind Kind, string[] Words)[] Kinds =
    [
        (PartnerKind.School, ["school", "college", "university", "academy", "kindergarten", "preschool", "escuela", "colegio", "universidad"]),
        (PartnerKind.FaithCommunity, ["faith", "faithcommunity", "worship", "church", "mosque", "synagogue", "temple", "congregation", "iglesia", "mezquita", "sinagoga"]),
        (PartnerKind.NonProfit, ["nonprofit", "non", "charity", "shelter", "serviceprovider", "foundation", "ong"]),
        (PartnerKind.OtherAgency, ["agency", "government", "municipal", "public", "agencia", "gobierno"]),
        (PartnerKind.Media, ["media", "news", "newspaper", "radio", "television", "medios", "noticias"]),
        (PartnerKind.ResidentsGroup, ["residents", "residentsgroup", "tenants", "neighborhood", "block", "vecinos"]),
    ];

    public static Partner Of(RegisterRow row, Guid? areaId)
    {
        var partner = new Partner
        {
            Name = row.Name,
            SortName = Names.Fold(row.Name),
            OtherName = row.OtherName,
            Kind = KindOf(row.Kind),
            LineOfBusiness = row.LineOfBusiness,
            Street = row.Street,
            City = row.City,
            State = row.State,
            PostalCode = row.PostalCode,
            Telephone = row.Telephone,
            RoleEmail = row.RoleEmail,
            Website = row.Website,
            RegisterNumber = row.RegisterNumber,
            Latitude = row.Latitude,
            Longitude = row.Longitude,
            AreaId = areaId,
        };
        partner.AddressKey = RegisterKeys.Stored(row.Keys.Address);
        return partner;
    }

    /// <summary>All that was mapped and recognised, whether or not the partner took it over.</summary>
    public static string Values(RegisterRow row) => JsonSerializer.Serialize(new
    {
        row.Name,
        row.OtherName,
        row.Kind,
        row.LineOfBusiness,
        row.Street,
        row.City,
        row.State,
        row.PostalCode,
        row.Telephone,
        row.RoleEmail,
        row.Website,
        row.Latitude,
        row.Longitude,
        row.RegisterNumber,
    }, Kept);

    /// <summary>A register is of businesses unless it says otherwise.</summary>
    private static PartnerKind KindOf(string? words)
    {
        if (words is null) return PartnerKind.Business;
        var said = Names.Words(words);
        return Kinds.FirstOrDefault(k => k.Words.Any(said.Contains)) is { Words: not null } found ? found.Kind : PartnerKind.Business;
    }
}
