using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Training.Curriculum;

/// <summary>
/// One text of a module that is kept: written here by a trainer, or as it came with the program, kept from the moment that somebody
/// took it. It never changes; a change is the next version.
/// </summary>
public class ModuleVersion : Entity
{
    public const int KeyMaxLength = 60;
    public const int TitleMaxLength = 120;
    public const int SummaryMaxLength = 200;
    public const int TeachersMaxLength = 120;
    public const int SourcesMaxLength = 200;
    public const int PartMaxLength = 40_000;
    public const int WhyMaxLength = 200;

    public required string Key { get; set; }

    /// <summary>From 1 for each key, in the order in which they were kept.</summary>
    public int Number { get; set; }
    public int Order { get; set; }
    public required string Title { get; set; }
    public int Minutes { get; set; }
    public required string Sources { get; set; }
    public required string Teachers { get; set; }
    public required string Summary { get; set; }
    public required string Aims { get; set; }
    public required string Reading { get; set; }
    public required string Dialogue { get; set; }
    public required string Exercises { get; set; }
    public required string Check { get; set; }
    public required string Guide { get; set; }
    public required string References { get; set; }

    /// <summary>By which the same text is known again.</summary>
    public required string Sign { get; set; }

    /// <summary>Who wrote it; null where it came with the program.</summary>
    public Guid? WrittenById { get; set; }
    public DateTime KeptAt { get; set; }

    /// <summary>What the writer changed.</summary>
    public string? Why { get; set; }

    public ModuleText Text => new(Key, Order, Title, Minutes, Sources.Length == 0 ? [] : Sources.Split('|'), Teachers, Summary, Aims, Reading, Dialogue, Exercises, Check, Guide, References);

    public static ModuleVersion Of(ModuleText text, int number, ActionContext action, Guid? writer, string? why) => new()
    {
        AgencyId = action.AgencyId,
        Id = action.NewId(),
        Key = text.Key,
        Number = number,
        Order = text.Order,
        Title = text.Title,
        Minutes = text.Minutes,
        Sources = string.Join('|', text.Sources),
        Teachers = text.Teachers,
        Summary = text.Summary,
        Aims = text.Aims,
        Reading = text.Reading,
        Dialogue = text.Dialogue,
        Exercises = text.Exercises,
        Check = text.Check,
        Guide = text.Guide,
        References = text.References,
        Sign = ShippedCourse.SignOf(text),
        WrittenById = writer,
        KeptAt = action.Now,
        Why = why,
    };
}

public class ModuleVersionMapping : IEntityTypeConfiguration<ModuleVersion>
{
    public void Configure(EntityTypeBuilder<ModuleVersion> builder)
    {
        builder.Property(m => m.Key).HasMaxLength(ModuleVersion.KeyMaxLength);
        builder.Property(m => m.Title).HasMaxLength(ModuleVersion.TitleMaxLength);
        builder.Property(m => m.Summary).HasMaxLength(ModuleVersion.SummaryMaxLength);
        builder.Property(m => m.Teachers).HasMaxLength(ModuleVersion.TeachersMaxLength);
        builder.Property(m => m.Sources).HasMaxLength(ModuleVersion.SourcesMaxLength);
        builder.Property(m => m.Sign).HasMaxLength(64);
        builder.Property(m => m.Why).HasMaxLength(ModuleVersion.WhyMaxLength);
        builder.Ignore(m => m.Text);
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.WrittenById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.AgencyId, m.Key, m.Number }).IsUnique();
    }
}
