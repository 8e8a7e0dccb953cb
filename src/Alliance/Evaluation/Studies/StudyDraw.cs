using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Evaluation.Studies;

/// <summary>Lots drawn before witnesses: everything that anybody needs to draw them again.</summary>
public class StudyDraw : Entity
{
    public const int MethodMaxLength = 40;

    public Guid StudyId { get; set; }
    public required string Method { get; set; }

    /// <summary>Made of the numbers that the witnesses said, so that none of them, nor who drew, could choose it.</summary>
    public long Seed { get; set; }

    /// <summary>The units and the rule, as JSON; what the hash is of.</summary>
    public required string Input { get; set; }
    public required byte[] InputHash { get; set; }

    /// <summary>Each unit's wave, as JSON.</summary>
    public required string Result { get; set; }
    public required byte[] ResultHash { get; set; }
    public Guid DrawnById { get; set; }
    public DateTime DrawnAt { get; set; }
}

/// <summary>Somebody who was there and said a number.</summary>
public class DrawWitness : Entity
{
    public Guid DrawId { get; set; }
    public Guid AccountId { get; set; }
    public int Number { get; set; }
}

/// <summary>The plan as it was locked: no outcome was seen before. There is one for a study, and nothing changes it.</summary>
public class PlanLock : Entity
{
    public Guid StudyId { get; set; }

    /// <summary>The plan as canonical JSON (<see cref="Plans.AnalysisPlan"/>); what the hash is of.</summary>
    public required string Plan { get; set; }
    public required byte[] Hash { get; set; }
    public Guid LockedById { get; set; }
    public DateTime LockedAt { get; set; }
}

/// <summary>Something that was done otherwise than the locked plan says.</summary>
public class Deviation : Entity
{
    public const int WordsMaxLength = 600;

    public Guid StudyId { get; set; }
    public required string What { get; set; }
    public required string Why { get; set; }
    public Guid? ById { get; set; }
    public DateTime At { get; set; }
}

public class StudyDrawMapping : IEntityTypeConfiguration<StudyDraw>
{
    public void Configure(EntityTypeBuilder<StudyDraw> builder)
    {
        builder.Property(d => d.Method).HasMaxLength(StudyDraw.MethodMaxLength);
        builder.HasOne<Study>().WithMany().HasForeignKey(d => new { d.AgencyId, d.StudyId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(d => d.DrawnById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.AgencyId, d.StudyId }).IsUnique();
    }
}

public class DrawWitnessMapping : IEntityTypeConfiguration<DrawWitness>
{
    public void Configure(EntityTypeBuilder<DrawWitness> builder)
    {
        builder.HasOne<StudyDraw>().WithMany().HasForeignKey(w => new { w.AgencyId, w.DrawId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(w => w.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(w => new { w.AgencyId, w.DrawId, w.AccountId }).IsUnique();
    }
}

public class PlanLockMapping : IEntityTypeConfiguration<PlanLock>
{
    public void Configure(EntityTypeBuilder<PlanLock> builder)
    {
        // The hash stands in the audit; the text would only be long.
        builder.Property(l => l.Plan).LeftOutOfAudit();
        builder.HasOne<Study>().WithMany().HasForeignKey(l => new { l.AgencyId, l.StudyId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.LockedById).OnDelete(DeleteBehavior.Restrict);
        // Of two who lock at once, one is second.
        builder.HasIndex(l => new { l.AgencyId, l.StudyId }).IsUnique();
    }
}

public class DeviationMapping : IEntityTypeConfiguration<Deviation>
{
    public void Configure(EntityTypeBuilder<Deviation> builder)
    {
        builder.Property(d => d.What).HasMaxLength(Deviation.WordsMaxLength);
        builder.Property(d => d.Why).HasMaxLength(Deviation.WordsMaxLength);
        builder.HasOne<Study>().WithMany().HasForeignKey(d => new { d.AgencyId, d.StudyId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(d => new { d.AgencyId, d.StudyId });
    }
}
