using System.Text;

namespace Alliance.Partnerships.Import.Register;

/// <summary>How registers head their columns, in English and Spanish; the first word in a list is the surest.</summary>
internal static class HeaderWords
{
    public static IReadOnlyList<(RegisterField Field, string[] Words)> Fields { get; } =
    [
        (RegisterField.TradeName, ["dbaname", "dba", "doingbusinessas", "doingbusinessasname", "tradename", "tradingname", "nombrecomercial", "nombredefantasia"]),
        (RegisterField.Name,
        [
            "businessname", "organizationname", "organisationname", "organization", "organisation", "establishmentname", "companyname", "facilityname",
            "legalname", "legalbusinessname", "corporatename", "accountname", "schoolname", "agencyname", "restaurantname", "institutionname",
            "nombredelnegocio", "nombredelestablecimiento", "nombredelaempresa", "nombreempresa", "razonsocial", "establecimiento", "empresa",
            "business", "establishment", "company", "facility", "school", "partner", "partnername", "aka", "name", "nombre",
        ]),
        (RegisterField.LineOfBusiness,
        [
            "lineofbusiness", "descript", "businesstype", "licensedescription", "businessdescription", "naicsdescription", "industry", "activity",
            "facilitytype", "type", "description", "giro", "actividad", "rubro", "tipodenegocio", "descripcion",
        ]),
        (RegisterField.Kind, ["kind", "partnerkind", "organizationtype", "organisationtype", "category", "tipodeorganizacion", "categoria"]),
        (RegisterField.Street,
        [
            "street", "streetaddress", "address", "addressline1", "address1", "businessaddress", "premisesaddress", "siteaddress", "fulladdress",
            "locationaddress", "streetname", "addressstreetname", "addr", "location", "direccion", "domicilio", "calle", "ubicacion",
        ]),
        (RegisterField.HouseNumber,
        [
            "housenumber", "housenum", "houseno", "buildingnumber", "addressbuilding", "building", "streetnumber", "streetno", "addressnumber",
            "numeroexterior", "numerodecalle",
        ]),
        (RegisterField.City, ["city", "town", "municipality", "citytown", "businesscity", "ciudad", "municipio", "localidad", "poblacion"]),
        (RegisterField.State, ["state", "statecode", "province", "businessstate", "estado", "provincia"]),
        (RegisterField.PostalCode, ["zip", "zipcode", "postalcode", "postcode", "zip5", "businesszip", "codigopostal", "cp"]),
        (RegisterField.Telephone,
        [
            "telephone", "phone", "dayphn", "phonenumber", "telephonenumber", "businessphone", "businessphonenumber", "dayphone", "mainphone",
            "officephone", "phoneno", "tel", "telefono", "numerodetelefono", "telefonodelnegocio",
        ]),
        (RegisterField.RoleEmail, ["roleemail", "email", "emailaddress", "businessemail", "officeemail", "generalemail", "correo", "correoelectronico"]),
        (RegisterField.Website, ["website", "url", "web", "webpage", "homepage", "websiteurl", "sitioweb", "paginaweb"]),
        (RegisterField.Latitude, ["latitude", "lat", "ycoord", "latitud", "y"]),
        (RegisterField.Longitude, ["longitude", "lon", "lng", "long", "xcoord", "longitud", "x"]),
        (RegisterField.Coordinates, ["coordinates", "location", "latlong", "latlon", "geolocation", "geopoint", "point", "geocode", "location1", "coordenadas", "ubicacion"]),
        (RegisterField.RegisterNumber,
        [
            "registernumber", "licenseno", "licensenumber", "licensenum", "licenceno", "licencenumber", "license", "registrationnumber", "permitnumber",
            "permitno", "businessid", "accountnumber", "recordid", "camis", "numerodelicencia", "licencia", "numeroderegistro", "registro",
        ]),
    ];

    private static readonly HashSet<string> Known = [.. Fields.SelectMany(field => field.Words)];

    public static bool IsKnown(string cell) => cell.Length < 60 && Known.Contains(Joined(cell));

    /// <summary>"DBA Name", "DBAName" and "dba_name" are one header.</summary>
    public static string Joined(string header) =>
        string.Concat(Text.WithoutAccents(header).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>The words of a header, also where only capitals part them: "OwnerFirstName" is owner, first, name.</summary>
    public static IReadOnlyList<string> Split(string header)
    {
        var text = Text.WithoutAccents(header);
        var spaced = new StringBuilder();
        for (var index = 0; index < text.Length; index++)
        {
            if (index > 0 && StartsWord(text, index))
            {
                spaced.Append(' ');
            }

            spaced.Append(char.IsLetterOrDigit(text[index]) ? char.ToLowerInvariant(text[index]) : ' ');
        }

        return spaced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool StartsWord(string text, int index) =>
        char.IsUpper(text[index])
        && (char.IsLower(text[index - 1]) || (index + 1 < text.Length && char.IsUpper(text[index - 1]) && char.IsLower(text[index + 1])));
}
