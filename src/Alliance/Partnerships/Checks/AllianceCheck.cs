using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Checks;

/// <summary>Three questions put to both sides of a relationship at the same moment. Neither sees the other's answer before both have given theirs.</summary>
public class AllianceCheck : Entity
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public Guid PartnerId { get; set; }
    public Guid ContactId { get; set; }
    public Side AskedBy { get; set; }
    public Guid AskedById { get; set; }
    public DateTime AskedAt { get; set; }
    public DateTime ExpiresAt { get; set; }

    /// <summary>When the second of the two answered, or it ran out, or the contact left; null while it waits.</summary>
    public DateTime? ClosedAt { get; set; }
}

/// <summary>
/// What one side answered. The numbers are never written into the audit, and are emptied where they will never stand beside the other's:
/// when the check runs out, when the contact leaves, and at once where they are for totals only.
/// </summary>
public class AllianceAnswer : Entity
{
    public Guid CheckId { get; set; }
    public Side Side { get; set; }
    public Guid ById { get; set; }
    public DateTime At { get; set; }
    public bool ForTotalsOnly { get; set; }
    public int? Bond { get; set; }
    public int? Goals { get; set; }
    public int? Tasks { get; set; }
}

public enum AllianceQuestion
{
    [Display(Name = "We trust and respect each other.")] Bond = 1,
    [Display(Name = "We want the same things from working together.")] Goals = 2,
    [Display(Name = "What each of us does about it is right, and it helps.")] Tasks = 3,
}

/// <summary>A wide gap that both have seen: something to talk about. Closed by either side, with a reason.</summary>
public class Repair : Entity
{
    public const int ReasonMaxLength = 500;

    public Guid CheckId { get; set; }
    public DateTime OpenedAt { get; set; }
    public DateTime? ClosedAt { get; set; }
    public Side? ClosedBy { get; set; }
    public Guid? ClosedById { get; set; }
    public string? Reason { get; set; }

    /// <summary>Set where the reason speaks of others and was saved all the same; it goes on this day.</summary>
    public DateTime? ExpiresAt { get; set; }
}

/// <summary>How often a question was answered with a score in a quarter, by all contacts together. No row of it leads to anybody.</summary>
public class RatingTotal
{
    public int AgencyId { get; set; }
    public int Year { get; set; }
    public int Quarter { get; set; }
    public AllianceQuestion Question { get; set; }
    public int Score { get; set; }
    public int Count { get; set; }
}

public class AllianceCheckMapping : IEntityTypeConfiguration<AllianceCheck>
{
    public void Configure(EntityTypeBuilder<AllianceCheck> builder)
    {
        builder.HasOne<Partner>().WithMany().HasForeignKey(c => new { c.AgencyId, c.PartnerId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Contact>().WithMany().HasForeignKey(c => new { c.AgencyId, c.ContactId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.AgencyId, c.PartnerId, c.AskedAt });
        // One at a time: asking while one waits leads to that one.
        builder.HasIndex(c => new { c.AgencyId, c.ContactId }, "IX_AllianceCheck_Waiting").IsUnique().HasFilter("\"ClosedAt\" IS NULL");
        builder.HasIndex(c => new { c.AgencyId, c.ContactId }, "IX_AllianceCheck_OfContact");
    }
}

public class AllianceAnswerMapping : IEntityTypeConfiguration<AllianceAnswer>
{
    public void Configure(EntityTypeBuilder<AllianceAnswer> builder)
    {
        builder.Property(a => a.Bond).LeftOutOfAudit();
        builder.Property(a => a.Goals).LeftOutOfAudit();
        builder.Property(a => a.Tasks).LeftOutOfAudit();
        builder.HasOne<AllianceCheck>().WithMany().HasForeignKey(a => new { a.AgencyId, a.CheckId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => new { a.AgencyId, a.CheckId, a.Side }).IsUnique();
    }
}

public class RepairMapping : IEntityTypeConfiguration<Repair>
{
    public void Configure(EntityTypeBuilder<Repair> builder)
    {
        builder.Property(r => r.Reason).HasMaxLength(ContactReferences.RoomFor(Repair.ReasonMaxLength));
        builder.HasOne<AllianceCheck>().WithMany().HasForeignKey(r => new { r.AgencyId, r.CheckId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => new { r.AgencyId, r.CheckId }).IsUnique();
    }
}

public class RatingTotalMapping : IEntityTypeConfiguration<RatingTotal>
{
    public void Configure(EntityTypeBuilder<RatingTotal> builder)
    {
        builder.ToTable(nameof(RatingTotal));
        builder.HasKey(t => new { t.AgencyId, t.Year, t.Quarter, t.Question, t.Score });
    }
}
