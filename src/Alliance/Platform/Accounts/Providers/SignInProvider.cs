using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Accounts.Providers;

/// <summary>Where the agency keeps the accounts of its own people, asked by OpenID Connect. One at a time; nobody is asked once it is stopped.</summary>
public class SignInProvider : Entity
{
    public const int NameMaxLength = 60;
    public const int AddressMaxLength = 300;
    public const int ClientIdMaxLength = 200;
    public const int SecretMaxLength = 500;
    public const int ClaimMaxLength = 100;
    public const int ScopesMaxLength = 200;

    /// <summary>What the button says: "Sign in with …".</summary>
    public required string Name { get; set; }

    /// <summary>As the provider names itself in its discovery document.</summary>
    public required string Issuer { get; set; }
    public required string ClientId { get; set; }

    /// <summary>The client's secret, encrypted.</summary>
    public required byte[] Secret { get; set; }

    /// <summary>The claim whose values say what somebody may act as: <c>groups</c> or <c>roles</c>.</summary>
    public required string RoleClaim { get; set; }

    /// <summary>What is asked for beside <c>openid profile</c>, with spaces between; some providers tell groups only then.</summary>
    public string? Scopes { get; set; }

    /// <summary>The provider asks for a second factor itself; otherwise our own authenticator app is asked as well.</summary>
    public bool AsksSecondFactor { get; set; }

    public Guid SetById { get; set; }
    public DateTime SetAt { get; set; }
    public DateTime? StoppedAt { get; set; }
}

/// <summary>One value of the provider's claim, and what it makes somebody here.</summary>
public class ProviderRole : Entity
{
    public const int ValueMaxLength = 200;

    public Guid ProviderId { get; set; }
    public required string Value { get; set; }
    public Role Role { get; set; }
}

/// <summary>Who somebody is at the provider: its name and its key for them, which it never gives to anybody else. No e-mail address is one.</summary>
public class ProvidedIdentity : Entity
{
    public const int SubjectMaxLength = 255;

    public Guid AccountId { get; set; }
    public required string Issuer { get; set; }
    public required string Subject { get; set; }
    public DateTime JoinedAt { get; set; }
}

public class SignInProviderMapping : IEntityTypeConfiguration<SignInProvider>
{
    public void Configure(EntityTypeBuilder<SignInProvider> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(SignInProvider.NameMaxLength);
        builder.Property(p => p.Issuer).HasMaxLength(SignInProvider.AddressMaxLength);
        builder.Property(p => p.ClientId).HasMaxLength(SignInProvider.ClientIdMaxLength);
        builder.Property(p => p.Secret).HasMaxLength(4 * SignInProvider.SecretMaxLength).LeftOutOfAudit();
        builder.Property(p => p.RoleClaim).HasMaxLength(SignInProvider.ClaimMaxLength);
        builder.Property(p => p.Scopes).HasMaxLength(SignInProvider.ScopesMaxLength);
        builder.HasIndex(p => p.AgencyId).IsUnique();
    }
}

public class ProviderRoleMapping : IEntityTypeConfiguration<ProviderRole>
{
    public void Configure(EntityTypeBuilder<ProviderRole> builder)
    {
        builder.Property(r => r.Value).HasMaxLength(ProviderRole.ValueMaxLength);
        builder.HasIndex(r => new { r.AgencyId, r.ProviderId });
        builder.HasOne<SignInProvider>().WithMany().HasForeignKey(r => new { r.AgencyId, r.ProviderId });
    }
}

public class ProvidedIdentityMapping : IEntityTypeConfiguration<ProvidedIdentity>
{
    public void Configure(EntityTypeBuilder<ProvidedIdentity> builder)
    {
        builder.Property(i => i.Issuer).HasMaxLength(SignInProvider.AddressMaxLength);
        builder.Property(i => i.Subject).HasMaxLength(ProvidedIdentity.SubjectMaxLength);
        builder.HasIndex(i => new { i.AgencyId, i.Issuer, i.Subject }).IsUnique();
        builder.HasIndex(i => new { i.AgencyId, i.AccountId }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(i => i.AccountId);
    }
}
