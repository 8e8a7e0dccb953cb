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

    public required string Entity { get; set; }
    public Guid EntityId { get; set; }
    public Guid ById { get; set; }
    public DateTime At { get; set; }

    /// <summary>The categories hit, by name, with <see cref="Between"/> between.</summary>
    public required string Categories { get; set; }
    public required string Reason { get; set; }
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
    }
}
