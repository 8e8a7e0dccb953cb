using Alliance.Evaluation.Studies;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Evaluation.ResearchConsents;

/// <summary>One yes of an officer or a contact to taking part in a study. It is no yes to being named, and being named is no yes to this.</summary>
public class ResearchConsent : Entity
{
    public Guid StudyId { get; set; }

    /// <summary>An officer's account, or a partner's contact: one of the two.</summary>
    public Guid? AccountId { get; set; }
    public Guid? ContactId { get; set; }
    public DateTime GivenAt { get; set; }
    public int WordingVersion { get; set; }
    public required string Language { get; set; }
    public DateTime? WithdrawnAt { get; set; }
}

/// <summary>The steward's key of a study: made once, shown once, kept by the steward outside the house. Here is only enough to know it again.</summary>
public class StudyKey : Entity
{
    public Guid StudyId { get; set; }

    /// <summary>A hash that tells the right key from a wrong one and opens nothing.</summary>
    public required byte[] Fingerprint { get; set; }
    public Guid MadeById { get; set; }
    public DateTime MadeAt { get; set; }
}

/// <summary>What a withdrawal took away and what stayed, without who it was.</summary>
public class ResearchWithdrawal : Entity
{
    public Guid StudyId { get; set; }

    /// <summary>Until the steward has done it with the key, whose answers are to go; then null.</summary>
    public Guid? ConsentId { get; set; }
    public DateTime AskedAt { get; set; }
    public DateTime? DoneAt { get; set; }
    public bool WasAfterLock { get; set; }

    /// <summary>Answers that went.</summary>
    public int Deleted { get; set; }

    /// <summary>Answers that stayed without any link to a person, in cells of ten or more.</summary>
    public int Kept { get; set; }
}

public class ResearchConsentMapping : IEntityTypeConfiguration<ResearchConsent>
{
    public void Configure(EntityTypeBuilder<ResearchConsent> builder)
    {
        builder.Property(c => c.Language).HasMaxLength(2);
        builder.HasOne<Study>().WithMany().HasForeignKey(c => new { c.AgencyId, c.StudyId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Contact>().WithMany().HasForeignKey(c => new { c.AgencyId, c.ContactId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.AgencyId, c.StudyId, c.AccountId }).HasFilter("\"WithdrawnAt\" IS NULL AND \"AccountId\" IS NOT NULL").IsUnique();
        builder.HasIndex(c => new { c.AgencyId, c.StudyId, c.ContactId }).HasFilter("\"WithdrawnAt\" IS NULL AND \"ContactId\" IS NOT NULL").IsUnique();
        builder.HasIndex(c => new { c.AgencyId, c.ContactId });
    }
}

public class StudyKeyMapping : IEntityTypeConfiguration<StudyKey>
{
    public void Configure(EntityTypeBuilder<StudyKey> builder)
    {
        builder.HasOne<Study>().WithMany().HasForeignKey(k => new { k.AgencyId, k.StudyId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(k => k.MadeById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(k => new { k.AgencyId, k.StudyId }).IsUnique();
    }
}

public class ResearchWithdrawalMapping : IEntityTypeConfiguration<ResearchWithdrawal>
{
    public void Configure(EntityTypeBuilder<ResearchWithdrawal> builder)
    {
        builder.HasOne<Study>().WithMany().HasForeignKey(w => new { w.AgencyId, w.StudyId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(w => new { w.AgencyId, w.StudyId });
    }
}
