using System.ComponentModel.DataAnnotations;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Problems.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Problems.Measures;

/// <summary>How before and after of one problem are compared: which days, where, which categories. Set anew it is a new row; what was compared before stays to be seen.</summary>
public class ProblemMeasure : Entity
{
    public Guid ProblemId { get; set; }
    public Guid SetById { get; set; }
    public DateTime SetAt { get; set; }
    public DateOnly BeforeFrom { get; set; }

    /// <summary>The last day of before, itself counted.</summary>
    public DateOnly BeforeUntil { get; set; }

    /// <summary>The first day of after: the day of the response.</summary>
    public DateOnly AfterFrom { get; set; }

    /// <summary>The last day of after, itself counted.</summary>
    public DateOnly AfterUntil { get; set; }
}

/// <summary>A neighborhood or an organization, and what it is in the comparison.</summary>
public class MeasuredPlace : Entity
{
    public Guid MeasureId { get; set; }
    public MeasuredRole Role { get; set; }
    public Guid? AreaId { get; set; }
    public Guid? PartnerId { get; set; }
}

public class MeasuredCategory : Entity
{
    public Guid MeasureId { get; set; }
    public Guid CategoryId { get; set; }
}

public enum MeasuredRole
{
    [Display(Name = "Where the problem is")] Treated = 1,
    [Display(Name = "To compare with: like it, and nothing was done")] Comparison = 2,
    [Display(Name = "Around it: where it might have moved to")] AroundTreated = 3,
    [Display(Name = "To compare the surroundings with")] AroundComparison = 4,
}

public class ProblemMeasureMapping : IEntityTypeConfiguration<ProblemMeasure>
{
    public void Configure(EntityTypeBuilder<ProblemMeasure> builder)
    {
        builder.HasOne<Problem>().WithMany().HasForeignKey(m => new { m.AgencyId, m.ProblemId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.SetById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.AgencyId, m.ProblemId, m.SetAt });
    }
}

public class MeasuredPlaceMapping : IEntityTypeConfiguration<MeasuredPlace>
{
    public void Configure(EntityTypeBuilder<MeasuredPlace> builder) =>
        builder.HasOne<ProblemMeasure>().WithMany().HasForeignKey(p => new { p.AgencyId, p.MeasureId }).OnDelete(DeleteBehavior.Cascade);
}

public class MeasuredCategoryMapping : IEntityTypeConfiguration<MeasuredCategory>
{
    public void Configure(EntityTypeBuilder<MeasuredCategory> builder)
    {
        builder.HasOne<ProblemMeasure>().WithMany().HasForeignKey(c => new { c.AgencyId, c.MeasureId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<IncidentCategory>().WithMany().HasForeignKey(c => new { c.AgencyId, c.CategoryId }).OnDelete(DeleteBehavior.Restrict);
    }
}
