using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship.Holds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Stewardship.Releases;

/// <summary>Something of one partner's record that a law makes us give out. It holds places and reasons, and no word of what was given.</summary>
public class Release : Entity
{
    public Guid PartnerId { get; set; }
    public Asker Asker { get; set; }
    public ReleaseGround Ground { get; set; }
    public required string FileNumber { get; set; }
    public Guid BegunById { get; set; }
    public DateTime BegunAt { get; set; }
    public DateTime? ReleasedAt { get; set; }

    /// <summary>SHA-256 of the file that was given out: what is taken later is that file, or nothing.</summary>
    public byte[]? FileHash { get; set; }

    /// <summary>Until when a court forbids to tell the partner, and by which order.</summary>
    public DateOnly? SilentUntil { get; set; }
    public string? OrderNumber { get; set; }
    public DateTime? ToldAt { get; set; }
}

/// <summary>One sentence of one text, in its order: given out, or blacked out for a reason.</summary>
public class ReleasedPart : Entity
{
    public Guid ReleaseId { get; set; }
    public ReleasedKind Kind { get; set; } = ReleasedKind.Talk;

    /// <summary>The row of that kind.</summary>
    public Guid SourceId { get; set; }

    /// <summary>0 is its first line: what the talk was about, what was promised; from 1 on the sentences of the rest.</summary>
    public int Place { get; set; }
    public Redaction? BlackedOutFor { get; set; }
}

/// <summary>What officers write of a partner.</summary>
public enum ReleasedKind
{
    [Display(Name = "Talks")] Talk = 1,
    [Display(Name = "Promises")] Promise = 2,
    [Display(Name = "Shared goals")] Goal = 3,
    [Display(Name = "The relationship")] Relationship = 4,
    [Display(Name = "Plans")] Plan = 5,
    [Display(Name = "Notes kept back once")] KeptBack = 6,
}

public enum Asker
{
    [Display(Name = "A resident")] Resident = 1,
    [Display(Name = "The press")] Press = 2,
    [Display(Name = "A lawyer")] Lawyer = 3,
    [Display(Name = "A court")] Court = 4,
    [Display(Name = "Another public agency")] OtherAgency = 5,
    [Display(Name = "An organization")] Organization = 6,
}

public enum ReleaseGround
{
    [Display(Name = "Public-records request")] RecordsRequest = 1,
    [Display(Name = "Court order")] CourtOrder = 2,
    [Display(Name = "Subpoena")] Subpoena = 3,
}

public enum Redaction
{
    [Display(Name = "A person's privacy")] Privacy = 1,
    [Display(Name = "Somebody who took no part")] ThirdPerson = 2,
    [Display(Name = "Somebody's safety")] Safety = 3,
    [Display(Name = "Told in confidence")] Confidence = 4,
    [Display(Name = "A law protects it")] ProtectedByLaw = 5,
}

public class ReleaseMapping : IEntityTypeConfiguration<Release>
{
    public void Configure(EntityTypeBuilder<Release> builder)
    {
        builder.Property(r => r.FileNumber).HasMaxLength(LegalHold.FileNumberMaxLength);
        builder.Property(r => r.OrderNumber).HasMaxLength(LegalHold.FileNumberMaxLength);
        builder.Property(r => r.FileHash).HasMaxLength(32);
        builder.HasIndex(r => new { r.AgencyId, r.PartnerId });
        builder.HasOne<Partner>().WithMany().HasForeignKey(r => new { r.AgencyId, r.PartnerId }).OnDelete(DeleteBehavior.Restrict);
    }
}

public class ReleasedPartMapping : IEntityTypeConfiguration<ReleasedPart>
{
    public void Configure(EntityTypeBuilder<ReleasedPart> builder)
    {
        builder.HasOne<Release>().WithMany().HasForeignKey(p => new { p.AgencyId, p.ReleaseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => new { p.AgencyId, p.SourceId });
    }
}
