using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Offers;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Callouts;

/// <summary>
/// A situation in which somebody's help was looked for: its kind, the neighborhood, the day and the part of it. No address, no hour, no
/// word about whoever was in it; and after <see cref="DaysKept"/> days not even that.
/// </summary>
public class Callout : Entity
{
    public const int DaysKept = 90;

    public Situation Situation { get; set; }
    /// <summary>The neighborhood; it may have been taken away since.</summary>
    public Guid? AreaId { get; set; }
    public DateOnly On { get; set; }
    public Shift Shift { get; set; }
    public Guid OfficerId { get; set; }
    public CalloutEnding? Ending { get; set; }

    /// <summary>The row's key says its day and no hour.</summary>
    public static Guid NewId(DateOnly on) => Guid.CreateVersion7(Midnight(on));

    public static DateTime Midnight(DateOnly on) => on.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}

public enum CalloutEnding
{
    [Display(Name = "Settled, and nobody had to be made to")] Settled = 1,
    [Display(Name = "Calmer, and something is left to do")] Calmer = 2,
    [Display(Name = "It did not help")] NoHelp = 3,
    [Display(Name = "Enforcement was needed in the end")] Enforced = 4,
    [Display(Name = "It was no matter for us")] NotOurs = 5,
}

/// <summary>That somebody was asked to help, and what they said. Kept with the callout, and as long.</summary>
public class CalloutAsk : Entity
{
    public Guid CalloutId { get; set; }
    public Guid OfferId { get; set; }
    public Guid ContactId { get; set; }
    public DateOnly On { get; set; }
    public AskAnswer Answer { get; set; } = AskAnswer.Waiting;

    /// <summary>The day on which they were thanked.</summary>
    public DateOnly? ThankedOn { get; set; }

    /// <summary>The day on which we talked about how it was for them.</summary>
    public DateOnly? TalkedOverOn { get; set; }
}

public enum AskAnswer
{
    [Display(Name = "Not answered yet")] Waiting = 1,
    [Display(Name = "They help")] Accepted = 2,
    [Display(Name = "Not this time")] Declined = 3,
    [Display(Name = "Nobody answered")] NoAnswer = 4,
}

public class CalloutMapping : IEntityTypeConfiguration<Callout>
{
    public void Configure(EntityTypeBuilder<Callout> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.OfficerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.AgencyId, c.OfficerId, c.On });
        builder.HasIndex(c => new { c.AgencyId, c.On });
    }
}

public class CalloutAskMapping : IEntityTypeConfiguration<CalloutAsk>
{
    public void Configure(EntityTypeBuilder<CalloutAsk> builder)
    {
        builder.HasOne<Callout>().WithMany().HasForeignKey(a => new { a.AgencyId, a.CalloutId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Offer>().WithMany().HasForeignKey(a => new { a.AgencyId, a.OfferId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => new { a.AgencyId, a.CalloutId, a.OfferId }).IsUnique();
        builder.HasIndex(a => new { a.AgencyId, a.ContactId, a.On });
    }
}
