using NetTopologySuite.Geometries;

namespace Alliance.Partnerships.Import.Register;

/// <summary>A neighbourhood, beat or district: a name and where it is.</summary>
/// <param name="GeoJson">The geometry alone, as GeoJSON, for the store and the map.</param>
public sealed record Area(string Name, Geometry Geometry, string GeoJson)
{
    public double West => Geometry.EnvelopeInternal.MinX;

    public double South => Geometry.EnvelopeInternal.MinY;

    public double East => Geometry.EnvelopeInternal.MaxX;

    public double North => Geometry.EnvelopeInternal.MaxY;
}
