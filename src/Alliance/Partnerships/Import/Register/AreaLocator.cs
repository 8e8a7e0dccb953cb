using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;

namespace Alliance.Partnerships.Import.Register;

/// <summary>Finds the area that holds a point. Safe to share between threads.</summary>
public sealed class AreaLocator
{
    private readonly STRtree<(int Order, Area Area, IPreparedGeometry Shape)> tree = new();

    public AreaLocator(IReadOnlyList<Area> areas)
    {
        ArgumentNullException.ThrowIfNull(areas);
        for (var order = 0; order < areas.Count; order++)
        {
            tree.Insert(areas[order].Geometry.EnvelopeInternal, (order, areas[order], PreparedGeometryFactory.Prepare(areas[order].Geometry)));
        }

        tree.Build();
    }

    /// <summary>On a shared border, or where areas overlap, the one that comes first in the file; null outside all.</summary>
    public Area? Locate(double latitude, double longitude)
    {
        var point = new Point(longitude, latitude);
        return tree.Query(point.EnvelopeInternal)
            .Where(candidate => candidate.Shape.Covers(point))
            .OrderBy(candidate => candidate.Order)
            .Select(candidate => candidate.Area)
            .FirstOrDefault();
    }
}
