using System.Security.Cryptography;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Calendar;

/// <summary>An officer's address for calendar programs. Whoever has it needs no sign-in: so it is shown once, kept as a hash, and ended at a touch.</summary>
public class CalendarFeed : Entity
{
    public Guid OfficerId { get; set; }

    /// <summary>Of the secret in the address; gone with the end.</summary>
    public byte[]? Hash { get; set; }

    public DateTime MadeAt { get; set; }
    public DateTime? EndedAt { get; set; }

    /// <summary>When a program last asked, to the minute.</summary>
    public DateTime? FetchedAt { get; set; }
}

public class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.Property(f => f.Hash).HasMaxLength(SHA256.HashSizeInBytes).LeftOutOfAudit();
        builder.Property(f => f.FetchedAt).LeftOutOfAudit();
        builder.HasOne<Account>().WithMany().HasForeignKey(f => f.OfficerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => new { f.AgencyId, f.OfficerId }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        builder.HasIndex(f => new { f.AgencyId, f.Hash }).IsUnique().HasFilter("\"Hash\" IS NOT NULL");
    }
}
