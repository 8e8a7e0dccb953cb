using System.ComponentModel.DataAnnotations;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Training.Curriculum;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Training.Cohorts;

/// <summary>A group that takes the course together.</summary>
public class Cohort : Entity
{
    public const int TitleMaxLength = 80;
    public const int PlaceMaxLength = 120;
    public const int FormatMaxLength = 40;

    public required string Title { get; set; }

    /// <summary>The key of the format it was planned by.</summary>
    public required string Format { get; set; }
    public required string Place { get; set; }

    /// <summary>Whether a certificate asks for an observed practice.</summary>
    public bool IsObserved { get; set; }
    public Guid PlannedById { get; set; }
    public DateTime PlannedAt { get; set; }
    public DateTime? ClosedAt { get; set; }
    public Guid? ClosedById { get; set; }
}

public enum TeachingPart
{
    [Display(Name = "Teaches")] Teaches = 1,

    /// <summary>On the way to teaching: co-delivers and is signed off.</summary>
    [Display(Name = "Learns to teach")] LearnsToTeach = 2,
}

/// <summary>Who teaches a cohort. A counselor from outside has no account and stands on paper alone.</summary>
public class CohortTeacher : Entity
{
    public Guid CohortId { get; set; }
    public Guid AccountId { get; set; }
    public TeachingPart Part { get; set; }
    public Guid AddedById { get; set; }
    public DateTime AddedAt { get; set; }
    public DateTime? LeftAt { get; set; }
}

/// <summary>One of the agency's people in a cohort.</summary>
public class CohortLearner : Entity
{
    public Guid CohortId { get; set; }
    public Guid AccountId { get; set; }
    public Guid AddedById { get; set; }
    public DateTime AddedAt { get; set; }
    public DateTime? LeftAt { get; set; }
    public Guid? LeftById { get; set; }
}

/// <summary>One piece of a cohort's timetable.</summary>
public class CohortSession : Entity
{
    public const int TitleMaxLength = 120;
    public const int MostGuests = 500;

    public Guid CohortId { get; set; }

    /// <summary>From 1, in the order of the format.</summary>
    public int Place { get; set; }
    public int Day { get; set; }
    public DateOnly On { get; set; }
    public TimeOnly From { get; set; }
    public int Minutes { get; set; }
    public required string Title { get; set; }
    public string? ModuleKey { get; set; }

    /// <summary>The text that was taught; set when attendance is first noted.</summary>
    public Guid? ModuleVersionId { get; set; }

    /// <summary>How many from other agencies and businesses were there. They are counted, and named nowhere.</summary>
    public int Guests { get; set; }
}

/// <summary>How long a learner was in a session. A later note for the same two replaces it.</summary>
public class Attendance : Entity
{
    public Guid SessionId { get; set; }
    public Guid AccountId { get; set; }
    public int Minutes { get; set; }
    public Guid NotedById { get; set; }
    public DateTime NotedAt { get; set; }
}

/// <summary>A scenario that a cohort is asked to practice by a day.</summary>
public class AssignedPractice : Entity
{
    public const int ScenarioMaxLength = 60;

    public Guid CohortId { get; set; }
    public required string Scenario { get; set; }
    public DateOnly DueOn { get; set; }
    public Guid AssignedById { get; set; }
    public DateTime AssignedAt { get; set; }
}

/// <summary>A learner's own word that they practiced. How it went stays with them.</summary>
public class PracticeReport : Entity
{
    public Guid AssignedId { get; set; }
    public Guid AccountId { get; set; }
    public DateTime ReportedAt { get; set; }
}

public class CohortMapping : IEntityTypeConfiguration<Cohort>
{
    public void Configure(EntityTypeBuilder<Cohort> builder)
    {
        builder.Property(c => c.Title).HasMaxLength(Cohort.TitleMaxLength);
        builder.Property(c => c.Place).HasMaxLength(Cohort.PlaceMaxLength);
        builder.Property(c => c.Format).HasMaxLength(Cohort.FormatMaxLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.PlannedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.ClosedById).OnDelete(DeleteBehavior.Restrict);
    }
}

public class CohortTeacherMapping : IEntityTypeConfiguration<CohortTeacher>
{
    public void Configure(EntityTypeBuilder<CohortTeacher> builder)
    {
        builder.HasOne<Cohort>().WithMany().HasForeignKey(t => new { t.AgencyId, t.CohortId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.AgencyId, t.CohortId, t.AccountId }).HasFilter("\"LeftAt\" IS NULL").IsUnique();
    }
}

public class CohortLearnerMapping : IEntityTypeConfiguration<CohortLearner>
{
    public void Configure(EntityTypeBuilder<CohortLearner> builder)
    {
        builder.HasOne<Cohort>().WithMany().HasForeignKey(l => new { l.AgencyId, l.CohortId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.AgencyId, l.CohortId, l.AccountId }).HasFilter("\"LeftAt\" IS NULL").IsUnique();
        builder.HasIndex(l => new { l.AgencyId, l.AccountId });
    }
}

public class CohortSessionMapping : IEntityTypeConfiguration<CohortSession>
{
    public void Configure(EntityTypeBuilder<CohortSession> builder)
    {
        builder.Property(s => s.Title).HasMaxLength(CohortSession.TitleMaxLength);
        builder.Property(s => s.ModuleKey).HasMaxLength(ModuleVersion.KeyMaxLength);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(s => new { s.AgencyId, s.CohortId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ModuleVersion>().WithMany().HasForeignKey(s => new { s.AgencyId, s.ModuleVersionId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.AgencyId, s.CohortId, s.Place }).IsUnique();
    }
}

public class AttendanceMapping : IEntityTypeConfiguration<Attendance>
{
    public void Configure(EntityTypeBuilder<Attendance> builder)
    {
        builder.HasOne<CohortSession>().WithMany().HasForeignKey(a => new { a.AgencyId, a.SessionId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.AgencyId, a.SessionId, a.AccountId }).IsUnique();
    }
}

public class AssignedPracticeMapping : IEntityTypeConfiguration<AssignedPractice>
{
    public void Configure(EntityTypeBuilder<AssignedPractice> builder)
    {
        builder.Property(p => p.Scenario).HasMaxLength(AssignedPractice.ScenarioMaxLength);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(p => new { p.AgencyId, p.CohortId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AssignedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.AgencyId, p.CohortId, p.Scenario }).IsUnique();
    }
}

public class PracticeReportMapping : IEntityTypeConfiguration<PracticeReport>
{
    public void Configure(EntityTypeBuilder<PracticeReport> builder)
    {
        builder.HasOne<AssignedPractice>().WithMany().HasForeignKey(r => new { r.AgencyId, r.AssignedId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.AgencyId, r.AssignedId, r.AccountId }).IsUnique();
    }
}
