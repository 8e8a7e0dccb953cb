using System.ComponentModel.DataAnnotations;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Stewardship.Organization;

/// <summary>One time that the agency looked at itself: opened, answered by many, closed, and compared with the time before.</summary>
public class AssessmentRound : Entity
{
    public DateTime OpenedAt { get; set; }
    public Guid OpenedById { get; set; }

    /// <summary>Until when answers are asked for; they are taken until it is closed.</summary>
    public DateOnly AnswerBy { get; set; }
    public DateTime? ClosedAt { get; set; }
    public Guid? ClosedById { get; set; }

    /// <summary>How many sheets of each part were handed in; counted when it is closed.</summary>
    public int Partnerships { get; set; }
    public int Organization { get; set; }
    public int Problems { get; set; }

    public int SheetsOf(Part part) => part switch { Part.Partnerships => Partnerships, Part.Organization => Organization, _ => Problems };
}

/// <summary>That somebody handed a sheet in, so that nobody hands in two. What stands on it is not here; gone when the round is closed.</summary>
public class AnsweredSheet : Entity
{
    public Guid RoundId { get; set; }
    public Guid AccountId { get; set; }
    public Part Part { get; set; }
}

/// <summary>How many gave one answer. Nothing leads from here to any of them, not even the moment.</summary>
public class AnswerTally
{
    public int AgencyId { get; set; }
    public Guid RoundId { get; set; }
    public required string Element { get; set; }
    public Level Level { get; set; }
    public int Count { get; set; }
}

/// <summary>Where those who talked it over agreed that the agency is. The latest of a round holds.</summary>
public class AgreedPlace : Entity
{
    public Guid RoundId { get; set; }
    public required string Element { get; set; }
    public Level Level { get; set; }
    public Guid AgreedById { get; set; }
    public DateTime AgreedAt { get; set; }
}

/// <summary>Something that somebody will do about an element, by a day.</summary>
public class AgreedAction : Entity
{
    public const int WordsMaxLength = 300;

    public Guid RoundId { get; set; }
    public required string Element { get; set; }
    public required string Words { get; set; }
    public Guid WhoId { get; set; }
    public DateOnly DueOn { get; set; }
    public Guid AgreedById { get; set; }
    public DateTime AgreedAt { get; set; }
}

public enum ActionEnding
{
    [Display(Name = "Done")] Done = 1,
    [Display(Name = "Dropped")] Dropped = 2,
}

/// <summary>What became of an agreed action.</summary>
public class ActionEnd : Entity
{
    public Guid ActionId { get; set; }
    public ActionEnding Ending { get; set; }

    /// <summary>What came of it, or why it was dropped.</summary>
    public string? Why { get; set; }
    public Guid EndedById { get; set; }
    public DateTime EndedAt { get; set; }
}

public class AssessmentRoundMapping : IEntityTypeConfiguration<AssessmentRound>
{
    public void Configure(EntityTypeBuilder<AssessmentRound> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.OpenedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.ClosedById).OnDelete(DeleteBehavior.Restrict);
        // One at a time: two would ask everybody twice.
        builder.HasIndex(r => r.AgencyId).HasFilter("\"ClosedAt\" IS NULL").IsUnique();
    }
}

public class AnsweredSheetMapping : IEntityTypeConfiguration<AnsweredSheet>
{
    public void Configure(EntityTypeBuilder<AnsweredSheet> builder)
    {
        builder.HasOne<AssessmentRound>().WithMany().HasForeignKey(s => new { s.AgencyId, s.RoundId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.AgencyId, s.RoundId, s.AccountId, s.Part }).IsUnique();
    }
}

public class AnswerTallyMapping : IEntityTypeConfiguration<AnswerTally>
{
    public void Configure(EntityTypeBuilder<AnswerTally> builder)
    {
        builder.ToTable(nameof(AnswerTally));
        builder.HasKey(t => new { t.AgencyId, t.RoundId, t.Element, t.Level });
        builder.Property(t => t.Element).HasMaxLength(Element.CodeMaxLength);
        builder.HasOne<AssessmentRound>().WithMany().HasForeignKey(t => new { t.AgencyId, t.RoundId }).OnDelete(DeleteBehavior.Cascade);
    }
}

public class AgreedPlaceMapping : IEntityTypeConfiguration<AgreedPlace>
{
    public void Configure(EntityTypeBuilder<AgreedPlace> builder)
    {
        builder.Property(p => p.Element).HasMaxLength(Element.CodeMaxLength);
        builder.HasOne<AssessmentRound>().WithMany().HasForeignKey(p => new { p.AgencyId, p.RoundId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AgreedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.AgencyId, p.RoundId });
    }
}

public class AgreedActionMapping : IEntityTypeConfiguration<AgreedAction>
{
    public void Configure(EntityTypeBuilder<AgreedAction> builder)
    {
        builder.Property(a => a.Element).HasMaxLength(Element.CodeMaxLength);
        builder.Property(a => a.Words).HasMaxLength(AgreedAction.WordsMaxLength);
        builder.HasOne<AssessmentRound>().WithMany().HasForeignKey(a => new { a.AgencyId, a.RoundId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(a => a.WhoId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.AgencyId, a.DueOn });
    }
}

public class ActionEndMapping : IEntityTypeConfiguration<ActionEnd>
{
    public void Configure(EntityTypeBuilder<ActionEnd> builder)
    {
        builder.Property(e => e.Why).HasMaxLength(AgreedAction.WordsMaxLength);
        builder.HasOne<AgreedAction>().WithOne().HasForeignKey<ActionEnd>(e => new { e.AgencyId, e.ActionId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(e => e.EndedById).OnDelete(DeleteBehavior.Restrict);
    }
}
