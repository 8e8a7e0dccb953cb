using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Goals;

/// <summary>Something an officer and a partner agreed to work on, in words of both.</summary>
public class SharedGoal : Entity
{
    public const int WordsMaxLength = 300;

    public Guid PartnerId { get; set; }

    /// <summary>The officer who wrote it down.</summary>
    public Guid OfficerId { get; set; }
    public required string Words { get; set; }
    public DateTime At { get; set; }

    /// <summary>Set where the words speak of others and were saved all the same: they stay between owner, writer and participants, and go on this day.</summary>
    public DateTime? ExpiresAt { get; set; }
}

/// <summary>Who is in on a goal, and so who may read it; and since when they have said themselves that this is what was agreed.</summary>
public class GoalContact
{
    public int AgencyId { get; set; }
    public Guid GoalId { get; set; }
    public Guid ContactId { get; set; }
    public DateTime? AgreedAt { get; set; }
}

/// <summary>Where one side sees the goal now, with what was heard that says so.</summary>
public class StageMove : Entity
{
    public const int HeardMaxLength = 500;

    public Guid GoalId { get; set; }
    public Side Side { get; set; }
    public Guid ById { get; set; }
    public DateTime At { get; set; }
    public StageOfChange Stage { get; set; }

    /// <summary>The old way came back for a while. It happens on the way, and is no failure.</summary>
    public bool IsRecurrence { get; set; }
    public required string Heard { get; set; }
    public DateTime? ExpiresAt { get; set; }
}

/// <summary>The stages of change, as one says them.</summary>
public enum StageOfChange
{
    [Display(Name = "Not thinking of it yet")] Precontemplation = 1,
    [Display(Name = "Thinking about it")] Contemplation = 2,
    [Display(Name = "Getting ready")] Preparation = 3,
    [Display(Name = "Doing it")] Action = 4,
    [Display(Name = "Keeping it up")] Maintenance = 5,
}

/// <summary>How much it matters to one side, and how sure they are that they can, from 0 to 10.</summary>
public class RulerReading : Entity
{
    public const int WhyMaxLength = 500;

    public Guid GoalId { get; set; }
    public Side Side { get; set; }
    public Guid ById { get; set; }
    public DateTime At { get; set; }
    public int Importance { get; set; }
    public int Confidence { get; set; }

    /// <summary>What makes it this number and not a lower one.</summary>
    public string? Why { get; set; }
    public DateTime? ExpiresAt { get; set; }
}

/// <summary>A goal is over: reached, or let go. Either is worth a sentence.</summary>
public class GoalEnd : Entity
{
    public const int WhyMaxLength = 500;

    public Guid GoalId { get; set; }
    public Side Side { get; set; }
    public Guid ById { get; set; }
    public DateTime At { get; set; }
    public GoalEndKind Kind { get; set; }
    public required string Why { get; set; }
    public DateTime? ExpiresAt { get; set; }
}

public enum GoalEndKind
{
    [Display(Name = "We reached it")] Reached = 1,
    [Display(Name = "We let it go")] LetGo = 2,
}

public class SharedGoalMapping : IEntityTypeConfiguration<SharedGoal>
{
    public void Configure(EntityTypeBuilder<SharedGoal> builder)
    {
        builder.Property(g => g.Words).HasMaxLength(ContactReferences.RoomFor(SharedGoal.WordsMaxLength));
        builder.HasOne<Partner>().WithMany().HasForeignKey(g => new { g.AgencyId, g.PartnerId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(g => new { g.AgencyId, g.PartnerId, g.At });
    }
}

public class GoalContactMapping : IEntityTypeConfiguration<GoalContact>
{
    public void Configure(EntityTypeBuilder<GoalContact> builder)
    {
        builder.ToTable(nameof(GoalContact));
        builder.HasKey(c => new { c.AgencyId, c.GoalId, c.ContactId });
        builder.HasOne<SharedGoal>().WithMany().HasForeignKey(c => new { c.AgencyId, c.GoalId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Contact>().WithMany().HasForeignKey(c => new { c.AgencyId, c.ContactId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.AgencyId, c.ContactId });
    }
}

public class StageMoveMapping : IEntityTypeConfiguration<StageMove>
{
    public void Configure(EntityTypeBuilder<StageMove> builder)
    {
        builder.Property(m => m.Heard).HasMaxLength(ContactReferences.RoomFor(StageMove.HeardMaxLength));
        builder.HasOne<SharedGoal>().WithMany().HasForeignKey(m => new { m.AgencyId, m.GoalId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(m => new { m.AgencyId, m.GoalId, m.At });
    }
}

public class RulerReadingMapping : IEntityTypeConfiguration<RulerReading>
{
    public void Configure(EntityTypeBuilder<RulerReading> builder)
    {
        builder.Property(r => r.Why).HasMaxLength(ContactReferences.RoomFor(RulerReading.WhyMaxLength));
        builder.HasOne<SharedGoal>().WithMany().HasForeignKey(r => new { r.AgencyId, r.GoalId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => new { r.AgencyId, r.GoalId, r.At });
    }
}

public class GoalEndMapping : IEntityTypeConfiguration<GoalEnd>
{
    public void Configure(EntityTypeBuilder<GoalEnd> builder)
    {
        builder.Property(e => e.Why).HasMaxLength(ContactReferences.RoomFor(GoalEnd.WhyMaxLength));
        builder.HasOne<SharedGoal>().WithMany().HasForeignKey(e => new { e.AgencyId, e.GoalId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(e => new { e.AgencyId, e.GoalId }).IsUnique();
    }
}
