using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Thanks;

/// <summary>
/// A thank you between an officer and a contact, either way. It is read by the one thanked, and where the giver allows it by the others
/// here; it is counted nowhere, and gone after half a year.
/// </summary>
public class ThankYou : Entity
{
    public const int WordsMaxLength = 300;

    /// <summary>No longer than the shortest time for which an agency keeps a record.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    public Guid PartnerId { get; set; }
    public Guid ContactId { get; set; }
    public Guid OfficerId { get; set; }

    /// <summary>Who thanks.</summary>
    public Side By { get; set; }
    public required string Words { get; set; }
    public DateTime GivenAt { get; set; }

    /// <summary>Whether the others here may read it: the giver allowed it, and the one thanked has not kept it to themselves.</summary>
    public bool IsShared { get; set; }

    /// <summary>When the officer put it away from their Today.</summary>
    public DateTime? SeenAt { get; set; }
}

/// <summary>A thank you from one of the agency's people to another. It names nobody outside.</summary>
public class ColleagueThanks : Entity
{
    public Guid FromId { get; set; }
    public Guid ToId { get; set; }
    public required string Words { get; set; }
    public DateTime GivenAt { get; set; }
    public bool IsShared { get; set; }
    public DateTime? SeenAt { get; set; }
}

public class ThankYouMapping : IEntityTypeConfiguration<ThankYou>
{
    public void Configure(EntityTypeBuilder<ThankYou> builder)
    {
        builder.Property(t => t.Words).HasMaxLength(ContactReferences.RoomFor(ThankYou.WordsMaxLength));
        builder.HasOne<Partner>().WithMany().HasForeignKey(t => new { t.AgencyId, t.PartnerId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Contact>().WithMany().HasForeignKey(t => new { t.AgencyId, t.ContactId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.OfficerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.AgencyId, t.PartnerId });
        builder.HasIndex(t => new { t.AgencyId, t.ContactId });
        builder.HasIndex(t => new { t.AgencyId, t.OfficerId });
    }
}

public class ColleagueThanksMapping : IEntityTypeConfiguration<ColleagueThanks>
{
    public void Configure(EntityTypeBuilder<ColleagueThanks> builder)
    {
        builder.Property(t => t.Words).HasMaxLength(ThankYou.WordsMaxLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.ToId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.AgencyId, t.FromId });
        builder.HasIndex(t => new { t.AgencyId, t.ToId });
    }
}
