using System.ComponentModel.DataAnnotations;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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
        builder.HasIndex(a => new { a.AgencyId, a.Kind, a.SortName }).IsUnique();
    }
}
