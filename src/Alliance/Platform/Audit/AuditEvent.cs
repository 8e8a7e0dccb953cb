using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Audit;

/// <summary>One thing done or looked at. Holds no words of the record: those lie in <see cref="AuditPayload"/>, where they can be erased.</summary>
public class AuditEvent
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }
    public DateTime At { get; set; }

    /// <summary>The account that acted; null for the system itself.</summary>
    public Guid? ActorId { get; set; }
    public required string Role { get; set; }

    /// <summary>What was done: one of the rooms' event names.</summary>
    public required string Action { get; set; }
    public required string Purpose { get; set; }
    public string? Entity { get; set; }
    public Guid? EntityId { get; set; }

    /// <summary>Whose record it touches: a partner or a contact.</summary>
    public Guid? SubjectId { get; set; }

    /// <summary>Where from: a network address or the command line.</summary>
    public string? Source { get; set; }

    /// <summary>SHA-256 over salt and payload; stays when the payload is erased.</summary>
    public byte[]? PayloadHash { get; set; }

    /// <summary>SHA-256 over all of the above.</summary>
    public byte[] Hash { get; set; } = [];
}

/// <summary>What was before and after, as JSON, with the salt that keeps its hash from being guessed.</summary>
public class AuditPayload
{
    public int AgencyId { get; set; }
    public Guid EventId { get; set; }
    public Guid? SubjectId { get; set; }
    public required byte[] Salt { get; set; }
    public required string Json { get; set; }
}

/// <summary>A sealed event's place in the agency's chain.</summary>
public class AuditLink
{
    public int AgencyId { get; set; }
    public long Sequence { get; set; }
    public Guid EventId { get; set; }
    public required byte[] EventHash { get; set; }

    /// <summary>SHA-256 over the link before and this one: what makes a removed or moved event show.</summary>
    public required byte[] Hash { get; set; }
}

/// <summary>An event that waits for the sealer; written and taken away in the same transactions as what it stands for.</summary>
public class AuditUnsealed
{
    public int AgencyId { get; set; }
    public Guid EventId { get; set; }
}

public class AuditEventMapping : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        builder.ToTable(nameof(AuditEvent));
        builder.HasKey(e => new { e.AgencyId, e.Id });
        builder.Property(e => e.Role).HasMaxLength(20);
        builder.Property(e => e.Action).HasMaxLength(60);
        builder.Property(e => e.Purpose).HasMaxLength(200);
        builder.Property(e => e.Entity).HasMaxLength(40);
        builder.Property(e => e.Source).HasMaxLength(60);
        builder.HasIndex(e => new { e.AgencyId, e.SubjectId, e.Id });
        builder.HasIndex(e => new { e.AgencyId, e.ActorId, e.Id });
        builder.HasIndex(e => new { e.AgencyId, e.EntityId });
    }
}

public class AuditPayloadMapping : IEntityTypeConfiguration<AuditPayload>
{
    public void Configure(EntityTypeBuilder<AuditPayload> builder)
    {
        builder.ToTable(nameof(AuditPayload));
        builder.HasKey(p => new { p.AgencyId, p.EventId });
        builder.HasIndex(p => new { p.AgencyId, p.SubjectId });
    }
}

public class AuditLinkMapping : IEntityTypeConfiguration<AuditLink>
{
    public void Configure(EntityTypeBuilder<AuditLink> builder)
    {
        builder.ToTable("AuditChain");
        builder.HasKey(l => new { l.AgencyId, l.Sequence });
        builder.HasIndex(l => new { l.AgencyId, l.EventId }).IsUnique();
    }
}

public class AuditUnsealedMapping : IEntityTypeConfiguration<AuditUnsealed>
{
    public void Configure(EntityTypeBuilder<AuditUnsealed> builder)
    {
        builder.ToTable(nameof(AuditUnsealed));
        builder.HasKey(u => new { u.AgencyId, u.EventId });
    }
}
