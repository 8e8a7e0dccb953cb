using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Preferences;

/// <summary>
/// How a contact asked to be approached, as they said it themselves; each saying is a row. That an organisation wants nobody to come at
/// all is an <see cref="ApproachWish"/>.
/// </summary>
public class ApproachPreference : Entity
{
    public const int WordsMaxLength = 300;

    public Guid ContactId { get; set; }
    public SpokenLanguage? Language { get; set; }
    public Weekdays Days { get; set; }
    public TimeOnly? From { get; set; }
    public TimeOnly? Until { get; set; }
    public MeetingPlace? Place { get; set; }
    public bool CallFirst { get; set; }

    /// <summary>What to do, in their words.</summary>
    public string? Please { get; set; }

    /// <summary>What not to do, in their words.</summary>
    public string? PleaseNot { get; set; }
    public DateTime SaidAt { get; set; }

    /// <summary>When they said otherwise; null for what holds now.</summary>
    public DateTime? ReplacedAt { get; set; }
}

public class ApproachPreferenceMapping : IEntityTypeConfiguration<ApproachPreference>
{
    public void Configure(EntityTypeBuilder<ApproachPreference> builder)
    {
        builder.Property(p => p.Please).HasMaxLength(ContactReferences.RoomFor(ApproachPreference.WordsMaxLength));
        builder.Property(p => p.PleaseNot).HasMaxLength(ContactReferences.RoomFor(ApproachPreference.WordsMaxLength));
        builder.HasOne<Contact>().WithMany().HasForeignKey(p => new { p.AgencyId, p.ContactId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => new { p.AgencyId, p.ContactId });
    }
}
