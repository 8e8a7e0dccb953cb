using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Handovers;

/// <summary>A relationship on its way from one officer to another: what became of it stands in its steps.</summary>
public class Handover : Entity
{
    public Guid RelationshipId { get; set; }
    public Guid FromId { get; set; }
    public Guid ToId { get; set; }
    public HandoverReason Why { get; set; }

    /// <summary>When the three of them mean to talk.</summary>
    public DateOnly TalkOn { get; set; }

    /// <summary>What the latest <see cref="HandoverStep"/> says, repeated here to be filtered by and so that of two answers at once one wins.</summary>
    public HandoverState State { get; set; }

    /// <summary>Repeats whether the relationship still waits to be taken over: one such handover a relationship, by an index.</summary>
    public bool IsOpen { get; set; } = true;
}

/// <summary>A step of a handover: who took it and when. What was said stands in the talk, for those who took part.</summary>
public class HandoverStep : Entity
{
    public Guid HandoverId { get; set; }
    public HandoverState State { get; set; }
    public DateTime At { get; set; }
    public Guid ById { get; set; }

    /// <summary>The conversation, where it was held.</summary>
    public Guid? EngagementId { get; set; }

    /// <summary>Whether the next officer was at the conversation.</summary>
    public bool? NextWasThere { get; set; }

    /// <summary>Whether the promises still open were gone through in it.</summary>
    public bool? PromisesGoneThrough { get; set; }

    public NoTalkReason? NoTalkBecause { get; set; }
    public DeclineReason? DeclinedBecause { get; set; }
}

public enum HandoverState
{
    [Display(Name = "Offered")] Offered = 1,
    [Display(Name = "The conversation was held")] Talked = 2,
    [Display(Name = "A conversation was not possible")] NoTalk = 3,
    [Display(Name = "Accepted")] Accepted = 4,
    [Display(Name = "Declined")] Declined = 5,
    [Display(Name = "Taken back")] TakenBack = 6,
    [Display(Name = "Done; the partner knows")] Done = 7,
}

public enum HandoverReason
{
    [Display(Name = "A new beat or duty")] NewDuty = 1,
    [Display(Name = "Too many to tend well")] TooMany = 2,
    [Display(Name = "Leaving, or gone already")] Leaving = 3,
    [Display(Name = "Somebody else knows them or their language better")] BetterFit = 4,
    [Display(Name = "The partner asked for it")] TheyAsked = 5,
    [Display(Name = "Another reason")] Other = 6,
}

public enum NoTalkReason
{
    [Display(Name = "The officer before is no longer here")] OfficerGone = 1,
    [Display(Name = "They did not wish it")] TheyDidNotWish = 2,
    [Display(Name = "No day suited all three")] NoDay = 3,
}

public enum DeclineReason
{
    [Display(Name = "I tend too many already")] TooMany = 1,
    [Display(Name = "I am not the right one for them")] NotTheRightOne = 2,
    [Display(Name = "I am too close to them")] TooClose = 3,
    [Display(Name = "I will be away")] Away = 4,
}

public class HandoverMapping : IEntityTypeConfiguration<Handover>
{
    public void Configure(EntityTypeBuilder<Handover> builder)
    {
        builder.HasOne<Relationship>().WithMany().HasForeignKey(h => new { h.AgencyId, h.RelationshipId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(h => h.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(h => h.ToId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(h => new { h.AgencyId, h.RelationshipId }).IsUnique().HasFilter("\"IsOpen\"");
        builder.HasIndex(h => new { h.AgencyId, h.RelationshipId }, "IX_Handover_OfRelationship");
        builder.HasIndex(h => new { h.AgencyId, h.ToId, h.State });
        builder.HasIndex(h => new { h.AgencyId, h.FromId, h.State });
        builder.HasIndex(h => new { h.AgencyId, h.State });
    }
}

public class HandoverStepMapping : IEntityTypeConfiguration<HandoverStep>
{
    public void Configure(EntityTypeBuilder<HandoverStep> builder)
    {
        builder.HasOne<Handover>().WithMany().HasForeignKey(s => new { s.AgencyId, s.HandoverId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Engagement>().WithMany().HasForeignKey(s => new { s.AgencyId, s.EngagementId }).OnDelete(DeleteBehavior.Restrict);
    }
}
