using System.ComponentModel.DataAnnotations;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Api;

/// <summary>Another program of the agency that asks here by itself, with a key that ends. It never reads a person, an entry or a promise: no scope does.</summary>
public class ServiceAccount : Entity
{
    public const int NameMaxLength = 50;
    public const int LongestDays = 366;

    /// <summary>What the program is, as its people call it: "City license register".</summary>
    public required string Name { get; set; }

    public ServiceScopes Scopes { get; set; }

    /// <summary>SHA-256 of the key's secret half, which is kept nowhere else.</summary>
    public required byte[] SecretHash { get; set; }

    public Guid AddedById { get; set; }
    public DateTime AddedAt { get; set; }
    public DateTime ExpiresAt { get; set; }
    public DateTime? EndedAt { get; set; }

    /// <summary>The day it last asked for something, in the agency's zone.</summary>
    public DateOnly? LastUsedOn { get; set; }

    public bool IsOpenAt(DateTime now) => EndedAt is null && now < ExpiresAt;
}

/// <summary>What a service account may do; nothing here reaches a person.</summary>
[Flags]
public enum ServiceScopes
{
    None = 0,
    [Display(Name = "Read organizations")] OrganizationsRead = 1,
    [Display(Name = "Add and correct organizations")] OrganizationsWrite = 2,
    [Display(Name = "Read counts that name nobody")] CountsRead = 4,
}

public class ServiceAccountMapping : IEntityTypeConfiguration<ServiceAccount>
{
    public void Configure(EntityTypeBuilder<ServiceAccount> builder)
    {
        builder.Property(s => s.Name).HasMaxLength(ServiceAccount.NameMaxLength);
        builder.Property(s => s.SecretHash).HasMaxLength(32).LeftOutOfAudit();
        builder.HasIndex(s => s.Id).IsUnique();
    }
}
