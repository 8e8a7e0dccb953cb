using System.Globalization;
using Alliance.Partnerships.Import.Register;

namespace Alliance.Partnerships.Map;

/// <summary>A part of the map as a screen shows it: a box in degrees, and how near one is.</summary>
public sealed record Viewport(double West, double South, double East, double North, double Zoom)
{
    /// <summary>Nearer than this, nothing more is to be seen: whatever is there is named.</summary>
    public const double Closest = 18;

    private const double FarthestIn = 24;

    /// <summary>Where the usual projection of maps ends.</summary>
    private const double Pole = 85.05;

    /// <summary>Pixels of the whole earth at zoom 0.</summary>
    private const double Earth = 512;

    public static ReadResult<Viewport> Read(string? box, string? zoom)
    {
        var numbers = (box ?? "").Split(',').Select(NumberOf).ToList();
        if (numbers is not [{ } west, { } south, { } east, { } north]) return new Sentence("A part of the map is asked for by four numbers: west, south, east and north.");
        if (new[] { west, east }.Any(d => d is < -180 or > 180) || new[] { south, north }.Any(d => d is < -90 or > 90))
            return new Sentence("A part of the map lies between 180 degrees west and east, and between 90 south and north.");
        if (west >= east || south >= north) return new Sentence("A part of the map goes from west to east and from south to north. One that crosses the 180th meridian is asked for in two parts.");
        return NumberOf(zoom) is { } near and >= 0 and <= FarthestIn ? new Viewport(west, south, east, north, near) : new Sentence("How near one is to the map is a number from 0 to 24.");
    }

    /// <summary>The whole of some points, as a window of the usual size shows it.</summary>
    public static Viewport Around(double west, double south, double east, double north)
    {
        const double window = 600, margin = 0.0005;
        var (left, bottom, right, top) = (Math.Max(-180, west - margin), Math.Max(-90, south - margin), Math.Min(180, east + margin), Math.Min(90, north + margin));
        var wide = Math.Max((right - left) / 360, Math.Abs(DownOf(top) - DownOf(bottom)));
        return new Viewport(left, bottom, right, top, Math.Clamp(Math.Log2(window / Earth / wide), 0, Closest));
    }

    public bool Holds(double latitude, double longitude) => longitude >= West && longitude <= East && latitude >= South && latitude <= North;

    /// <summary>How many pixels the whole earth is wide and high at this zoom rounded down: between two zooms nothing moves to another cluster.</summary>
    public double Pixels => Earth * Math.Pow(2, Math.Floor(Zoom));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{West:0.#####},{South:0.#####},{East:0.#####},{North:0.#####}");

    /// <summary>How far from the map's upper edge, as a part of its height.</summary>
    public static double DownOf(double latitude)
    {
        var sine = Math.Sin(Math.Clamp(latitude, -Pole, Pole) * Math.PI / 180);
        return 0.5 - Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    }

    private static double? NumberOf(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
