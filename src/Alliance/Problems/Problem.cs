using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Engagements;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Problems;

/// <summary>Two or more similar things that keep happening at a place, worked on together until they stop. It speaks of a place, and of no person.</summary>
public class Problem : Entity
{
    public const int TitleMaxLength = 120;

    public ProblemKind Kind { get; set; }
    public required string Title { get; set; }

    /// <summary>The neighborhood it is in.</summary>
    public Guid? AreaId { get; set; }

    /// <summary>The needs it touches, of the place and whoever is there.</summary>
    public Needs Needs { get; set; }
    public Guid OfficerId { get; set; }
    public DateTime OpenedAt { get; set; }

    /// <summary>What the latest <see cref="ProblemStep"/> says, repeated here to be filtered by.</summary>
    public ProblemStage Stage { get; set; } = ProblemStage.Scan;
    public DateTime StageSince { get; set; }
    public ProblemOutcome? Outcome { get; set; }
}

public enum ProblemKind
{
    [Display(Name = "Noise")] Noise = 1,
    [Display(Name = "Disorder at closing time")] Nightlife = 2,
    [Display(Name = "Theft from shops")] ShopTheft = 3,
    [Display(Name = "Traffic and parking")] Traffic = 4,
    [Display(Name = "Nowhere for young people to be")] YoungPeople = 5,
    [Display(Name = "Litter and damage")] Damage = 6,
    [Display(Name = "A dark or neglected place")] Neglect = 7,
    [Display(Name = "Neighbors at odds")] Neighbors = 8,
    [Display(Name = "Something else")] Other = 9,
}

/// <summary>The four steps of problem solving, and their end. One can go back from any of them.</summary>
public enum ProblemStage
{
    [Display(Name = "Scan")] Scan = 1,
    [Display(Name = "Analyze")] Analyse = 2,
    [Display(Name = "Respond")] Respond = 3,
    [Display(Name = "Assess")] Assess = 4,
    [Display(Name = "Closed")] Closed = 5,
}

public enum ProblemOutcome
{
    [Display(Name = "Solved")] Solved = 1,
    [Display(Name = "Partly solved")] Partly = 2,
    [Display(Name = "Not solved")] NotSolved = 3,
    [Display(Name = "Made worse")] MadeWorse = 4,
}

/// <summary>From one step to another, forward or back, with the reason.</summary>
public class ProblemStep : Entity
{
    public const int WhyMaxLength = 400;

    public Guid ProblemId { get; set; }
    public ProblemStage From { get; set; }
    public ProblemStage To { get; set; }
    public Guid ById { get; set; }
    public DateTime At { get; set; }
    public string? Why { get; set; }
    public ProblemOutcome? Outcome { get; set; }
}

/// <summary>Somebody of the community who takes part, once they have said yes, until they or the problem leave off.</summary>
public class ProblemMember : Entity
{
    public Guid ProblemId { get; set; }
    public Guid PartnerId { get; set; }
    public Guid ContactId { get; set; }
    public MemberRole Role { get; set; }
    public Guid AskedById { get; set; }
    public DateTime AskedAt { get; set; }
    public DateTime? JoinedAt { get; set; }
    public DateTime? EndedAt { get; set; }
}

/// <summary>What somebody does in a problem; the middle three are the controllers of the triangle.</summary>
public enum MemberRole
{
    [Display(Name = "Raised it")] RaisedIt = 1,
    [Display(Name = "Has a say over those who cause it (handler)")] Handler = 2,
    [Display(Name = "Looks out for whoever is harmed (guardian)")] Guardian = 3,
    [Display(Name = "Runs the place (manager)")] Manager = 4,
    [Display(Name = "Helps")] Helper = 5,
}

public class ProblemMapping : IEntityTypeConfiguration<Problem>
{
    public void Configure(EntityTypeBuilder<Problem> builder)
    {
        builder.Property(p => p.Title).HasMaxLength(Problem.TitleMaxLength);
        builder.HasOne<Area>().WithMany().HasForeignKey(p => new { p.AgencyId, p.AreaId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.OfficerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.AgencyId, p.Stage, p.OpenedAt });
    }
}

public class ProblemStepMapping : IEntityTypeConfiguration<ProblemStep>
{
    public void Configure(EntityTypeBuilder<ProblemStep> builder)
    {
        builder.Property(s => s.Why).HasMaxLength(ProblemStep.WhyMaxLength);
        builder.HasOne<Problem>().WithMany().HasForeignKey(s => new { s.AgencyId, s.ProblemId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => new { s.AgencyId, s.ProblemId, s.At });
    }
}

public class ProblemMemberMapping : IEntityTypeConfiguration<ProblemMember>
{
    public void Configure(EntityTypeBuilder<ProblemMember> builder)
    {
        builder.HasOne<Problem>().WithMany().HasForeignKey(m => new { m.AgencyId, m.ProblemId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(m => new { m.AgencyId, m.ProblemId, m.ContactId }).IsUnique();
        builder.HasIndex(m => new { m.AgencyId, m.ContactId });
        builder.HasIndex(m => new { m.AgencyId, m.PartnerId });
    }
}
