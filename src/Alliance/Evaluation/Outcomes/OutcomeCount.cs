using Alliance.Evaluation.Studies;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Evaluation.Outcomes;

/// <summary>A file of counts that was brought in. A later file for the same outcome replaces its counts; the file before stays as a row.</summary>
public class OutcomeFile : Entity
{
    public const int NameMaxLength = 120;

    public Guid StudyId { get; set; }
    public required string Outcome { get; set; }
    public required string FileName { get; set; }
    public required byte[] Hash { get; set; }
    public int Rows { get; set; }

    /// <summary>What was said about it on entry and brought in all the same, as JSON.</summary>
    public required string Remarks { get; set; }
    public Guid ById { get; set; }
    public DateTime At { get; set; }

    /// <summary>The counts as they were read, packed, until somebody has looked and takes them in.</summary>
    public byte[]? Waiting { get; set; }
    public DateTime? TakenAt { get; set; }

    /// <summary>Whether somebody had seen outcomes before the plan was locked; the report says so.</summary>
    public bool WasBeforeLock { get; set; }
    public DateTime? ReplacedAt { get; set; }
}

/// <summary>What was counted in one unit and month.</summary>
public class OutcomeCount : Entity
{
    public Guid StudyId { get; set; }
    public Guid FileId { get; set; }
    public required string Outcome { get; set; }
    public Guid UnitId { get; set; }
    public DateOnly Month { get; set; }
    public int Count { get; set; }

    /// <summary>What the count is over (shift hours, residents); null where it is a count alone.</summary>
    public double? Over { get; set; }
}

/// <summary>
/// A month's count of one squad or area from the house's own records, frozen when the month was over: records expire, and a study of two years
/// would lose its first months. It names nobody.
/// </summary>
public class FrozenCount : Entity
{
    public const int MeasureMaxLength = 40;

    public required string Measure { get; set; }
    public Guid? SquadId { get; set; }
    public Guid? AreaId { get; set; }
    public DateOnly Month { get; set; }
    public int Count { get; set; }
    public DateTime FrozenAt { get; set; }
}

public class OutcomeFileMapping : IEntityTypeConfiguration<OutcomeFile>
{
    public void Configure(EntityTypeBuilder<OutcomeFile> builder)
    {
        builder.Property(f => f.Outcome).HasMaxLength(StudyOutcome.KeyMaxLength);
        builder.Property(f => f.FileName).HasMaxLength(OutcomeFile.NameMaxLength);
        builder.Property(f => f.Waiting).LeftOutOfAudit();
        builder.HasOne<Study>().WithMany().HasForeignKey(f => new { f.AgencyId, f.StudyId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(f => f.ById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => new { f.AgencyId, f.StudyId, f.Outcome });
    }
}

public class OutcomeCountMapping : IEntityTypeConfiguration<OutcomeCount>
{
    public void Configure(EntityTypeBuilder<OutcomeCount> builder)
    {
        builder.Property(c => c.Outcome).HasMaxLength(StudyOutcome.KeyMaxLength);
        builder.HasOne<OutcomeFile>().WithMany().HasForeignKey(c => new { c.AgencyId, c.FileId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StudyUnit>().WithMany().HasForeignKey(c => new { c.AgencyId, c.UnitId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.AgencyId, c.StudyId, c.Outcome, c.UnitId, c.Month }).IsUnique();
    }
}

public class FrozenCountMapping : IEntityTypeConfiguration<FrozenCount>
{
    public void Configure(EntityTypeBuilder<FrozenCount> builder)
    {
        builder.Property(c => c.Measure).HasMaxLength(FrozenCount.MeasureMaxLength);
        builder.HasIndex(c => new { c.AgencyId, c.Measure, c.SquadId, c.Month }).HasFilter("\"SquadId\" IS NOT NULL").IsUnique();
        builder.HasIndex(c => new { c.AgencyId, c.Measure, c.AreaId, c.Month }).HasFilter("\"AreaId\" IS NOT NULL").IsUnique();
    }
}
