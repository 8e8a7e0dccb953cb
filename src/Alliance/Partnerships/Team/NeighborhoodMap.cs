using System.Globalization;
using System.Text;
using System.Text.Json;
using NetTopologySuite.Algorithm.Construct;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO.Converters;

namespace Alliance.Partnerships.Team;

/// <summary>One area as a path of the drawing; its name where it fits, one line or two.</summary>
public sealed record AreaShape(Guid AreaId, string Path, IReadOnlyList<string> Label, double X, double Y);

/// <summary>The town as a drawing 360 units wide: outlines projected, borders simplified together so that no gap opens between neighbors.</summary>
public sealed record NeighborhoodMap(int Width, int Height, IReadOnlyList<AreaShape> Shapes)
{
    public static readonly NeighborhoodMap Empty = new(FullWidth, 0, []);

    private const int FullWidth = 360;
    private const int TallestHeight = 440;
    private const int Margin = 6;

    /// <summary>In units of the drawing: finer than a screen shows.</summary>
    private const double Tolerance = 0.8;
    private const double SmallestPart = 2;

    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <param name="outlines">GeoJSON polygons, longitude before latitude; one that cannot be read is left out.</param>
    public static NeighborhoodMap Draw(IEnumerable<(Guid AreaId, string Name, string Outline)> outlines) =>
        Draw([.. outlines.Select(o => (o.AreaId, o.Name, Shape: Read(o.Outline))).Where(a => a.Shape is not null).Select(a => (a.AreaId, a.Name, a.Shape!))]);

    public static NeighborhoodMap Draw(IReadOnlyList<(Guid AreaId, string Name, Geometry Shape)> areas)
    {
        if (areas.Count == 0) return Empty;
        var projection = Projection.Onto(areas.Select(a => a.Shape));
        var simple = CoverageSimplifier.Simplify([.. areas.Select(a => projection.Transform(a.Shape))], Tolerance);
        var drawn = areas.Zip(simple, (area, shape) => (area.AreaId, area.Name, Parts: PartsOf(shape))).Where(a => a.Parts.Count > 0).ToList();
        var labels = new LabelPlaces(FullWidth, projection.Height);
        // The larger area has the first choice of room for its name.
        var shapes = drawn.OrderByDescending(a => a.Parts[0].Area).Select(a =>
        {
            var (lines, x, y) = labels.Place(a.Name, a.Parts[0]);
            return new AreaShape(a.AreaId, PathOf(a.Parts), lines, x, y);
        });
        return new NeighborhoodMap(FullWidth, projection.Height, [.. shapes]);
    }

    public static Geometry? Read(string outline)
    {
        try
        {
            return JsonSerializer.Deserialize<Geometry>(outline, GeoJson) is { IsEmpty: false } and (Polygon or MultiPolygon) and var shape ? shape : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The polygons worth drawing, the largest first.</summary>
    private static List<Polygon> PartsOf(Geometry shape)
    {
        var parts = PolygonExtracter.GetPolygons(shape).OfType<Polygon>().Where(p => !p.IsEmpty).OrderByDescending(p => p.Area).ToList();
        return [.. parts.Where((part, index) => index == 0 || part.Area >= SmallestPart)];
    }

    private static string PathOf(IEnumerable<Polygon> parts)
    {
        var path = new StringBuilder();
        foreach (var ring in parts.SelectMany(p => p.Holes.Prepend(p.Shell)))
        {
            for (var point = 0; point < ring.NumPoints - 1; point++)
                path.Append(CultureInfo.InvariantCulture, $"{(point == 0 ? 'M' : 'L')}{ring.GetCoordinateN(point).X:0.#} {ring.GetCoordinateN(point).Y:0.#}");
            path.Append('Z');
        }
        return path.ToString();
    }

    /// <summary>Degrees to drawing units: a degree of longitude is shorter the farther north, and north is up.</summary>
    private sealed record Projection(double West, double North, double PerLongitude, double PerLatitude, double Left, int Height)
    {
        public static Projection Onto(IEnumerable<Geometry> shapes)
        {
            var box = shapes.Aggregate(new Envelope(), (all, shape) => { all.ExpandToInclude(shape.EnvelopeInternal); return all; });
            var shortening = Math.Max(0.05, Math.Cos(box.Centre.Y * Math.PI / 180));
            var wide = Math.Max(box.Width * shortening, 1e-9);
            var high = Math.Max(box.Height, 1e-9);
            var scale = Math.Min((FullWidth - 2 * Margin) / wide, (TallestHeight - 2 * Margin) / high);
            return new Projection(box.MinX, box.MaxY, scale * shortening, scale, (FullWidth - wide * scale) / 2, (int)Math.Ceiling(high * scale) + 2 * Margin);
        }

        public Geometry Transform(Geometry shape)
        {
            var drawn = shape.Copy();
            drawn.Apply(new ToDrawing(this));
            drawn.GeometryChanged();
            return drawn;
        }

        private sealed class ToDrawing(Projection to) : ICoordinateFilter
        {
            public void Filter(Coordinate coordinate) =>
                (coordinate.X, coordinate.Y) = (to.Left + (coordinate.X - to.West) * to.PerLongitude, Margin + (to.North - coordinate.Y) * to.PerLatitude);
        }
    }
}

/// <summary>Where names go: inside their own area, over no other name, or nowhere; the table says them all.</summary>
internal sealed class LabelPlaces(int width, int height)
{
    public const double LineHeight = 15;
    private const double PerLetter = 7;

    /// <summary>How far beyond its area a name may reach.</summary>
    private const double Reach = 1.25;

    private readonly List<Envelope> taken = [];

    public (IReadOnlyList<string> Lines, double X, double Y) Place(string name, Polygon area)
    {
        var center = MaximumInscribedCircle.GetCenter(area, 1).Coordinate;
        foreach (var lines in Layouts(name))
        {
            var wide = lines.Max(l => l.Length) * PerLetter;
            var high = lines.Count * LineHeight;
            var box = new Envelope(center.X - wide / 2, center.X + wide / 2, center.Y - high / 2, center.Y + high / 2);
            var fits = wide <= area.EnvelopeInternal.Width * Reach && high <= area.EnvelopeInternal.Height * Reach
                && box.MinX >= 0 && box.MaxX <= width && box.MinY >= 0 && box.MaxY <= height && !taken.Exists(t => t.Intersects(box));
            if (!fits) continue;
            taken.Add(box);
            // The text's own line lies below its middle.
            return (lines, Math.Round(center.X, 1), Math.Round(center.Y - high / 2 + LineHeight * 0.75, 1));
        }
        return ([], 0, 0);
    }

    private static IEnumerable<IReadOnlyList<string>> Layouts(string name)
    {
        yield return [name];
        var breaks = name.Select((letter, at) => (letter, at)).Where(l => l.letter == ' ').Select(l => l.at).ToList();
        if (breaks.Count == 0) yield break;
        var middle = breaks.MinBy(at => Math.Abs(at - name.Length / 2));
        yield return [name[..middle], name[(middle + 1)..]];
    }
}
