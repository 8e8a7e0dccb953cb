using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Alliance.Partnerships.Areas;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Alliance.Partnerships.Team;

/// <summary>An area as a map shows it: fewer corners than are kept, and where its name stands.</summary>
public sealed record AreaOutline(Guid AreaId, string Name, string GeoJson, double X, double Y);

/// <summary>The town's areas twice: as a drawing for paper, and as outlines for a map that is moved.</summary>
public sealed record TownDrawing(NeighborhoodMap Map, IReadOnlyList<AreaOutline> Outlines)
{
    /// <summary>So many corners are sent with a page at most; it then weighs as much as a photograph of a stamp.</summary>
    public const int MostCorners = 6000;

    /// <summary>In meters. The finer the better, until there are few enough corners; beyond the last the outline would mislead.</summary>
    private const double Finest = 2, Coarsest = 500;

    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };

    public static TownDrawing Of(IReadOnlyList<(Guid AreaId, string Name, string Outline)> areas)
    {
        var read = areas.Select(a => (a.AreaId, a.Name, Shape: NeighborhoodMap.Read(a.Outline))).Where(a => a.Shape is not null).Select(a => (a.AreaId, a.Name, Shape: a.Shape!)).ToList();
        return new TownDrawing(NeighborhoodMap.Draw(read), Simpler(read));
    }

    private static IReadOnlyList<AreaOutline> Simpler(List<(Guid AreaId, string Name, Geometry Shape)> areas)
    {
        if (areas.Count == 0) return [];
        var latitude = areas.Average(a => a.Shape.EnvelopeInternal.Centre.Y);
        Geometry[] shapes = [.. areas.Select(a => Scaled(a.Shape, 1 / Shortening(latitude), Grid.MetersPerDegree))];
        for (var within = Finest; within <= Coarsest && shapes.Sum(s => s.NumPoints) > MostCorners; within *= 2) shapes = CoverageSimplifier.Simplify(shapes, within);
        return [.. areas.Zip(shapes, (area, shape) => Outline(area.AreaId, area.Name, shape.IsEmpty ? area.Shape.Envelope : Scaled(shape, Shortening(latitude), 1 / Grid.MetersPerDegree)))];
    }

    private static AreaOutline Outline(Guid id, string name, Geometry shape)
    {
        var middle = shape.InteriorPoint;
        return new AreaOutline(id, name, JsonSerializer.Serialize(shape, GeoJson), Math.Round(middle.X, 5), Math.Round(middle.Y, 5));
    }

    /// <summary>A degree of longitude is shorter the farther north; in meters both axes are alike.</summary>
    private static double Shortening(double latitude) => 1 / (Grid.MetersPerDegree * Math.Max(0.05, Math.Cos(latitude * Math.PI / 180)));

    private static Geometry Scaled(Geometry shape, double x, double y)
    {
        var scaled = shape.Copy();
        scaled.Apply(new Scaling(x, y));
        scaled.GeometryChanged();
        return scaled;
    }

    private sealed class Scaling(double x, double y) : ICoordinateFilter
    {
        // Five places of a degree are a meter, and half the bytes.
        public void Filter(Coordinate coordinate) => (coordinate.X, coordinate.Y) = y < 1 ? (Math.Round(coordinate.X * x, 5), Math.Round(coordinate.Y * y, 5)) : (coordinate.X * x, coordinate.Y * y);
    }
}

/// <summary>Draws an agency's areas anew only when one of them has changed: an outline may have a hundred thousand corners.</summary>
public sealed class TownDrawings
{
    private readonly ConcurrentDictionary<(int Agency, AreaKind? Kind), (string Mark, TownDrawing Drawing)> drawn = new();

    /// <param name="kind">Only areas of this kind; null: all.</param>
    public async Task<TownDrawing> OfAsync(AllianceContext db, Agency agency, AreaKind? kind = null)
    {
        var areas = db.Set<Area>().AsNoTracking().Where(a => a.Outline != null && (kind == null || a.Kind == kind)).OrderBy(a => a.SortName).ThenBy(a => a.Id);
        var mark = string.Join(' ', (await areas.Select(a => new { a.Id, a.Version }).ToListAsync()).Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Id:N}.{a.Version}")));
        if (drawn.TryGetValue((agency.Id, kind), out var known) && known.Mark == mark) return known.Drawing;
        var outlines = await areas.Select(a => new { a.Id, a.Name, a.Outline }).ToListAsync();
        var drawing = TownDrawing.Of(outlines.ConvertAll(a => (a.Id, a.Name, a.Outline!)));
        drawn[(agency.Id, kind)] = (mark, drawing);
        return drawing;
    }
}
