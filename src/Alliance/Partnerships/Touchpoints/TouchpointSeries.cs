using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Touchpoints;

/// <summary>Talks planned together. Each is a touchpoint of its own, and is moved, called off and answered alone.</summary>
public class TouchpointSeries : Entity
{
    public Guid PartnerId { get; set; }
    public Guid PlannedById { get; set; }
    public Rhythm Rhythm { get; set; }
    public DateOnly FirstOn { get; set; }
    public DateTime PlannedAt { get; set; }
}

/// <summary>How often. A clock time stays what it is on the wall, in summer and in winter.</summary>
public enum Rhythm
{
    [Display(Name = "Once")] Once = 0,
    [Display(Name = "Every week")] Weekly = 1,
    [Display(Name = "Every two weeks")] TwoWeekly = 2,
    [Display(Name = "Every four weeks")] FourWeekly = 4,
    [Display(Name = "Each month on the same weekday")] MonthlyWeekday = 10,
    [Display(Name = "Each month on the same day")] MonthlyDay = 11,
}

public class TouchpointSeriesMapping : IEntityTypeConfiguration<TouchpointSeries>
{
    public void Configure(EntityTypeBuilder<TouchpointSeries> builder) =>
        builder.HasOne<Partner>().WithMany().HasForeignKey(s => new { s.AgencyId, s.PartnerId }).OnDelete(DeleteBehavior.Restrict);
}
