using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Problems.Incidents;

/// <summary>A kind of incident that is counted here: noise, disorder at closing time, shoplifting.</summary>
public class IncidentCategory : Entity
{
    public const int NameMaxLength = 80;

    public required string Name { get; set; }

    /// <summary>The name folded for sorting and matching.</summary>
    public required string SortName { get; set; }
}

/// <summary>What somebody decided a word of a file means, so that the next file is understood without asking.</summary>
public class CategoryWord : Entity
{
    public required string Word { get; set; }
    public required string SortWord { get; set; }

    /// <summary>Null where rows of this word are left out.</summary>
    public Guid? CategoryId { get; set; }

    public Guid? ById { get; set; }
    public DateTime At { get; set; }
}

public class IncidentCategoryMapping : IEntityTypeConfiguration<IncidentCategory>
{
    public void Configure(EntityTypeBuilder<IncidentCategory> builder)
    {
        builder.Property(c => c.Name).HasMaxLength(IncidentCategory.NameMaxLength);
        builder.Property(c => c.SortName).HasMaxLength(IncidentCategory.NameMaxLength).LeftOutOfAudit();
        builder.HasIndex(c => new { c.AgencyId, c.SortName }).IsUnique();
    }
}

public class CategoryWordMapping : IEntityTypeConfiguration<CategoryWord>
{
    public void Configure(EntityTypeBuilder<CategoryWord> builder)
    {
        builder.Property(w => w.Word).HasMaxLength(IncidentCategory.NameMaxLength);
        builder.Property(w => w.SortWord).HasMaxLength(IncidentCategory.NameMaxLength).LeftOutOfAudit();
        builder.HasIndex(w => new { w.AgencyId, w.SortWord }).IsUnique();
        builder.HasOne<IncidentCategory>().WithMany().HasForeignKey(w => new { w.AgencyId, w.CategoryId }).OnDelete(DeleteBehavior.Restrict);
    }
}
