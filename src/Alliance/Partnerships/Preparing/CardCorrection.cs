using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Preparing;

/// <summary>What an officer put in the place of one line of the prep card; it stays until somebody says otherwise.</summary>
public class CardCorrection : Entity
{
    public const int WordsMaxLength = 300;

    public Guid RelationshipId { get; set; }
    public CardLine Line { get; set; }

    /// <summary>The goal, or the talk, of which the line speaks.</summary>
    public Guid? AboutId { get; set; }
    public required string Words { get; set; }
    public Guid ById { get; set; }
    public DateTime At { get; set; }

    /// <summary>When it was said otherwise, or what the record says was put back; null for what holds now.</summary>
    public DateTime? ReplacedAt { get; set; }
}

/// <summary>The lines of the card that are made from the record. Promises, goals and wishes are records of their own, and corrected there.</summary>
public enum CardLine
{
    [Display(Name = "Why we know each other")] Why = 1,
    [Display(Name = "Last talk")] LastTalk = 2,
    [Display(Name = "What fits now")] Fits = 3,
    [Display(Name = "Ask")] FirstQuestion = 4,
    [Display(Name = "Ask also")] SecondQuestion = 5,
    [Display(Name = "Say, once it is true")] Affirmation = 6,
    [Display(Name = "Better not")] Avoid = 7,
}

public class CardCorrectionMapping : IEntityTypeConfiguration<CardCorrection>
{
    public void Configure(EntityTypeBuilder<CardCorrection> builder)
    {
        builder.Property(c => c.Words).HasMaxLength(ContactReferences.RoomFor(CardCorrection.WordsMaxLength));
        builder.HasOne<Relationship>().WithMany().HasForeignKey(c => new { c.AgencyId, c.RelationshipId }).OnDelete(DeleteBehavior.Cascade);
    }
}
