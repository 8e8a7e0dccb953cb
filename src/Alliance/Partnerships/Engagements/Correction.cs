using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Engagements;

/// <summary>What somebody who took part says of an entry: how it was, or that it should not stand. Both texts stay to be read.</summary>
public class Correction : Entity
{
    public const int WordsMaxLength = 1000;

    public Guid EngagementId { get; set; }
    public Guid ContactId { get; set; }
    public CorrectionKind Kind { get; set; }
    public required string Words { get; set; }
    public DateTime At { get; set; }
}

public enum CorrectionKind
{
    [Display(Name = "It was different")] Corrects = 1,
    [Display(Name = "I do not want this to stand here")] Objects = 2,
}

public class CorrectionMapping : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.Property(c => c.Words).HasMaxLength(ContactReferences.RoomFor(Correction.WordsMaxLength));
        builder.HasOne<Engagement>().WithMany().HasForeignKey(c => new { c.AgencyId, c.EngagementId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Contact>().WithMany().HasForeignKey(c => new { c.AgencyId, c.ContactId }).OnDelete(DeleteBehavior.Cascade);
    }
}
