using System.Text.Json;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Partners;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Alliance.Demonstration.Town;

/// <summary>The eight neighborhoods. They lie in open sea, so that nobody's street is meant.</summary>
public sealed class TownPlaces
{
    private readonly Dictionary<string, Geometry> outlines = [];

    public IReadOnlyList<Area> Areas { get; }

    public TownPlaces(int agencyId, Dice dice, DateTime at)
    {
        using var file = JsonDocument.Parse(Sections.Open("areas.geojson"));
        Areas = [.. file.RootElement.GetProperty("features").EnumerateArray().Select(f => Read(f, agencyId, dice.NewId(at)))];
    }

    /// <summary>Some spot inside the neighborhood, to five places, not on its very edge.</summary>
    public (double Latitude, double Longitude) SpotIn(string area, Dice dice)
    {
        var outline = outlines[area];
        var box = outline.EnvelopeInternal;
        while (true)
        {
            var spot = new Coordinate(Math.Round(box.MinX + dice.Share() * box.Width, 5), Math.Round(box.MinY + dice.Share() * box.Height, 5));
            if (outline.IsWithinDistance(new Point(spot), 0) && outline.Boundary.Distance(new Point(spot)) > 0.0004) return (spot.Y, spot.X);
        }
    }

    private Area Read(JsonElement feature, int agencyId, Guid id)
    {
        var name = feature.GetProperty("properties").GetProperty("name").GetString()!;
        var geometry = feature.GetProperty("geometry");
        outlines[name] = geometry.Deserialize<Geometry>(GeoJson)!;
        return new Area { AgencyId = agencyId, Id = id, Name = name, SortName = Names.Fold(name), Kind = AreaKind.Neighborhood, Outline = JsonSerializer.Serialize(geometry) };
    }

    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };
}
