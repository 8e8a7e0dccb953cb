using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Import.Register;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;

namespace Alliance.Partnerships.Areas;

/// <summary>A neighbourhood, beat or district, with its outline.</summary>
public class Area : Entity
{
    public const int NameMaxLength = 80;

    public required string Name { get; set; }
    public string SortName { get; set; } = "";
    public AreaKind Kind { get; set; }

    /// <summary>Polygon or multipolygon as GeoJSON, longitude before latitude; null where only a name is known.</summary>
    public string? Outline { get; set; }

    /// <summary>A point well inside the outline; follows from it, and is kept so that whoever has no address of their own here is near to something.</summary>
    public double? MiddleLatitude { get => Middle?.Y; private set { } }
    public double? MiddleLongitude { get => Middle?.X; private set { } }

    private (string? Of, Point? Point) measured;

    private Point? Middle
    {
        get
        {
            if (!ReferenceEquals(measured.Of, Outline)) measured = (Outline, Outline is null ? null : Neighborhoods.OfOutline(Name, Outline)?.Geometry.InteriorPoint);
            return measured.Point;
        }
    }
}

public enum AreaKind
{
    [Display(Name = "Neighborhood")] Neighborhood = 1,
    [Display(Name = "Beat")] Beat = 2,
    [Display(Name = "District")] District = 3,
}

public class AreaMapping : IEntityTypeConfiguration<Area>
{
    public void Configure(EntityTypeBuilder<Area> builder)
    {
        builder.Property(a => a.Name).HasMaxLength(Area.NameMaxLength);
        builder.Property(a => a.SortName).HasMaxLength(Area.NameMaxLength).LeftOutOfAudit();
        builder.Property(a => a.Outline).LeftOutOfAudit();
        builder.Property(a => a.MiddleLatitude).UsePropertyAccessMode(PropertyAccessMode.Property).LeftOutOfAudit();
        builder.Property(a => a.MiddleLongitude).UsePropertyAccessMode(PropertyAccessMode.Property).LeftOutOfAudit();
        builder.HasIndex(a => new { a.AgencyId, a.Kind, a.SortName }).IsUnique();
    }
}
