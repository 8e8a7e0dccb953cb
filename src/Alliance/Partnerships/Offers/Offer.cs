using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Offers;

/// <summary>What a contact would help with when it matters, at which hours and within which limits, until they say otherwise.</summary>
public class Offer : Entity
{
    public const int WordsMaxLength = 300;

    public Guid PartnerId { get; set; }
    public Guid ContactId { get; set; }
    public OfferKind Kind { get; set; }

    /// <summary>Of <see cref="OfferKind.Language"/> only.</summary>
    public SpokenLanguage? Language { get; set; }
    public required string Words { get; set; }

    /// <summary>What they are not to be asked for, in their words.</summary>
    public string? Limits { get; set; }
    public DateTime MadeAt { get; set; }

    /// <summary>The last day; null for as long as they say nothing else.</summary>
    public DateOnly? UntilOn { get; set; }
    public DateTime? EndedAt { get; set; }
}

public enum OfferKind
{
    [Display(Name = "A room or a hall")] Room = 1,
    [Display(Name = "Something to eat or drink")] Food = 2,
    [Display(Name = "A ride")] Ride = 3,
    [Display(Name = "Speaking a language")] Language = 4,
    [Display(Name = "Talking things down")] Calming = 5,
    [Display(Name = "Keeping somebody company")] Company = 6,
    [Display(Name = "A bed for the night")] Bed = 7,
    [Display(Name = "Blankets, clothes, a phone to call from")] Supplies = 8,
    [Display(Name = "Passing word on to neighbors")] Word = 9,
    [Display(Name = "Something else")] Other = 10,
}

/// <summary>From when to when on one day of the week; past midnight where the end is the earlier. An offer without hours holds at any time.</summary>
public class OfferHours
{
    public int AgencyId { get; set; }
    public Guid OfferId { get; set; }
    public DayOfWeek Day { get; set; }
    public TimeOnly From { get; set; }
    public TimeOnly Until { get; set; }
}

/// <summary>A time in which the offer rests.</summary>
public class OfferPause : Entity
{
    public Guid OfferId { get; set; }
    public DateTime FromAt { get; set; }
    public DateTime? EndedAt { get; set; }
}

public class OfferMapping : IEntityTypeConfiguration<Offer>
{
    public void Configure(EntityTypeBuilder<Offer> builder)
    {
        builder.Property(o => o.Words).HasMaxLength(ContactReferences.RoomFor(Offer.WordsMaxLength));
        builder.Property(o => o.Limits).HasMaxLength(ContactReferences.RoomFor(Offer.WordsMaxLength));
        builder.HasOne<Partner>().WithMany().HasForeignKey(o => new { o.AgencyId, o.PartnerId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Contact>().WithMany().HasForeignKey(o => new { o.AgencyId, o.ContactId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(o => new { o.AgencyId, o.PartnerId });
        builder.HasIndex(o => new { o.AgencyId, o.ContactId });
    }
}

public class OfferHoursMapping : IEntityTypeConfiguration<OfferHours>
{
    public void Configure(EntityTypeBuilder<OfferHours> builder)
    {
        builder.ToTable(nameof(OfferHours));
        builder.HasKey(h => new { h.AgencyId, h.OfferId, h.Day });
        builder.HasOne<Offer>().WithMany().HasForeignKey(h => new { h.AgencyId, h.OfferId }).OnDelete(DeleteBehavior.Cascade);
    }
}

public class OfferPauseMapping : IEntityTypeConfiguration<OfferPause>
{
    public void Configure(EntityTypeBuilder<OfferPause> builder)
    {
        builder.HasOne<Offer>().WithMany().HasForeignKey(p => new { p.AgencyId, p.OfferId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => new { p.AgencyId, p.OfferId });
    }
}
