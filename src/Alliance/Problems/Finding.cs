using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Engagements;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Problems;

/// <summary>One thing found out about a problem, by either side: the evidence that a step asks for.</summary>
public class Finding : Entity
{
    public const int WordsMaxLength = 400;

    public Guid ProblemId { get; set; }
    public FindingKind Kind { get; set; }
    public Side Side { get; set; }
    public Guid ById { get; set; }
    public DateTime At { get; set; }
    public required string Words { get; set; }
}

/// <summary>The six questions of the CHEERS test, the sides and controllers of the triangle, and what lies under it.</summary>
public enum FindingKind
{
    [Display(Name = "Who in the community says it is a problem?")] Community = 1,
    [Display(Name = "What harm does it do?")] Harm = 2,
    [Display(Name = "What is expected of the police?")] Expectation = 3,
    [Display(Name = "What happens, exactly?")] Events = 4,
    [Display(Name = "How often does it come back?")] Recurring = 5,
    [Display(Name = "What do the cases have in common?")] Similarity = 6,
    [Display(Name = "Who causes it, as a group")] Causing = 10,
    [Display(Name = "Who or what is harmed, as a group")] Harmed = 11,
    [Display(Name = "The place")] Place = 12,
    [Display(Name = "Handler: who has a say over those who cause it")] Handler = 13,
    [Display(Name = "Guardian: who looks out for whoever is harmed")] Guardian = 14,
    [Display(Name = "Manager: who runs the place")] Manager = 15,
    [Display(Name = "What lies under it")] Condition = 20,
    [Display(Name = "What partners see that police data do not")] BeyondTheData = 21,
    [Display(Name = "Why there are no figures")] NoFigures = 22,
}

/// <summary>What somebody who takes part says four weeks after the response.</summary>
public class LaterWord : Entity
{
    public const int WordsMaxLength = 300;

    public Guid ProblemId { get; set; }
    public Guid ContactId { get; set; }
    public DateTime At { get; set; }
    public LaterAnswer Answer { get; set; }
    public string? Words { get; set; }
}

public enum LaterAnswer
{
    [Display(Name = "Better")] Better = 1,
    [Display(Name = "The same")] Same = 2,
    [Display(Name = "Worse")] Worse = 3,
    [Display(Name = "I cannot say")] CannotSay = 4,
}

public class FindingMapping : IEntityTypeConfiguration<Finding>
{
    public void Configure(EntityTypeBuilder<Finding> builder)
    {
        builder.Property(f => f.Words).HasMaxLength(Finding.WordsMaxLength);
        builder.HasOne<Problem>().WithMany().HasForeignKey(f => new { f.AgencyId, f.ProblemId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(f => new { f.AgencyId, f.ProblemId, f.At });
    }
}

public class LaterWordMapping : IEntityTypeConfiguration<LaterWord>
{
    public void Configure(EntityTypeBuilder<LaterWord> builder)
    {
        builder.Property(w => w.Words).HasMaxLength(LaterWord.WordsMaxLength);
        builder.HasOne<Problem>().WithMany().HasForeignKey(w => new { w.AgencyId, w.ProblemId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(w => new { w.AgencyId, w.ProblemId, w.ContactId, w.At });
    }
}
