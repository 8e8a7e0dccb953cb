using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Engagements.KeptBack;

/// <summary>
/// A note to a talk that those who took part do not read until a day. That it exists they see at once; on that day they read it. Its
/// words lie locked in the database.
/// </summary>
public class KeptBackNote : Entity
{
    public const int WordsMaxLength = 1000;
    public const int ReasonMaxLength = 200;

    /// <summary>The longest that anything is kept back.</summary>
    public const int MostDays = 90;

    public Guid EngagementId { get; set; }
    public Guid ById { get; set; }
    public DateTime WrittenAt { get; set; }

    /// <summary>The words, locked; null once they are taken out.</summary>
    public string? Locked { get; set; }

    /// <summary>Why, locked too: it often says what it is about.</summary>
    public string? LockedReason { get; set; }

    /// <summary>From this day on it is read by those who took part.</summary>
    public DateOnly UntilOn { get; set; }
}

public class KeptBackNoteMapping : IEntityTypeConfiguration<KeptBackNote>
{
    public void Configure(EntityTypeBuilder<KeptBackNote> builder)
    {
        // The audit tells that one was written, until when and by whom; the locked words stand in one place only.
        builder.Property(n => n.Locked).LeftOutOfAudit();
        builder.Property(n => n.LockedReason).LeftOutOfAudit();
        builder.HasOne<Engagement>().WithMany().HasForeignKey(n => new { n.AgencyId, n.EngagementId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(n => new { n.AgencyId, n.EngagementId });
        builder.HasIndex(n => new { n.AgencyId, n.UntilOn });
    }
}
