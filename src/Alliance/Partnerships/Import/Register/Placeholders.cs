namespace Alliance.Partnerships.Import.Register;

public sealed record DefaultCoordinate(Coordinates Coordinates, int Rows, int Streets);

public sealed record DefaultTelephone(string Telephone, int Rows, int Names);

/// <summary>
/// Values that only look like facts: the coordinate a geocoder falls back to, the number a form insists on. They cannot
/// be told from one row, only from how many unlike rows share them.
/// </summary>
public sealed class Placeholders
{
    // A corner building may stand on two or three streets, an airport or a mall on one with hundreds of tenants.
    private const int SharingRows = 5;
    private const int SharingStreets = 4;

    // Head offices answer for many outlets of one name or at one place, hardly for this many of both; in a small register a tenth of it is many.
    private const int TelephoneRows = 40;
    private const int FewestTelephoneRows = 8;

    private readonly HashSet<Coordinates> coordinates;
    private readonly HashSet<string> telephones;

    private Placeholders(IReadOnlyList<DefaultCoordinate> coordinates, IReadOnlyList<DefaultTelephone> telephones)
    {
        Coordinates = coordinates;
        Telephones = telephones;
        this.coordinates = [.. coordinates.Select(found => found.Coordinates)];
        this.telephones = [.. telephones.Select(found => found.Telephone)];
    }

    /// <summary>The default coordinates found, the most frequent first, to be shown before the import.</summary>
    public IReadOnlyList<DefaultCoordinate> Coordinates { get; }

    public IReadOnlyList<DefaultTelephone> Telephones { get; }

    public static Placeholders Detect(IReadOnlyList<RegisterRow> rows) => new(DefaultCoordinates(rows), DefaultTelephones(rows));

    /// <summary>The row with its placeholders missing.</summary>
    public RegisterRow Without(RegisterRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var place = row.Coordinates is { } given && coordinates.Contains(given);
        var number = row.Telephone is { } telephone && telephones.Contains(telephone);
        return place || number
            ? row with { Coordinates = place ? null : row.Coordinates, Telephone = number ? null : row.Telephone }
            : row;
    }

    private static List<DefaultCoordinate> DefaultCoordinates(IReadOnlyList<RegisterRow> rows) =>
        [.. rows.Where(row => row.Coordinates is not null)
            .GroupBy(row => row.Coordinates!)
            .Where(group => group.Count() >= SharingRows)
            .Select(group => new DefaultCoordinate(group.Key, group.Count(), Streets(group)))
            .Where(found => found.Streets >= SharingStreets)
            .OrderByDescending(found => found.Rows)];

    private static List<DefaultTelephone> DefaultTelephones(IReadOnlyList<RegisterRow> rows)
    {
        var reached = rows.Where(row => row.Telephone is not null).ToList();
        var many = Math.Clamp(reached.Count / 10, FewestTelephoneRows, TelephoneRows);
        var mostOfThem = many * 3 / 4;
        return [.. reached.GroupBy(row => row.Telephone!)
            .Where(group => group.Count() >= many && Streets(group) >= mostOfThem)
            .Select(group => new DefaultTelephone(group.Key, group.Count(), group.Select(row => row.Keys.Name).Distinct().Count()))
            .Where(found => found.Names >= mostOfThem)
            .OrderByDescending(found => found.Rows)];
    }

    /// <summary>Streets by name, not addresses: 25 shops at numbers 1 to 25 of one street may well share a coordinate.</summary>
    private static int Streets(IEnumerable<RegisterRow> rows) =>
        rows.Select(row => row.Keys.Address?.StreetName).Where(street => !string.IsNullOrEmpty(street)).Distinct().Count();
}
