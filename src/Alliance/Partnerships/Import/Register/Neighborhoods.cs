using System.Text.Json;
using Alliance.Partnerships.Partners;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.Noding;
using NetTopologySuite.Operation.Union;

namespace Alliance.Partnerships.Import.Register;

/// <summary>The areas of a GeoJSON file, in its order; several features of one name are one area.</summary>
/// <param name="Areas">Those that can be used.</param>
/// <param name="LeftOut">For each feature that cannot, what is wrong with it and what to do.</param>
/// <param name="Mended">Areas whose border crossed itself.</param>
/// <param name="Joined">Areas that stand in the file more than once.</param>
public sealed record Neighborhoods(IReadOnlyList<Area> Areas, IReadOnlyList<Sentence> LeftOut, IReadOnlyList<string> Mended, IReadOnlyList<string> Joined)
{
    public const int MaximumBytes = 20 * 1024 * 1024;

    /// <summary>Of one area; a coast in every detail has fewer.</summary>
    public const int MostCorners = 200_000;

    public static readonly Sentence TooLarge = new("This file is larger than {0} MB; please simplify its borders.", MaximumBytes / 1024 / 1024);

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
            return TooLarge;
        }

        return Features(content) is { } features ? Read(features) : NotGeoJson;
    }

    /// <summary>For a register, all or nothing: whoever lies in an area that was left out would be placed in none.</summary>
    public static ReadResult<Neighborhoods> ReadWhole(byte[] content)
    {
        var read = Read(content);
        return read is { Succeeded: true, Value.LeftOut: [var first, ..] } ? first : read;
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
        var (named, leftOut, mended) = (new List<(string Name, Geometry Shape)>(), new List<Sentence>(), new List<string>());
        foreach (var (feature, number) in features.Where(feature => feature?.Geometry is Polygon or MultiPolygon && !feature.Geometry.IsEmpty).Select((feature, index) => (feature, index + 1)))
        {
            if (NameOf(feature.Attributes) is not { } name)
            {
                leftOut.Add(new Sentence("Area {0} in this file has no name; each needs a property such as “name”.", number));
            }
            else if (Trouble(name, feature.Geometry) is { } trouble)
            {
                leftOut.Add(trouble);
            }
            else if (Valid(feature.Geometry) is not { } shape)
            {
                leftOut.Add(new Sentence("The border of “{0}” is damaged and cannot be mended; please check it on a map.", name));
            }
            else
            {
                if (!ReferenceEquals(shape, feature.Geometry)) mended.Add(name);
                named.Add((name, shape));
            }
        }

        if (named.Count == 0)
        {
            return leftOut is [var first, ..] ? first : new Sentence("This GeoJSON file holds no areas (polygons).");
        }

        var groups = named.GroupBy(area => Names.Fold(Text.Cut(area.Name, Alliance.Partnerships.Areas.Area.NameMaxLength)), StringComparer.Ordinal).ToList();
        return new Neighborhoods(groups.ConvertAll(group => Whole([.. group])), leftOut, [.. mended.Distinct()], [.. groups.Where(group => group.Count() > 1).Select(group => group.First().Name)]);
    }

    private static Area Whole(IReadOnlyList<(string Name, Geometry Shape)> parts)
    {
        var shape = parts is [var only] ? only.Shape : UnaryUnionOp.Union(parts.Select(area => area.Shape));
        return new Area(parts[0].Name, shape, JsonSerializer.Serialize(shape, GeoJson));
    }

    /// <summary>Why an outline cannot even be looked at more closely; null where it can.</summary>
    private static Sentence? Trouble(string name, Geometry geometry)
    {
        var box = geometry.EnvelopeInternal;
        if (!IsOnGlobe(geometry))
        {
            return new Sentence("The coordinates of “{0}” are not longitude and latitude; please export the file as WGS 84 (EPSG:4326).", name);
        }

        // Nobody lives beyond these; an American town with its two numbers changed about lies near the South Pole.
        if (box.MaxY < -60 || box.MinY > 85)
        {
            return new Sentence("“{0}” lies near a pole: its longitude and latitude have probably changed places. GeoJSON has the longitude first; please export the file anew.", name);
        }

        return geometry.NumPoints > MostCorners ? new Sentence("The border of “{0}” has {1:N0} corners, and {2:N0} are the most; please simplify it.", name, geometry.NumPoints, MostCorners) : null;
    }

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
            .FirstOrDefault(name => name.Length <= 200 && Names.Fold(name).Length > 0);
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

    /// <summary>A border that crosses itself is mended where that leaves an area, and where it does not cross itself at every turn: that would take as long as it is senseless.</summary>
    private static Geometry? Valid(Geometry geometry)
    {
        if (geometry.IsValid)
        {
            return geometry.Area > 0 ? geometry : null;
        }

        return Crossings.AreMore(geometry, MostCrossings) ? null : GeometryFixer.Fix(geometry) is var shape and (Polygon or MultiPolygon) && shape is { IsEmpty: false, Area: > 0 } ? shape : null;
    }

    private const int MostCrossings = 1000;

    /// <summary>Counts where a border crosses itself, and stops when it is too often.</summary>
    private sealed class Crossings(int most) : ISegmentIntersector
    {
        private readonly RobustLineIntersector lines = new();
        private int seen;

        public bool IsDone => seen > most;

        public static bool AreMore(Geometry geometry, int most)
        {
            var crossings = new Crossings(most);
            new MCIndexNoder(crossings).ComputeNodes([.. SegmentStringUtil.ExtractSegmentStrings(geometry)]);
            return crossings.IsDone;
        }

        public void ProcessIntersections(ISegmentString e0, int segIndex0, ISegmentString e1, int segIndex1)
        {
            if (IsDone || ReferenceEquals(e0, e1) && segIndex0 == segIndex1) return;
            lines.ComputeIntersection(e0.Coordinates[segIndex0], e0.Coordinates[segIndex0 + 1], e1.Coordinates[segIndex1], e1.Coordinates[segIndex1 + 1]);
            if (lines.HasIntersection && lines.IsProper) seen++;
        }
    }
}
