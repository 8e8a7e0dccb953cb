using System.ComponentModel.DataAnnotations;
using Alliance.Coaching.Scenarios;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Training.Practice;

/// <summary>
/// A practice conversation with an invented person. It is the learner's own: nobody else reads it unless it was shared by hand, and it
/// goes without a trace when its learner takes it away, or after <see cref="DaysKept"/> days.
/// </summary>
public class PracticeSession : Entity
{
    public const int DaysKept = 180;

    public Guid LearnerId { get; set; }
    public required string Scenario { get; set; }

    /// <summary>Which text of the scenario it was: under another one the turns would move the partner otherwise.</summary>
    public required string ScenarioVersion { get; set; }

    public long Seed { get; set; }
    public PracticeMode Mode { get; set; }
    public PracticeVoice Voice { get; set; }
    public DateTime StartedAt { get; set; }
    public DateTime? EndedAt { get; set; }
    public Ending? Ending { get; set; }
}

public enum PracticeMode
{
    [Display(Name = "Choose from written turns")] Choices = 1,
    [Display(Name = "Write your own")] FreeText = 2,
}

public enum PracticeVoice
{
    [Display(Name = "The written partner")] Written = 1,
    [Display(Name = "The language model")] Model = 2,
}

/// <summary>What the learner said, how it was coded, and what the partner answered.</summary>
public class PracticeTurn : Entity
{
    public const int WordsMaxLength = 1000;
    public const int AnswerMaxLength = 1000;

    public Guid SessionId { get; set; }

    /// <summary>From 1.</summary>
    public int Number { get; set; }

    public required string Words { get; set; }

    /// <summary>The codes as they were then: a coder that learned more since changes no conversation that was had.</summary>
    public required string Codes { get; set; }

    public required string Answer { get; set; }
    public AnsweredBy By { get; set; }
}

public enum AnsweredBy
{
    /// <summary>From the scenario's written lines, as chosen.</summary>
    Written = 1,
    Model = 2,

    /// <summary>From the written lines, since the language model gave nothing that could be used.</summary>
    InPlaceOfModel = 3,
}

/// <summary>That the learner showed one session to one trainer, until they take it back.</summary>
public class PracticeShare : Entity
{
    public Guid SessionId { get; set; }
    public Guid TrainerId { get; set; }
    public DateTime SharedAt { get; set; }
    public DateTime? TakenBackAt { get; set; }
}

public class PracticeSessionMapping : IEntityTypeConfiguration<PracticeSession>
{
    public void Configure(EntityTypeBuilder<PracticeSession> builder)
    {
        builder.Property(s => s.Scenario).HasMaxLength(60);
        builder.Property(s => s.ScenarioVersion).HasMaxLength(12);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.LearnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.AgencyId, s.LearnerId, s.StartedAt });
        builder.HasIndex(s => new { s.AgencyId, s.StartedAt });
    }
}

public class PracticeTurnMapping : IEntityTypeConfiguration<PracticeTurn>
{
    public void Configure(EntityTypeBuilder<PracticeTurn> builder)
    {
        builder.Property(t => t.Words).HasMaxLength(PracticeTurn.WordsMaxLength);
        builder.Property(t => t.Answer).HasMaxLength(PracticeTurn.AnswerMaxLength);
        builder.HasOne<PracticeSession>().WithMany().HasForeignKey(t => new { t.AgencyId, t.SessionId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => new { t.AgencyId, t.SessionId, t.Number }).IsUnique();
    }
}

public class PracticeShareMapping : IEntityTypeConfiguration<PracticeShare>
{
    public void Configure(EntityTypeBuilder<PracticeShare> builder)
    {
        builder.HasOne<PracticeSession>().WithMany().HasForeignKey(s => new { s.AgencyId, s.SessionId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.TrainerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.AgencyId, s.TrainerId, s.SharedAt });
        builder.HasIndex(s => new { s.AgencyId, s.SessionId });
    }
}
