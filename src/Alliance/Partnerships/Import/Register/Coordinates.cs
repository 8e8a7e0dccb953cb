using System.Globalization;
using System.Text.RegularExpressions;

namespace Alliance.Partnerships.Import.Register;

/// <summary>A place on the globe in degrees; one that is not on the globe, or at 0,0, cannot be built.</summary>
public sealed partial record Coordinates
{
    private Coordinates(double latitude, double longitude) => (Latitude, Longitude) = (latitude, longitude);

    public double Latitude { get; }

    public double Longitude { get; }

    public static Coordinates? Of(double latitude, double longitude)
    {
        var onGlobe = Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180;
        // Nobody does business in the Gulf of Guinea; 0,0 is what geocoders write when they fail.
        var nowhere = Math.Abs(latitude) < 0.01 && Math.Abs(longitude) < 0.01;
        return onGlobe && !nowhere ? new Coordinates(latitude, longitude) : null;
    }

    public static Coordinates? Read(string cell)
    {
        var pair = Pair().Match(cell);
        if (pair.Success)
        {
            return Of(pair.Groups[1].Value, pair.Groups[2].Value);
        }

        var point = Point().Match(cell);
        return point.Success ? Of(point.Groups[2].Value, point.Groups[1].Value) : null;
    }

    public static Coordinates? Of(string latitude, string longitude) =>
        Degrees(latitude) is { } north && Degrees(longitude) is { } east ? Of(north, east) : null;

    private static double? Degrees(string text)
    {
        var number = text.Trim();
        if (!number.Contains('.', StringComparison.Ordinal))
        {
            number = number.Replace(',', '.');
        }

        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees) ? degrees : null;
    }

    // Also at the end of a cell that starts with the address, as open-data portals write it.
    [GeneratedRegex(@"(?:^\s*|\(\s*)(-?\d{1,3}\.\d+)°?\s*[,;]\s*(-?\d{1,3}\.\d+)°?\s*\)?\s*$")]
    private static partial Regex Pair();

    [GeneratedRegex(@"^\s*(?:SRID=4326;\s*)?POINT\s*\(\s*(-?\d{1,3}(?:\.\d+)?)\s+(-?\d{1,3}(?:\.\d+)?)\s*\)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Point();
}
