using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Relationships;

/// <summary>One officer and a backup, one partner, and a purpose.</summary>
public class Relationship : Entity
{
    public const int PurposeMaxLength = 300;

    public Guid PartnerId { get; set; }
    public Guid OwnerId { get; set; }
    public Guid? BackupId { get; set; }
    public required string Purpose { get; set; }
    public DateTime StartedAt { get; set; }

    /// <summary>Days between contacts where this relationship differs from the agency's own; one of <see cref="Cadence.Choices"/>.</summary>
    public int? CadenceDays { get; set; }

    /// <summary>The last time we really spoke; a message left does not count.</summary>
    public DateTime? LastContactAt { get; set; }

    /// <summary>
    /// Last real contact, or the start, plus the cadence; where paused the day on which it goes on, and null where nobody knows when
    /// that will be, or after the end.
    /// </summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>What the latest <see cref="PhaseChange"/> says, repeated here to be filtered by.</summary>
    public Phase Phase { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>The three numbers of <see cref="Tie"/>; null until they are reckoned from what happened before.</summary>
    public double? TieRecent { get; set; }
    public double? TieLasting { get; set; }
    public DateTime? TieAt { get; set; }

    public Partner? Partner { get; set; }

    public Tie? Tie
    {
        get => TieAt is { } at ? new Tie(TieRecent!.Value, TieLasting!.Value, at) : null;
        set => (TieRecent, TieLasting, TieAt) = (value?.Recent, value?.Lasting, value?.At);
    }
}

public enum Phase
{
    [Display(Name = "Not yet met")] NotYetMet = 1,
    [Display(Name = "Introduced")] Introduced = 2,
    [Display(Name = "Building")] Building = 3,
    [Display(Name = "Working alliance")] WorkingAlliance = 4,
    [Display(Name = "Strained")] Strained = 5,
    [Display(Name = "Repairing")] Repairing = 6,
    [Display(Name = "Handed over")] HandedOver = 7,
    [Display(Name = "Ended")] Ended = 8,
}

/// <summary>A step of a relationship: who saw it, when, and why.</summary>
public class PhaseChange : Entity
{
    public const int WhyMaxLength = 300;

    public Guid RelationshipId { get; set; }
    public Phase Phase { get; set; }
    public DateTime At { get; set; }
    public Guid ById { get; set; }
    public required string Why { get; set; }
}

/// <summary>A time in which nobody is expected to call: the owner is away, the shop is closed for works.</summary>
public class Pause : Entity
{
    public const int ReasonMaxLength = 300;

    public Guid RelationshipId { get; set; }
    public DateTime FromAt { get; set; }
    public DateOnly? UntilOn { get; set; }
    public Guid ById { get; set; }
    public required string Reason { get; set; }
    public DateTime? EndedAt { get; set; }
}

/// <summary>Something an officer should know about a relationship of theirs: a colleague spoke with the partner, say.</summary>
public class Notice : Entity
{
    public Guid AccountId { get; set; }
    public Guid PartnerId { get; set; }
    public NoticeKind Kind { get; set; }
    public Guid? FromId { get; set; }
    public DateTime At { get; set; }
    public DateTime? SeenAt { get; set; }
}

public enum NoticeKind
{
    [Display(Name = "A colleague spoke with them")] ColleagueEngaged = 1,
    [Display(Name = "You are now the owner")] BecameOwner = 2,
    [Display(Name = "You are now the backup")] BecameBackup = 3,
    [Display(Name = "They kept a promise")] PartnerKept = 4,
    [Display(Name = "They came to us")] PartnerCame = 5,
    [Display(Name = "Two entries were joined")] Merged = 6,
    [Display(Name = "Somebody noted what became of a promise")] PromiseAnswered = 7,
    [Display(Name = "They say an entry was different")] PartnerCorrected = 8,
    [Display(Name = "Somebody there withdrew from the record")] ContactWithdrew = 9,
    [Display(Name = "They ask how the two of you are doing")] CheckAsked = 30,
    [Display(Name = "You have both said how you are doing")] CheckAnswered = 31,
    [Display(Name = "You see it differently: talk about it")] GapSeen = 32,
    [Display(Name = "They say the gap has been talked about")] RepairClosed = 33,
    [Display(Name = "They said where they stand with a goal")] GoalMoved = 34,
    [Display(Name = "They agreed to a goal")] GoalAgreed = 35,
    [Display(Name = "They ended a goal")] GoalEnded = 36,
    [Display(Name = "Somebody there agreed to stay in touch")] ContactAgreed = 10,
    [Display(Name = "They raised a concern")] ConcernRaised = 60,
    [Display(Name = "They said more about a concern")] ConcernMore = 61,
    [Display(Name = "They said how far a concern is solved")] ConcernJudged = 62,
    [Display(Name = "They say a concern is not solved")] ConcernNotSolved = 63,
    [Display(Name = "They said how to approach them")] PreferenceStated = 64,
    [Display(Name = "They offer something")] OfferMade = 65,
    [Display(Name = "A colleague would like to hand it over to you")] HandoverOffered = 70,
    [Display(Name = "It is to be handed over to somebody else")] HandoverBegun = 71,
    [Display(Name = "The conversation of the handover is behind you")] HandoverTalked = 72,
    [Display(Name = "It was taken over")] HandoverAccepted = 73,
    [Display(Name = "It was not taken over")] HandoverDeclined = 74,
    [Display(Name = "The handover was taken back")] HandoverTakenBack = 75,
}

public class RelationshipMapping : IEntityTypeConfiguration<Relationship>
{
    public void Configure(EntityTypeBuilder<Relationship> builder)
    {
        builder.Property(r => r.Purpose).HasMaxLength(ContactReferences.RoomFor(Relationship.PurposeMaxLength));
        builder.Property(r => r.DueOn).LeftOutOfAudit();
        builder.Ignore(r => r.Tie);
        builder.Property(r => r.TieRecent).LeftOutOfAudit();
        builder.Property(r => r.TieLasting).LeftOutOfAudit();
        builder.Property(r => r.TieAt).LeftOutOfAudit();
        builder.HasOne(r => r.Partner).WithMany().HasForeignKey(r => new { r.AgencyId, r.PartnerId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.BackupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.AgencyId, r.PartnerId }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        // Ended ones too: a partner's page tells of earlier relationships.
        builder.HasIndex(r => new { r.AgencyId, r.PartnerId }, "IX_Relationship_OfPartner");
        builder.HasIndex(r => new { r.AgencyId, r.OwnerId, r.DueOn });
        builder.HasIndex(r => new { r.AgencyId, r.BackupId, r.DueOn });
        builder.HasIndex(r => new { r.AgencyId, r.DueOn });
        builder.HasIndex(r => new { r.AgencyId, r.Phase });
        builder.HasIndex(r => new { r.AgencyId, r.Id }, "IX_Relationship_Unreckoned").HasFilter("\"TieAt\" IS NULL AND \"EndedAt\" IS NULL");
    }
}

public class PhaseChangeMapping : IEntityTypeConfiguration<PhaseChange>
{
    public void Configure(EntityTypeBuilder<PhaseChange> builder)
    {
        builder.Property(c => c.Why).HasMaxLength(ContactReferences.RoomFor(PhaseChange.WhyMaxLength));
        builder.HasOne<Relationship>().WithMany().HasForeignKey(c => new { c.AgencyId, c.RelationshipId }).OnDelete(DeleteBehavior.Cascade);
    }
}

public class PauseMapping : IEntityTypeConfiguration<Pause>
{
    public void Configure(EntityTypeBuilder<Pause> builder)
    {
        builder.Property(p => p.Reason).HasMaxLength(ContactReferences.RoomFor(Pause.ReasonMaxLength));
        builder.HasOne<Relationship>().WithMany().HasForeignKey(p => new { p.AgencyId, p.RelationshipId }).OnDelete(DeleteBehavior.Cascade);
    }
}

public class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.HasOne<Partner>().WithMany().HasForeignKey(n => new { n.AgencyId, n.PartnerId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(n => new { n.AgencyId, n.AccountId, n.SeenAt });
    }
}
