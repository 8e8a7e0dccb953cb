using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Ecomaps;

/// <summary>
/// How two organisations stand with each other. Never of a person: a neighbor on their own is no end of it, and it has no words in
/// which somebody could stand. What an officer and a partner have is a relationship, and something else.
/// </summary>
public class OrganizationTie : Entity
{
    public Guid FirstId { get; set; }
    public Guid SecondId { get; set; }

    /// <summary>The two in an order of their own, whichever way they were named: a pair has one tie at a time.</summary>
    public Guid LowId { get => FirstId.CompareTo(SecondId) <= 0 ? FirstId : SecondId; private set { } }
    public Guid HighId { get => FirstId.CompareTo(SecondId) <= 0 ? SecondId : FirstId; private set { } }

    /// <summary>What the latest <see cref="OrganizationTieStep"/> says, repeated here to be drawn.</summary>
    public TieQuality Quality { get; set; }
    public TieFlow Flow { get; set; }
    public Supports Supports { get; set; }

    /// <summary>When somebody last said so.</summary>
    public DateTime SaidAt { get; set; }
    public DateTime? EndedAt { get; set; }

    /// <summary>The end that is not this one.</summary>
    public Guid OtherThan(Guid partnerId) => FirstId == partnerId ? SecondId : FirstId;
}

/// <summary>What somebody said of a tie: how it is from then on, or that it ended and why.</summary>
public class OrganizationTieStep : Entity
{
    public Guid TieId { get; set; }
    public TieQuality Quality { get; set; }
    public TieFlow Flow { get; set; }
    public Supports Supports { get; set; }

    /// <summary>Set where the tie ended.</summary>
    public TieEnding? Ending { get; set; }

    /// <summary>Null where two entries were joined and nobody said anything of the tie.</summary>
    public Guid? ById { get; set; }
    public DateTime At { get; set; }
}

/// <summary>Hartman's three lines.</summary>
public enum TieQuality
{
    [Display(Name = "Strong")] Strong = 1,
    [Display(Name = "Tenuous")] Tenuous = 2,
    [Display(Name = "Stressed")] Stressed = 3,
}

/// <summary>Where support goes.</summary>
public enum TieFlow
{
    [Display(Name = "Nothing flows now")] None = 0,
    [Display(Name = "The first helps the second")] ToSecond = 1,
    [Display(Name = "The second helps the first")] ToFirst = 2,
    [Display(Name = "They help each other")] Both = 3,
}

/// <summary>What flows: a closed list, so that nobody can stand in it.</summary>
[Flags]
public enum Supports
{
    None = 0,
    [Display(Name = "Food and meals")] Food = 1,
    [Display(Name = "Rooms and space")] Space = 2,
    [Display(Name = "People sent on")] Referrals = 4,
    [Display(Name = "Goods and money")] Goods = 8,
    [Display(Name = "Advice and training")] Advice = 16,
    [Display(Name = "Volunteers and time")] Time = 32,
    [Display(Name = "An eye on each other's doors")] Watch = 64,
    [Display(Name = "Events together")] Events = 128,
}

public enum TieEnding
{
    [Display(Name = "They no longer have to do with each other")] Apart = 1,
    [Display(Name = "One of them closed or moved away")] Gone = 2,
    [Display(Name = "It was noted by mistake")] Mistake = 3,
    [Display(Name = "The two entries were joined")] Joined = 4,
}

public class OrganizationTieMapping : IEntityTypeConfiguration<OrganizationTie>
{
    public void Configure(EntityTypeBuilder<OrganizationTie> builder)
    {
        builder.Property(t => t.LowId).UsePropertyAccessMode(PropertyAccessMode.Property).LeftOutOfAudit();
        builder.Property(t => t.HighId).UsePropertyAccessMode(PropertyAccessMode.Property).LeftOutOfAudit();
        builder.HasOne<Partner>().WithMany().HasForeignKey(t => new { t.AgencyId, t.FirstId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partner>().WithMany().HasForeignKey(t => new { t.AgencyId, t.SecondId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.AgencyId, t.LowId, t.HighId }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        builder.HasIndex(t => new { t.AgencyId, t.FirstId });
        builder.HasIndex(t => new { t.AgencyId, t.SecondId });
        builder.HasIndex(t => new { t.AgencyId, t.SaidAt });
    }
}

public class OrganizationTieStepMapping : IEntityTypeConfiguration<OrganizationTieStep>
{
    public void Configure(EntityTypeBuilder<OrganizationTieStep> builder) =>
        builder.HasOne<OrganizationTie>().WithMany().HasForeignKey(s => new { s.AgencyId, s.TieId }).OnDelete(DeleteBehavior.Cascade);
}
