using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Digests;

/// <summary>Somebody who works here asked for a letter on working days about what is due, in the role they act in. Nobody gets one unasked.</summary>
public class DigestWish : Entity
{
    public const int AddressMaxLength = OutboxMail.ToMaxLength;

    /// <summary>By the agency's clock.</summary>
    public static readonly IReadOnlyList<int> Hours = [5, 6, 7, 8, 9, 12, 14, 16, 18, 20];

    public Guid AccountId { get; set; }
    public Role Role { get; set; }

    /// <summary>For this letter alone; gone with the end.</summary>
    public string? Address { get; set; }

    public int Hour { get; set; }
    public DateTime ChosenAt { get; set; }
    public DateTime? EndedAt { get; set; }
}

/// <summary>That a day's letter was seen to, whether or not there was anything to write: nobody gets two.</summary>
public class DigestDay
{
    public int AgencyId { get; set; }
    public Guid AccountId { get; set; }
    public Role Role { get; set; }
    public DateOnly Day { get; set; }

    /// <summary>The letter; null where there was nothing to say.</summary>
    public Guid? MailId { get; set; }
}

public class DigestWishMapping : IEntityTypeConfiguration<DigestWish>
{
    public void Configure(EntityTypeBuilder<DigestWish> builder)
    {
        builder.Property(w => w.Address).HasMaxLength(DigestWish.AddressMaxLength).LeftOutOfAudit();
        builder.HasOne<Account>().WithMany().HasForeignKey(w => w.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(w => new { w.AgencyId, w.AccountId, w.Role }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
    }
}

public class DigestDayMapping : IEntityTypeConfiguration<DigestDay>
{
    public void Configure(EntityTypeBuilder<DigestDay> builder)
    {
        builder.ToTable(nameof(DigestDay));
        builder.HasKey(d => new { d.AgencyId, d.AccountId, d.Role, d.Day });
        builder.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
