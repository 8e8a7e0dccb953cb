using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Consents;

/// <summary>
/// One yes of a contact to being in the record: when, how, in which words and language, until when. Renewing is a new row. While none
/// is in force, nothing of the person is kept but what they do there.
/// </summary>
public class Consent : Entity
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(730), ReminderBefore = TimeSpan.FromDays(30);

    public Guid ContactId { get; set; }

    /// <summary>The officer who first asked.</summary>
    public Guid AskedById { get; set; }
    public DateTime GivenAt { get; set; }
    public ConsentWay Way { get; set; }

    /// <summary>Which version of the page they read; see <see cref="ConsentWording"/>.</summary>
    public int WordingVersion { get; set; }

    /// <summary>The language they read it in, and letters come in: "en" or "es".</summary>
    public required string Language { get; set; }
    public DateTime ExpiresAt { get; set; }

    /// <summary>When they were reminded that it will run out.</summary>
    public DateTime? RemindedAt { get; set; }
    public DateTime? WithdrawnAt { get; set; }
}

/// <summary>One choice a contact made: given when, how and in which words, and perhaps taken back. What has no end is in force.</summary>
public class ConsentChoice : Entity
{
    public Guid ContactId { get; set; }
    public ChoiceKind Kind { get; set; }
    public DateTime GivenAt { get; set; }
    public ConsentWay Way { get; set; }
    public int WordingVersion { get; set; }
    public required string Language { get; set; }

    /// <summary>For <see cref="ChoiceKind.Callouts"/>: what they may be asked for, and when.</summary>
    public CalloutHelp For { get; set; }
    public CalloutTimes When { get; set; }

    public DateTime? WithdrawnAt { get; set; }
    public ConsentWay? WithdrawnBy { get; set; }
}

public enum ChoiceKind
{
    [Display(Name = "Be named")] Named = 1,
    [Display(Name = "Stay unnamed")] Unnamed = 2,
    [Display(Name = "Be asked in a callout")] Callouts = 3,
    [Display(Name = "Be e-mailed")] Email = 4,
    [Display(Name = "Leave no traces on this person's devices")] SafeContact = 5,
}

public enum ConsentWay
{
    [Display(Name = "Face to face")] InPerson = 1,
    [Display(Name = "By telephone")] Telephone = 2,
    [Display(Name = "In writing")] Writing = 3,
    [Display(Name = "By a link in a letter")] EmailLink = 4,
    [Display(Name = "With the card's code")] Card = 5,
    [Display(Name = "In the portal")] Portal = 6,
    [Display(Name = "By telephone with the steward")] Steward = 7,
    [Display(Name = "The officer took it out")] Officer = 8,
    [Display(Name = "It ran out")] RanOut = 9,
}

[Flags]
public enum CalloutHelp
{
    None = 0,
    [Display(Name = "Talk with people I know")] Talk = 1,
    [Display(Name = "Help with a language")] Language = 2,
    [Display(Name = "Open a room or a hall")] Place = 4,
    [Display(Name = "Food, drinks, blankets")] Goods = 8,
    [Display(Name = "Give somebody a ride")] Ride = 16,
}

[Flags]
public enum CalloutTimes
{
    None = 0,
    [Display(Name = "Mornings")] Mornings = 1,
    [Display(Name = "Afternoons")] Afternoons = 2,
    [Display(Name = "Evenings")] Evenings = 4,
    [Display(Name = "Nights")] Nights = 8,
}

public class ConsentMapping : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.Property(c => c.Language).HasMaxLength(2);
        builder.HasOne<Contact>().WithMany().HasForeignKey(c => new { c.AgencyId, c.ContactId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.AgencyId, c.ExpiresAt });
    }
}

public class ConsentChoiceMapping : IEntityTypeConfiguration<ConsentChoice>
{
    public void Configure(EntityTypeBuilder<ConsentChoice> builder)
    {
        builder.Property(c => c.Language).HasMaxLength(2);
        builder.HasOne<Contact>().WithMany().HasForeignKey(c => new { c.AgencyId, c.ContactId }).OnDelete(DeleteBehavior.Cascade);
    }
}
