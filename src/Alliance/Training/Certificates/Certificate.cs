using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Training.Cohorts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Training.Certificates;

public enum CertificateKind
{
    [Display(Name = "Took the course")] Course = 1,
    [Display(Name = "May teach the course")] Teaching = 2,
}

/// <summary>That somebody took the course, or may teach it. What stands on it is kept as it was on the day it was given.</summary>
public class Certificate : Entity
{
    public const int CodeLength = 16;
    public const int CourseMaxLength = 160;
    public const int WhyMaxLength = 200;

    /// <summary>How long one is good for.</summary>
    public const int Years = 2;

    /// <summary>Letters and digits that nobody takes for one another.</summary>
    private const string Signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>By which anybody who holds it can ask whether it is genuine.</summary>
    public required string Code { get; set; }
    public CertificateKind Kind { get; set; }
    public Guid AccountId { get; set; }
    public Guid? CohortId { get; set; }
    public required string Name { get; set; }

    /// <summary>The title of the format, as it was.</summary>
    public required string Course { get; set; }
    public int Minutes { get; set; }
    public DateOnly FirstDay { get; set; }
    public DateOnly LastDay { get; set; }
    public DateOnly IssuedOn { get; set; }
    public DateOnly ExpiresOn { get; set; }
    public Guid IssuedById { get; set; }
    public DateTime IssuedAt { get; set; }

    /// <summary>When its holder was reminded that it runs out.</summary>
    public DateTime? RemindedAt { get; set; }
    public DateTime? WithdrawnAt { get; set; }
    public Guid? WithdrawnById { get; set; }
    public string? WithdrawnWhy { get; set; }

    /// <summary>In groups of four, as it is printed.</summary>
    public string PrintedCode => string.Join('-', Code.Chunk(4).Select(c => new string(c)));

    public bool IsGoodOn(DateOnly day) => WithdrawnAt is null && day <= ExpiresOn;

    public static string NewCode() => RandomNumberGenerator.GetString(Signs, CodeLength);

    /// <summary>A code as somebody typed it, without what only helps the eye; null where it can be none.</summary>
    public static string? ReadCode(string? typed)
    {
        var code = new string([.. (typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-')]).ToUpperInvariant();
        return code.Length == CodeLength && code.All(Signs.Contains) ? code : null;
    }
}

/// <summary>That a trainer saw somebody who learns to teach give a session, and what they saw.</summary>
public class TeachingSignOff : Entity
{
    public const int WordsMaxLength = 400;

    public Guid SessionId { get; set; }
    public Guid AccountId { get; set; }

    /// <summary>Whether they could give this session without help.</summary>
    public bool IsReady { get; set; }
    public required string Words { get; set; }
    public Guid SignedById { get; set; }
    public DateTime SignedAt { get; set; }
}

public class CertificateMapping : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.Property(c => c.Code).HasMaxLength(Certificate.CodeLength);
        builder.Property(c => c.Name).HasMaxLength(Account.NameMaxLength);
        builder.Property(c => c.Course).HasMaxLength(Certificate.CourseMaxLength);
        builder.Property(c => c.WithdrawnWhy).HasMaxLength(Certificate.WhyMaxLength);
        builder.Ignore(c => c.PrintedCode);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.IssuedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(c => new { c.AgencyId, c.CohortId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.AgencyId, c.Code }).IsUnique();
        builder.HasIndex(c => new { c.AgencyId, c.AccountId });
        builder.HasIndex(c => new { c.AgencyId, c.ExpiresOn });
        // One for each cohort and kind, unless it was withdrawn.
        builder.HasIndex(c => new { c.AgencyId, c.CohortId, c.AccountId, c.Kind }).HasFilter("\"WithdrawnAt\" IS NULL").IsUnique();
    }
}

public class TeachingSignOffMapping : IEntityTypeConfiguration<TeachingSignOff>
{
    public void Configure(EntityTypeBuilder<TeachingSignOff> builder)
    {
        builder.Property(s => s.Words).HasMaxLength(TeachingSignOff.WordsMaxLength);
        builder.HasOne<CohortSession>().WithMany().HasForeignKey(s => new { s.AgencyId, s.SessionId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.SignedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.AgencyId, s.SessionId, s.AccountId }).IsUnique();
    }
}
