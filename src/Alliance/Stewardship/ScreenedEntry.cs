using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Stewardship;

/// <summary>
/// A text was saved although the screen warned. The steward is told which kinds of words and the reason given; never the words.
/// </summary>
public class ScreenedEntry : Entity
{
    public const int ReasonMaxLength = 200;

    /// <summary>Stands between two categories. One character: all of them together must fit into the column.</summary>
    public const char Between = ',';

    public const int CategoriesMaxLength = 200;

    /// <summary>How long words stay that speak of others than those who took part.</summary>
    public static readonly TimeSpan SpeaksOfOthersLifetime = TimeSpan.FromDays(30);

    /// <summary>Facts of an organization and what somebody does there are no entry; a concern stays until it is dealt with, whomever it speaks of; what an agency agrees to do about itself names nobody.</summary>
    public static readonly IReadOnlySet<string> Stays = new HashSet<string> { "Partner", "Contact", "Invitation", "Concern", "AgreedAction", "ActionEnd", "ColleagueThanks", "CraftNote", "CraftNoteStep" };

    public required string Entity { get; set; }
    public Guid EntityId { get; set; }
    public Guid ById { get; set; }
    public DateTime At { get; set; }

    /// <summary>The categories hit, by name, with <see cref="Between"/> between.</summary>
    public required string Categories { get; set; }
    public required string Reason { get; set; }

    /// <summary>Set where the words speak of people who did not take part: they go on this day. Null once they are gone.</summary>
    public DateTime? ExpiresAt { get; set; }
}

public class ScreenedEntryMapping : IEntityTypeConfiguration<ScreenedEntry>
{
    public void Configure(EntityTypeBuilder<ScreenedEntry> builder)
    {
        builder.Property(e => e.Entity).HasMaxLength(40);
        builder.Property(e => e.Categories).HasMaxLength(ScreenedEntry.CategoriesMaxLength);
        builder.Property(e => e.Reason).HasMaxLength(ContactReferences.RoomFor(ScreenedEntry.ReasonMaxLength));
        builder.HasIndex(e => new { e.AgencyId, e.At });
        builder.HasIndex(e => new { e.AgencyId, e.EntityId });
        builder.HasIndex(e => new { e.AgencyId, e.ExpiresAt }).HasFilter("\"ExpiresAt\" IS NOT NULL");
    }
}
