using System.ComponentModel.DataAnnotations;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Accounts;

/// <summary>Somebody who works for the agency or is asked by it, and signs in. Partners come in by another door.</summary>
public class Account : IdentityUser<Guid>
{
    public const int NameMaxLength = 80;

    public int AgencyId { get; set; }

    /// <summary>How colleagues and partners know them: "Officer Ana Example".</summary>
    public required string DisplayName { get; set; }

    /// <summary>Null until the person has chosen a password of their own.</summary>
    public DateTime? PasswordChangedAt { get; set; }

    /// <summary>The first of the failures being counted; five within 15 minutes lock the account.</summary>
    public DateTime? FirstFailureAt { get; set; }

    public DateTime? LastSignInAt { get; set; }

    /// <summary>Whether a new password is to be chosen: a year has gone by, or it was only a temporary one.</summary>
    public bool IsPasswordOldAt(DateTime now) => PasswordChangedAt is not { } chosen || now - chosen > AccountRules.PasswordLifetime;
}

public class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable(nameof(Account));
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.DisplayName).HasMaxLength(Account.NameMaxLength);
        builder.HasIndex(a => a.NormalizedUserName).HasDatabaseName("UserNameIndex").IsUnique(false);
        builder.HasIndex(a => new { a.AgencyId, a.NormalizedUserName }).IsUnique();
    }
}

/// <summary>What somebody may act as. Whoever has two acts in one at a time, and switches openly.</summary>
public enum Role
{
    [Display(Name = "Officer")] Officer = 1,
    [Display(Name = "Supervisor")] Supervisor = 2,
    [Display(Name = "Trainer")] Trainer = 3,
    [Display(Name = "Evaluator")] Evaluator = 4,
    [Display(Name = "Steward")] Steward = 5,
    [Display(Name = "Records officer")] RecordsOfficer = 6,
    [Display(Name = "Administrator")] Administrator = 7,
}

/// <summary>A role given to an account: by whom and when; ended by a second date, never by deletion.</summary>
public class RoleGrant : Entity
{
    public Guid AccountId { get; set; }
    public Role Role { get; set; }
    public Guid? GivenById { get; set; }
    public DateTime GivenAt { get; set; }
    public DateTime? EndedAt { get; set; }
}

/// <summary>Leave to import, merge and edit areas, given to an officer by the administrator.</summary>
public class RegisterGrant : Entity
{
    public Guid AccountId { get; set; }
    public Guid? GivenById { get; set; }
    public DateTime GivenAt { get; set; }
    public DateTime? EndedAt { get; set; }
}

public class RoleGrantMapping : IEntityTypeConfiguration<RoleGrant>
{
    public void Configure(EntityTypeBuilder<RoleGrant> builder)
    {
        builder.HasIndex(g => new { g.AgencyId, g.AccountId });
        builder.HasIndex(g => new { g.AgencyId, g.Role });
        builder.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId);
    }
}

public class RegisterGrantMapping : IEntityTypeConfiguration<RegisterGrant>
{
    public void Configure(EntityTypeBuilder<RegisterGrant> builder)
    {
        builder.HasIndex(g => new { g.AgencyId, g.AccountId });
        builder.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId);
    }
}
