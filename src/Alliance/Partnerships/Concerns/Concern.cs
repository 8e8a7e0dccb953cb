using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Concerns;

/// <summary>Something that weighs on a partner: raised by a contact in the portal, or by somebody who gave no name.</summary>
public class Concern : Entity
{
    public const int WordsMaxLength = 2000;

    /// <summary>How long after an answer they are asked whether it is solved.</summary>
    public static readonly TimeSpan AskAfter = TimeSpan.FromDays(28);

    /// <summary>How long the words stay after it ended; shorter where they speak of people who did not take part.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(730), SpeaksOfOthersLifetime = TimeSpan.FromDays(30);

    public Guid PartnerId { get; set; }

    /// <summary>Null where nobody gave a name.</summary>
    public Guid? ContactId { get; set; }

    public ConcernKind Kind { get; set; }
    public required string Words { get; set; }
    public DateTime RaisedAt { get; set; }

    /// <summary>Of the code with which whoever gave no name comes back.</summary>
    public byte[]? CodeHash { get; set; }

    /// <summary>What the latest <see cref="ConcernStep"/> says, repeated here to be filtered by.</summary>
    public ConcernState State { get; set; } = ConcernState.Open;

    /// <summary>When to ask whether it is solved; null where there is nothing to ask.</summary>
    public DateTime? AskAt { get; set; }

    public DateTime? EndedAt { get; set; }
    public bool SpeaksOfOthers { get; set; }

    /// <summary>Who tended the relationship when it was raised: a concern about an officer stays out of their sight in whatever role.</summary>
    public Guid? OwnerThenId { get; set; }
    public Guid? BackupThenId { get; set; }
}

public enum ConcernKind
{
    [Display(Name = "An officer, or how somebody was treated")] Officer = 1,
    [Display(Name = "Something else")] Other = 2,
}

public enum ConcernState
{
    [Display(Name = "Waits for an answer")] Open = 1,
    [Display(Name = "Answered")] Answered = 2,
    [Display(Name = "Solved")] Solved = 3,
    [Display(Name = "Half solved")] HalfSolved = 4,
}

/// <summary>What was said and done about a concern: by whom, when, in which words.</summary>
public class ConcernStep : Entity
{
    public Guid ConcernId { get; set; }
    public ConcernStepKind Kind { get; set; }
    public DateTime At { get; set; }

    /// <summary>The account that answered; null where the other side or the system did it.</summary>
    public Guid? ById { get; set; }
    public string? Words { get; set; }
}

public enum ConcernStepKind
{
    [Display(Name = "Answered")] Answered = 1,
    [Display(Name = "Said more")] Said = 2,
    [Display(Name = "Asked whether it is solved")] Asked = 3,
    [Display(Name = "Solved")] Solved = 4,
    [Display(Name = "Half solved")] HalfSolved = 5,
    [Display(Name = "Not solved")] NotSolved = 6,
    [Display(Name = "Handed to the steward")] PassedOn = 7,
}

/// <summary>An organisation's public address for concerns, on a card or a poster. Whoever knows it can raise one without a name.</summary>
public class ConcernLink : Entity
{
    public const int CodeLength = 10;

    public Guid PartnerId { get; set; }
    public required string Code { get; set; }
    public DateTime MadeAt { get; set; }

    /// <summary>The account or the contact who made it.</summary>
    public Guid MadeById { get; set; }
    public DateTime? EndedAt { get; set; }
}

public class ConcernMapping : IEntityTypeConfiguration<Concern>
{
    public void Configure(EntityTypeBuilder<Concern> builder)
    {
        builder.Property(c => c.Words).HasMaxLength(ContactReferences.RoomFor(Concern.WordsMaxLength));
        builder.Property(c => c.CodeHash).HasMaxLength(32);
        builder.HasOne<Partner>().WithMany().HasForeignKey(c => new { c.AgencyId, c.PartnerId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Contact>().WithMany().HasForeignKey(c => new { c.AgencyId, c.ContactId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.AgencyId, c.PartnerId, c.RaisedAt });
        builder.HasIndex(c => new { c.AgencyId, c.ContactId });
        builder.HasIndex(c => new { c.AgencyId, c.CodeHash }).IsUnique();
        builder.HasIndex(c => new { c.AgencyId, c.AskAt });
    }
}

public class ConcernStepMapping : IEntityTypeConfiguration<ConcernStep>
{
    public void Configure(EntityTypeBuilder<ConcernStep> builder)
    {
        builder.Property(s => s.Words).HasMaxLength(ContactReferences.RoomFor(Concern.WordsMaxLength));
        builder.HasOne<Concern>().WithMany().HasForeignKey(s => new { s.AgencyId, s.ConcernId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => new { s.AgencyId, s.ConcernId });
    }
}

public class ConcernLinkMapping : IEntityTypeConfiguration<ConcernLink>
{
    public void Configure(EntityTypeBuilder<ConcernLink> builder)
    {
        builder.Property(l => l.Code).HasMaxLength(ConcernLink.CodeLength);
        builder.HasOne<Partner>().WithMany().HasForeignKey(l => new { l.AgencyId, l.PartnerId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => new { l.AgencyId, l.Code }).IsUnique();
        builder.HasIndex(l => new { l.AgencyId, l.PartnerId });
    }
}
