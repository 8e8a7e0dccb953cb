using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Portal.Door;

/// <summary>A link that lets a contact in once. Only its hash is kept; one for an address that nobody has is kept too, so that both cost the same.</summary>
public class EntryLink : Entity
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public Guid? ContactId { get; set; }
    public required byte[] SecretHash { get; set; }

    /// <summary>The address as a hash, to count how often it was asked for.</summary>
    public required byte[] AddressHash { get; set; }
    public string? Source { get; set; }
    public DateTime AskedAt { get; set; }
    public DateTime ExpiresAt { get; set; }
    public DateTime? UsedAt { get; set; }
}

/// <summary>One stay of a contact in the portal, on one device.</summary>
public class PartnerVisit : Entity
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12), IdleLifetime = TimeSpan.FromMinutes(30);

    public Guid ContactId { get; set; }
    public DateTime CameAt { get; set; }
    public DateTime LastSeenAt { get; set; }
    public DateTime? LeftAt { get; set; }

    /// <summary>Came with a card that an officer printed: it opens what was agreed, to change or end it, and nothing of the record.</summary>
    public bool IsForChoices { get; set; }

    public bool IsOpenAt(DateTime now) => LeftAt is null && now - CameAt < Lifetime && now - LastSeenAt < IdleLifetime;
}

public class EntryLinkMapping : IEntityTypeConfiguration<EntryLink>
{
    public void Configure(EntityTypeBuilder<EntryLink> builder)
    {
        builder.Property(l => l.SecretHash).HasMaxLength(32);
        builder.Property(l => l.AddressHash).HasMaxLength(32);
        builder.Property(l => l.Source).HasMaxLength(60);
        builder.HasIndex(l => new { l.AgencyId, l.SecretHash }).IsUnique();
        builder.HasIndex(l => new { l.AgencyId, l.AskedAt });
        builder.HasOne<Contact>().WithMany().HasForeignKey(l => new { l.AgencyId, l.ContactId }).OnDelete(DeleteBehavior.Cascade);
    }
}

public class PartnerVisitMapping : IEntityTypeConfiguration<PartnerVisit>
{
    public void Configure(EntityTypeBuilder<PartnerVisit> builder)
    {
        builder.HasIndex(v => new { v.AgencyId, v.ContactId });
        builder.HasOne<Contact>().WithMany().HasForeignKey(v => new { v.AgencyId, v.ContactId }).OnDelete(DeleteBehavior.Cascade);
    }
}
