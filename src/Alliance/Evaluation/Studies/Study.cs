using System.ComponentModel.DataAnnotations;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Evaluation.Studies;

/// <summary>One question put to the facts: what is looked at, in whom, by which design. Free to change until its plan is locked.</summary>
public class Study : Entity
{
    public const int TitleMaxLength = 120;
    public const int QuestionMaxLength = 600;
    public const int TemplateMaxLength = 40;
    public const int EthicsMaxLength = 160;
    public const int TermsMaxLength = 2000;

    public required string Title { get; set; }
    public required string Question { get; set; }

    /// <summary>The key of the ready-made study it began from.</summary>
    public string? Template { get; set; }
    public StudyDesign Design { get; set; }
    public StudyUnitKind UnitKind { get; set; }

    /// <summary>The first day of the first month that is looked at, where it is known.</summary>
    public DateOnly? FirstMonth { get; set; }

    /// <summary>How many months are looked at in all.</summary>
    public int Months { get; set; }

    /// <summary>How many of them lie before anybody begins.</summary>
    public int MonthsBefore { get; set; }

    /// <summary>How many groups begin one after the other; 1 where all begin at once.</summary>
    public int Waves { get; set; }
    public int MonthsBetweenWaves { get; set; }

    /// <summary>How often chance may call a difference where there is none.</summary>
    public double Alpha { get; set; } = 0.05;
    public int Permutations { get; set; } = 1000;

    public EthicsReview Ethics { get; set; }

    /// <summary>Who reviewed it, and under which number.</summary>
    public string? EthicsBody { get; set; }
    public string? EthicsNumber { get; set; }
    public DateOnly? EthicsOn { get; set; }

    /// <summary>Who may use the data, for what, until when.</summary>
    public string? DataTerms { get; set; }

    /// <summary>Who of those at work on it would like one answer better than another.</summary>
    public string? Conflicts { get; set; }

    public Guid PlannedById { get; set; }
    public DateTime PlannedAt { get; set; }
}

public enum StudyDesign
{
    [Display(Name = "Before and after")] PrePost = 1,
    [Display(Name = "Two groups, drawn by lot")] ParallelClusters = 2,
    [Display(Name = "Stepped wedge")] SteppedWedge = 3,
    [Display(Name = "Staggered roll-out")] StaggeredRollout = 4,
    [Display(Name = "Matched comparison, not drawn by lot")] MatchedComparison = 5,
}

public enum StudyUnitKind
{
    [Display(Name = "Squads")] Squad = 1,
    [Display(Name = "Areas")] Area = 2,
}

public enum EthicsReview
{
    [Display(Name = "Not asked yet")] NotAsked = 0,
    [Display(Name = "Approved")] Approved = 1,
    [Display(Name = "Found exempt")] Exempt = 2,
    [Display(Name = "Not required")] NotRequired = 3,
}

/// <summary>A squad or an area that takes part.</summary>
public class StudyUnit : Entity
{
    public const int CodeMaxLength = 20;
    public const int NameMaxLength = 80;
    public const int StratumMaxLength = 40;

    public Guid StudyId { get; set; }

    /// <summary>What it is called in data files: short, and without meaning.</summary>
    public required string Code { get; set; }
    public required string Name { get; set; }
    public Guid? SquadId { get; set; }
    public Guid? AreaId { get; set; }

    /// <summary>How many officers, or partners, were in it when it was chosen.</summary>
    public int Size { get; set; }

    /// <summary>Lots are drawn within each stratum, or pair.</summary>
    public string? Stratum { get; set; }

    /// <summary>From 1, the wave or arm it was drawn or put into; 0 for the comparison; null while none is.</summary>
    public int? Wave { get; set; }

    /// <summary>The month its wave begins; null for the comparison.</summary>
    public DateOnly? BeginsOn { get; set; }
}

/// <summary>A unit that began elsewhere than the lot said. It is still counted where it was drawn.</summary>
public class WaveChange : Entity
{
    public const int WhyMaxLength = 400;

    public Guid StudyId { get; set; }
    public Guid UnitId { get; set; }
    public int ToWave { get; set; }
    public DateOnly FromMonth { get; set; }
    public required string Why { get; set; }
    public Guid ById { get; set; }
    public DateTime At { get; set; }
}

/// <summary>The course that a wave takes.</summary>
public class StudyWave : Entity
{
    public Guid StudyId { get; set; }
    public int Number { get; set; }
    public DateOnly BeginsOn { get; set; }
    public Guid? CohortId { get; set; }
}

public class StudyMapping : IEntityTypeConfiguration<Study>
{
    public void Configure(EntityTypeBuilder<Study> builder)
    {
        builder.Property(s => s.Title).HasMaxLength(Study.TitleMaxLength);
        builder.Property(s => s.Question).HasMaxLength(Study.QuestionMaxLength);
        builder.Property(s => s.Template).HasMaxLength(Study.TemplateMaxLength);
        builder.Property(s => s.EthicsBody).HasMaxLength(Study.EthicsMaxLength);
        builder.Property(s => s.EthicsNumber).HasMaxLength(Study.EthicsMaxLength);
        builder.Property(s => s.DataTerms).HasMaxLength(Study.TermsMaxLength);
        builder.Property(s => s.Conflicts).HasMaxLength(Study.TermsMaxLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.PlannedById).OnDelete(DeleteBehavior.Restrict);
    }
}

public class StudyUnitMapping : IEntityTypeConfiguration<StudyUnit>
{
    public void Configure(EntityTypeBuilder<StudyUnit> builder)
    {
        builder.Property(u => u.Code).HasMaxLength(StudyUnit.CodeMaxLength);
        builder.Property(u => u.Name).HasMaxLength(StudyUnit.NameMaxLength);
        builder.Property(u => u.Stratum).HasMaxLength(StudyUnit.StratumMaxLength);
        builder.HasOne<Study>().WithMany().HasForeignKey(u => new { u.AgencyId, u.StudyId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(u => new { u.AgencyId, u.StudyId, u.Code }).IsUnique();
    }
}

public class WaveChangeMapping : IEntityTypeConfiguration<WaveChange>
{
    public void Configure(EntityTypeBuilder<WaveChange> builder)
    {
        builder.Property(c => c.Why).HasMaxLength(WaveChange.WhyMaxLength);
        builder.HasOne<StudyUnit>().WithMany().HasForeignKey(c => new { c.AgencyId, c.UnitId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.AgencyId, c.StudyId });
    }
}

public class StudyWaveMapping : IEntityTypeConfiguration<StudyWave>
{
    public void Configure(EntityTypeBuilder<StudyWave> builder)
    {
        builder.HasOne<Study>().WithMany().HasForeignKey(w => new { w.AgencyId, w.StudyId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(w => new { w.AgencyId, w.StudyId, w.Number }).IsUnique();
    }
}
