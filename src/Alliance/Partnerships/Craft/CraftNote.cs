using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Craft;

/// <summary>
/// What a supervisor says to an officer on how they work with people, never on how many. The two of them read it, and nobody else; it
/// names nobody outside, is no ground for appraisal, and is gone after a year.
/// </summary>
public class CraftNote : Entity
{
    public const int WordsMaxLength = 400;
    public const int LifetimeMonths = 12;

    public Guid FromId { get; set; }
    public Guid ToId { get; set; }

    /// <summary>The organisation with which it was seen, if it was with one.</summary>
    public Guid? PartnerId { get; set; }
    public CraftNoteKind Kind { get; set; }
    public CraftSkills Skills { get; set; }
    public required string Words { get; set; }
    public DateTime WrittenAt { get; set; }
}

/// <summary>What the officer did with it.</summary>
public class CraftNoteStep : Entity
{
    public Guid NoteId { get; set; }
    public CraftStepKind Kind { get; set; }
    public string? Words { get; set; }
    public DateTime At { get; set; }
}

public enum CraftNoteKind
{
    [Display(Name = "Appreciation")] Appreciation = 1,
    [Display(Name = "Coaching")] Coaching = 2,
}

/// <summary>How somebody works with people: a closed list, and nothing in it can be counted.</summary>
[Flags]
public enum CraftSkills
{
    None = 0,
    [Display(Name = "Asked open questions")] OpenQuestions = 1,
    [Display(Name = "Listened to the end")] Listening = 2,
    [Display(Name = "Gave back what was heard")] Reflecting = 4,
    [Display(Name = "Saw what was good")] Affirming = 8,
    [Display(Name = "Asked before advising")] Permission = 16,
    [Display(Name = "Left a way out")] ExitRamp = 32,
    [Display(Name = "Kept the promise, or said why not")] Promises = 64,
    [Display(Name = "Stayed calm")] Calm = 128,
    [Display(Name = "Took no side")] NoSide = 256,
    [Display(Name = "Mended what was strained")] Repair = 512,
}

public enum CraftStepKind
{
    [Display(Name = "Thanked")] Thanked = 1,
    [Display(Name = "Answered")] Answered = 2,
    [Display(Name = "Put away")] PutAway = 3,
}

public class CraftNoteMapping : IEntityTypeConfiguration<CraftNote>
{
    public void Configure(EntityTypeBuilder<CraftNote> builder)
    {
        builder.Property(n => n.Words).HasMaxLength(CraftNote.WordsMaxLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(n => n.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(n => n.ToId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partner>().WithMany().HasForeignKey(n => new { n.AgencyId, n.PartnerId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => new { n.AgencyId, n.ToId });
        builder.HasIndex(n => new { n.AgencyId, n.FromId });
        builder.HasIndex(n => new { n.AgencyId, n.PartnerId });
    }
}

public class CraftNoteStepMapping : IEntityTypeConfiguration<CraftNoteStep>
{
    public void Configure(EntityTypeBuilder<CraftNoteStep> builder)
    {
        builder.Property(s => s.Words).HasMaxLength(CraftNote.WordsMaxLength);
        builder.HasOne<CraftNote>().WithMany().HasForeignKey(s => new { s.AgencyId, s.NoteId }).OnDelete(DeleteBehavior.Cascade);
    }
}
