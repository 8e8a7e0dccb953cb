using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Places;

/// <summary>
/// What is missing at an organisation's place or in its neighborhood, as one of Maslow's five levels. Never of a person: it cannot be
/// noted at a neighbor on their own, and it has no words in which somebody could stand.
/// </summary>
public class PlaceNeed : Entity
{
    /// <summary>The organisation at whose place it is, or was heard.</summary>
    public Guid PartnerId { get; set; }

    /// <summary>Set where it is the whole neighborhood's.</summary>
    public Guid? AreaId { get; set; }
    public Needs Need { get; set; }
    public Guid ById { get; set; }
    public DateTime At { get; set; }
    public DateTime? MetAt { get; set; }
    public Guid? MetById { get; set; }
}

/// <summary>A service was named that may meet a need; and later, whether it was taken up.</summary>
public class Referral : Entity
{
    public Guid NeedId { get; set; }

    /// <summary>A partner that serves.</summary>
    public Guid ServiceId { get; set; }
    public Guid ById { get; set; }
    public DateTime At { get; set; }
    public ReferralOutcome? Outcome { get; set; }
    public DateTime? OutcomeAt { get; set; }
    public Guid? OutcomeById { get; set; }
}

public enum ReferralOutcome
{
    [Display(Name = "Taken up")] TakenUp = 1,
    [Display(Name = "Not taken up")] NotTakenUp = 2,
    [Display(Name = "We do not know")] Unknown = 3,
}

public class PlaceNeedMapping : IEntityTypeConfiguration<PlaceNeed>
{
    public void Configure(EntityTypeBuilder<PlaceNeed> builder)
    {
        builder.HasOne<Partner>().WithMany().HasForeignKey(n => new { n.AgencyId, n.PartnerId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Area>().WithMany().HasForeignKey(n => new { n.AgencyId, n.AreaId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => new { n.AgencyId, n.PartnerId, n.At });
    }
}

public class ReferralMapping : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.HasOne<PlaceNeed>().WithMany().HasForeignKey(r => new { r.AgencyId, r.NeedId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Partner>().WithMany().HasForeignKey(r => new { r.AgencyId, r.ServiceId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.AgencyId, r.ServiceId });
    }
}
