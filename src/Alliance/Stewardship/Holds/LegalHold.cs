using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Stewardship.Holds;

/// <summary>
/// A law forbids to destroy what is kept with one partner. Placed by the records officer or the steward, and confirmed by the other
/// within <see cref="Unconfirmed"/>; until then it holds, so that nothing is lost meanwhile, and after that it falls away.
/// </summary>
public partial class LegalHold : Entity
{
    public const int FileNumberMaxLength = 40;
    public static readonly TimeSpan Unconfirmed = TimeSpan.FromDays(14);

    public Guid PartnerId { get; set; }
    public HoldReason Reason { get; set; }

    /// <summary>The court's or the agency's own number of the matter.</summary>
    public required string FileNumber { get; set; }

    /// <summary>The day on which somebody asks whether it must go on.</summary>
    public DateOnly ReviewOn { get; set; }

    public Guid PlacedById { get; set; }
    public required string PlacedAs { get; set; }
    public DateTime PlacedAt { get; set; }
    public Guid? ConfirmedById { get; set; }
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>Until when a court forbids to tell the partner, and by which order.</summary>
    public DateOnly? SilentUntil { get; set; }
    public string? OrderNumber { get; set; }

    public Guid? EndedById { get; set; }
    public DateTime? EndedAt { get; set; }

    public bool IsFallenAway(DateTime now) => ConfirmedAt is null && now - PlacedAt > Unconfirmed;

    /// <summary>A number of a file holds no sentence, and so nobody's name.</summary>
    [GeneratedRegex(@"^(?=.*\d)[A-Za-z0-9][A-Za-z0-9 ./#-]{1,39}$")]
    public static partial Regex FileNumbers();
}

public enum HoldReason
{
    [Display(Name = "A lawsuit is under way or to be expected")] Lawsuit = 1,
    [Display(Name = "A court ordered it")] CourtOrder = 2,
    [Display(Name = "A public-records request is open")] RecordsRequest = 3,
    [Display(Name = "An audit or inquiry is under way")] Inquiry = 4,
    [Display(Name = "The state's retention schedule")] RetentionSchedule = 5,
}

/// <summary>What a withdrawal or an expiry took out while a hold forbade to destroy it: locked, and gone when the hold ends.</summary>
public class SealedRecord : Entity
{
    public Guid HoldId { get; set; }
    public Guid PartnerId { get; set; }

    /// <summary>Whose it was; null where words alone were taken out.</summary>
    public Guid? ContactId { get; set; }
    public SealedBecause Because { get; set; }
    public DateTime SealedAt { get; set; }

    /// <summary>Locked with a key that the database holds only locked; null once destroyed.</summary>
    public byte[]? Box { get; set; }
    public DateTime? DestroyedAt { get; set; }
}

public enum SealedBecause
{
    [Display(Name = "They withdrew")] Withdrew = 1,
    [Display(Name = "Their name was taken out")] NameTakenOut = 2,
    [Display(Name = "Words reached their day")] WordsRanOut = 3,
    [Display(Name = "An offer ended")] OfferEnded = 4,
}

/// <summary>One opening of a sealed record: asked for by one of the two, allowed by the other, and open for a quarter of an hour.</summary>
public class SealedOpening : Entity
{
    public static readonly TimeSpan Waiting = TimeSpan.FromHours(24), Open = TimeSpan.FromMinutes(15);

    public Guid SealedRecordId { get; set; }
    public OpeningReason Reason { get; set; }
    public Guid AskedById { get; set; }
    public required string AskedAs { get; set; }
    public DateTime AskedAt { get; set; }
    public Guid? AllowedById { get; set; }
    public DateTime? AllowedAt { get; set; }

    public bool Waits(DateTime now) => AllowedAt is null && now - AskedAt < Waiting;

    public bool IsOpen(DateTime now) => now - AllowedAt < Open;
}

public enum OpeningReason
{
    [Display(Name = "A court ordered it to be shown")] CourtOrder = 1,
    [Display(Name = "The lawsuit needs it")] Lawsuit = 2,
    [Display(Name = "To see whether the hold must go on")] Review = 3,
}

public class LegalHoldMapping : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> builder)
    {
        builder.Property(h => h.FileNumber).HasMaxLength(LegalHold.FileNumberMaxLength);
        builder.Property(h => h.PlacedAs).HasMaxLength(20);
        builder.Property(h => h.OrderNumber).HasMaxLength(LegalHold.FileNumberMaxLength);
        builder.HasIndex(h => new { h.AgencyId, h.PartnerId });
        builder.HasOne<Partner>().WithMany().HasForeignKey(h => new { h.AgencyId, h.PartnerId }).OnDelete(DeleteBehavior.Restrict);
    }
}

public class SealedRecordMapping : IEntityTypeConfiguration<SealedRecord>
{
    public void Configure(EntityTypeBuilder<SealedRecord> builder)
    {
        Platform.Audit.Unaudited.LeftOutOfAudit(builder.Property(r => r.Box));
        builder.HasOne<LegalHold>().WithMany().HasForeignKey(r => new { r.AgencyId, r.HoldId }).OnDelete(DeleteBehavior.Restrict);
    }
}

public class SealedOpeningMapping : IEntityTypeConfiguration<SealedOpening>
{
    public void Configure(EntityTypeBuilder<SealedOpening> builder)
    {
        builder.Property(o => o.AskedAs).HasMaxLength(20);
        builder.HasOne<SealedRecord>().WithMany().HasForeignKey(o => new { o.AgencyId, o.SealedRecordId }).OnDelete(DeleteBehavior.Cascade);
    }
}
