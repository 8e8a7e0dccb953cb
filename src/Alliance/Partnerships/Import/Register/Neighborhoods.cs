using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.Operation.Union;

namespace Alliance.Partnerships.Import.Register;

/// <summary>The areas of a GeoJSON file, in its order; several features of one name are one area.</summary>
public sealed record Neighborhoods(IReadOnlyList<Area> Areas)
{
    public const int MaximumBytes = 20 * 1024 * 1024;

    private static readonly string[] NameProperties =
        ["name", "neighborhood", "neighbourhood", "nhood", "nhd_name", "ntaname", "pri_neigh", "district", "beat", "label", "title", "nombre", "barrio", "colonia"];

    // In names such as NBHD_NAME, S_HOOD or beat_num.
    private static readonly string[] NameParts = ["name", "hood", "nbhd", "nombre", "beat", "dist"];

    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };

    private static readonly Sentence NotGeoJson = new("This file is not GeoJSON (a FeatureCollection of areas).");

    public static ReadResult<Neighborhoods> Read(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length > MaximumBytes)
        {
            return new Sentence("This file is larger than {0} MB; please simplify its borders.", MaximumBytes / 1024 / 1024);
        }

        return Features(content) is { } features ? Read(features) : NotGeoJson;
    }

    /// <summary>An area as the store keeps it; null where its outline cannot be read.</summary>
    public static Area? OfOutline(string name, string geoJson)
    {
        try
        {
            return JsonSerializer.Deserialize<Geometry>(geoJson, GeoJson) is { } shape && Valid(shape) is { } valid ? new Area(name, valid, geoJson) : null;
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            return null;
        }
    }

    private static FeatureCollection? Features(byte[] content)
    {
        var text = content.AsSpan();
        try
        {
            return JsonSerializer.Deserialize<FeatureCollection>(text.StartsWith("\uFEFF"u8) ? text[3..] : text, GeoJson);
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            return null;
        }
    }

    /// <summary>The converter tells broken GeoJSON by whatever exception it stumbles over.</summary>
    private static bool IsBroken(Exception exception) => exception is JsonException or ArgumentException or InvalidOperationException or NotSupportedException
        or FormatException or NullReferenceException or IndexOutOfRangeException or InvalidCastException or KeyNotFoundException;

    private static ReadResult<Neighborhoods> Read(FeatureCollection features)
    {
        var named = new List<(string Name, Geometry Shape)>();
        foreach (var feature in features.Where(feature => feature?.Geometry is Polygon or MultiPolygon && !feature.Geometry.IsEmpty))
        {
            if (NameOf(feature.Attributes) is not { } name)
            {
                return new Sentence("Area {0} in this file has no name; each needs a property such as “name”.", named.Count + 1);
            }

            if (!IsOnGlobe(feature.Geometry))
            {
                return new Sentence("The coordinates of “{0}” are not longitude and latitude; please export the file as WGS 84 (EPSG:4326).", name);
            }

            if (Valid(feature.Geometry) is not { } shape)
            {
                return new Sentence("The border of “{0}” is damaged and cannot be mended; please check it on a map.", name);
            }

            named.Add((name, shape));
        }

        return named.Count == 0 ? new Sentence("This GeoJSON file holds no areas (polygons).") : new Neighborhoods(Joined(named));
    }

    private static List<Area> Joined(List<(string Name, Geometry Shape)> named) =>
        [.. named.GroupBy(area => area.Name, StringComparer.OrdinalIgnoreCase).Select(group =>
        {
            var shape = group.Count() == 1 ? group.First().Shape : UnaryUnionOp.Union(group.Select(area => area.Shape));
            return new Area(group.First().Name, shape, JsonSerializer.Serialize(shape, GeoJson));
        })];

    private static string? NameOf(IAttributesTable? attributes)
    {
        if (attributes is null)
        {
            return null;
        }

        var names = attributes.GetNames();
        return NameProperties.SelectMany(wanted => names.Where(name => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase)))
            .Concat(NameParts.SelectMany(part => names.Where(name => name.Contains(part, StringComparison.OrdinalIgnoreCase))))
            .Select(name => Text.Clean(Said(attributes[name])))
            .FirstOrDefault(name => name.Length is > 0 and <= 200);
    }

    /// <summary>A beat is often a number.</summary>
    private static string Said(object? value) => value switch
    {
        string text => text,
        int or long or double or decimal => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
        _ => "",
    };

    private static bool IsOnGlobe(Geometry geometry)
    {
        var box = geometry.EnvelopeInternal;
        return box.MinX >= -180 && box.MaxX <= 180 && box.MinY >= -90 && box.MaxY <= 90;
    }

    /// <summary>A border that crosses itself is mended where that leaves an area.</summary>
    private static Geometry? Valid(Geometry geometry)
    {
        var shape = geometry.IsValid ? geometry : GeometryFixer.Fix(geometry);
        return shape is Polygon or MultiPolygon && !shape.IsEmpty && shape.Area > 0 ? shape : null;
    }
}
