using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Evaluation.Instruments;

/// <summary>An instrument as it stood when it was published, or a draft of the agency's own. A ready-made one becomes a row when it is first used.</summary>
public class InstrumentVersion : Entity
{
    public const int KeyMaxLength = 40;
    public const int TitleMaxLength = 160;

    public required string Key { get; set; }
    public int Number { get; set; }

    /// <summary>The English title, for lists.</summary>
    public required string Title { get; set; }
    public InstrumentAudience Audience { get; set; }

    /// <summary>The <see cref="Instrument"/> as JSON.</summary>
    public required string Text { get; set; }
    public bool IsOurOwn { get; set; }
    public Guid ById { get; set; }
    public DateTime At { get; set; }

    /// <summary>Null while it is a draft; from then on its text stays.</summary>
    public DateTime? PublishedAt { get; set; }
    public DateTime? RetiredAt { get; set; }
}

public class InstrumentVersionMapping : IEntityTypeConfiguration<InstrumentVersion>
{
    public void Configure(EntityTypeBuilder<InstrumentVersion> builder)
    {
        builder.Property(v => v.Key).HasMaxLength(InstrumentVersion.KeyMaxLength);
        builder.Property(v => v.Title).HasMaxLength(InstrumentVersion.TitleMaxLength);
        builder.Property(v => v.Text).LeftOutOfAudit();
        builder.HasOne<Account>().WithMany().HasForeignKey(v => v.ById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => new { v.AgencyId, v.Key, v.Number }).IsUnique();
    }
}
