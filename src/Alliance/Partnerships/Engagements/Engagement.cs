using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Touchpoints;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Engagements;

/// <summary>One contact that was not enforcement.</summary>
public class Engagement : Entity
{
    public const int HeardMaxLength = 4000;
    public const int PurposeMaxLength = 200;

    public Guid PartnerId { get; set; }
    public Guid OfficerId { get; set; }
    public DateTime At { get; set; }
    public Channel Channel { get; set; }
    public Setting Setting { get; set; }
    public Side StartedBy { get; set; }
    public Outcome Outcome { get; set; }
    public int Minutes { get; set; }
    public required string Purpose { get; set; }

    /// <summary>What was heard, in words that the partner may read; names of known contacts stand as references.</summary>
    public string? Heard { get; set; }

    public ListeningSkills Skills { get; set; }
    public Needs Needs { get; set; }

    /// <summary>Set where the text speaks of others and was saved all the same: it stays between owner and participants, and goes on this day.</summary>
    public DateTime? ExpiresAt { get; set; }

    /// <summary>Whether somebody was really spoken with: only this moves the due date.</summary>
    public bool IsRealContact => Outcome == Outcome.Talked;
}

/// <summary>Who took part, and so who may read the entry.</summary>
public class EngagementContact
{
    public int AgencyId { get; set; }
    public Guid EngagementId { get; set; }
    public Guid ContactId { get; set; }
}

public enum Side
{
    [Display(Name = "We")] Us = 1,
    [Display(Name = "They")] Them = 2,
}

public enum Channel
{
    [Display(Name = "In person")] InPerson = 1,
    [Display(Name = "Telephone")] Telephone = 2,
    [Display(Name = "Video call")] Video = 3,
    [Display(Name = "Message or e-mail")] Message = 4,
    [Display(Name = "Meeting or event")] Event = 5,
}

public enum Setting
{
    [Display(Name = "At their place")] TheirPlace = 1,
    [Display(Name = "On the street")] Street = 2,
    [Display(Name = "At a community event")] CommunityEvent = 3,
    [Display(Name = "At our place")] OurPlace = 4,
    [Display(Name = "At a distance")] Distance = 5,
}

public enum Outcome
{
    [Display(Name = "We talked")] Talked = 1,
    [Display(Name = "Left a message")] LeftMessage = 2,
    [Display(Name = "Nobody was there")] NobodyThere = 3,
}

[Flags]
public enum ListeningSkills
{
    None = 0,
    [Display(Name = "Open question")] OpenQuestion = 1,
    [Display(Name = "Affirmation")] Affirmation = 2,
    [Display(Name = "Reflection")] Reflection = 4,
    [Display(Name = "Summary")] Summary = 8,
    [Display(Name = "Asked permission")] Permission = 16,
    [Display(Name = "Exit ramp")] ExitRamp = 32,
}

/// <summary>Maslow's five levels, heard about a place or a problem; never a trait of a person.</summary>
[Flags]
public enum Needs
{
    None = 0,
    [Display(Name = "Basics: food, rest, a roof")] Physiological = 1,
    [Display(Name = "Safety")] Safety = 2,
    [Display(Name = "Belonging")] Belonging = 4,
    [Display(Name = "Respect")] Esteem = 8,
    [Display(Name = "Growing, doing what matters")] SelfActualization = 16,
}

/// <summary>A contact that is planned.</summary>
public class Touchpoint : Entity
{
    public const int PurposeMaxLength = 200;
    public const int CancelReasonMaxLength = 200;

    public Guid PartnerId { get; set; }
    public Guid OfficerId { get; set; }
    public DateOnly On { get; set; }
    public TimeOnly? AtTime { get; set; }
    public required string Purpose { get; set; }
    public DateTime PlannedAt { get; set; }

    /// <summary>The series it was planned with; null where it was planned alone.</summary>
    public Guid? SeriesId { get; set; }

    /// <summary>The day it was planned for first, where it has been moved.</summary>
    public DateOnly? FirstPlannedOn { get; set; }
    public Guid? DoneById { get; set; }
    public DateTime? CancelledAt { get; set; }
    public string? CancelReason { get; set; }

    /// <summary>Repeats whether it still lies ahead, so that one index finds what is planned.</summary>
    public bool IsOpen { get; set; } = true;
}

public class EngagementMapping : IEntityTypeConfiguration<Engagement>
{
    public void Configure(EntityTypeBuilder<Engagement> builder)
    {
        builder.Property(e => e.Purpose).HasMaxLength(ContactReferences.RoomFor(Engagement.PurposeMaxLength));
        builder.Property(e => e.Heard).HasMaxLength(ContactReferences.RoomFor(Engagement.HeardMaxLength));
        builder.HasOne<Partner>().WithMany().HasForeignKey(e => new { e.AgencyId, e.PartnerId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.AgencyId, e.PartnerId, e.At });
        builder.HasIndex(e => new { e.AgencyId, e.OfficerId, e.At });
        builder.HasIndex(e => new { e.AgencyId, e.At });
        builder.HasIndex(e => new { e.AgencyId, e.ExpiresAt }).HasFilter("\"ExpiresAt\" IS NOT NULL");
    }
}

public class EngagementContactMapping : IEntityTypeConfiguration<EngagementContact>
{
    public void Configure(EntityTypeBuilder<EngagementContact> builder)
    {
        builder.ToTable(nameof(EngagementContact));
        builder.HasKey(c => new { c.AgencyId, c.EngagementId, c.ContactId });
        builder.HasOne<Engagement>().WithMany().HasForeignKey(c => new { c.AgencyId, c.EngagementId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Contact>().WithMany().HasForeignKey(c => new { c.AgencyId, c.ContactId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.AgencyId, c.ContactId });
    }
}

public class TouchpointMapping : IEntityTypeConfiguration<Touchpoint>
{
    public void Configure(EntityTypeBuilder<Touchpoint> builder)
    {
        builder.Property(t => t.Purpose).HasMaxLength(ContactReferences.RoomFor(Touchpoint.PurposeMaxLength));
        builder.Property(t => t.CancelReason).HasMaxLength(ContactReferences.RoomFor(Touchpoint.CancelReasonMaxLength));
        builder.HasOne<Partner>().WithMany().HasForeignKey(t => new { t.AgencyId, t.PartnerId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TouchpointSeries>().WithMany().HasForeignKey(t => new { t.AgencyId, t.SeriesId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.AgencyId, t.OfficerId, t.On }).HasFilter("\"IsOpen\"");
        builder.HasIndex(t => new { t.AgencyId, t.PartnerId });
    }
}
