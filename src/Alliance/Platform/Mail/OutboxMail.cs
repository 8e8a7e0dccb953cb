using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Mail;

/// <summary>
/// A letter that waits to be sent. It is written in the transaction that is its reason, and its row goes once it is sent: an address
/// stays no longer than its letter needs it.
/// </summary>
public class OutboxMail
{
    public const int ToMaxLength = 120;
    public const int SubjectMaxLength = 120;

    public int AgencyId { get; set; }
    public Guid Id { get; set; }

    /// <summary>Whose letter it is, so that erasing them takes it too.</summary>
    public Guid? SubjectId { get; set; }

    public required string To { get; set; }
    public required string Subject { get; set; }
    public required string Text { get; set; }
    public DateTime WrittenAt { get; set; }
    public int Attempts { get; set; }
    public DateTime NextTryAt { get; set; }
}

public class OutboxMailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable(nameof(OutboxMail));
        builder.HasKey(m => new { m.AgencyId, m.Id });
        builder.Property(m => m.To).HasMaxLength(OutboxMail.ToMaxLength);
        builder.Property(m => m.Subject).HasMaxLength(OutboxMail.SubjectMaxLength);
        builder.HasIndex(m => m.NextTryAt);
        builder.HasIndex(m => new { m.AgencyId, m.SubjectId });
    }
}
