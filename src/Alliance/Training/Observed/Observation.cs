using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Training.Observed;

public enum ObservationKind
{
    /// <summary>The learner's own: seen by them and by those they asked.</summary>
    [Display(Name = "Practice")] Practice = 1,

    /// <summary>Announced, rated by two; seen by the learner, the raters and trainers.</summary>
    [Display(Name = "Assessment")] Assessment = 2,
}

public enum ObservationSetting
{
    [Display(Name = "Role-play")] RolePlay = 1,
    [Display(Name = "Ride-along")] RideAlong = 2,
}

/// <summary>Somebody's practice that others look at on a day.</summary>
public class Observation : Entity
{
    /// <summary>After its day; as long as an entry is kept after the last contact.</summary>
    public const int MonthsKept = 24;

    public ObservationKind Kind { get; set; }
    public ObservationSetting Setting { get; set; }
    public Guid LearnerId { get; set; }
    public DateOnly On { get; set; }
    public Guid PlannedById { get; set; }

    /// <summary>Also when an assessment was announced: the learner finds it under Learning from then on.</summary>
    public DateTime PlannedAt { get; set; }
}

public enum SheetBy
{
    [Display(Name = "Rater")] Rater = 1,

    /// <summary>Played the person talked with; says how they were listened to.</summary>
    [Display(Name = "The one talked with")] Partner = 2,
    [Display(Name = "The learner")] Self = 3,
}

/// <summary>A sheet that somebody is asked to fill in, and what they marked. Handed in once, without seeing the others.</summary>
public class ObservationSheet : Entity
{
    public const int MarksMaxLength = 200;
    public const int WordsMaxLength = 400;

    public Guid ObservationId { get; set; }
    public Guid AccountId { get; set; }
    public SheetBy By { get; set; }
    public DateTime AskedAt { get; set; }
    public DateTime? HandedInAt { get; set; }

    /// <summary>As code:mark, with commas between; null until it is handed in.</summary>
    public string? Marks { get; set; }
    public string? Strength { get; set; }
    public string? TryNext { get; set; }

    /// <summary>What was marked, by the item's code; 0 where there was no occasion.</summary>
    public IReadOnlyDictionary<string, int> Marked => (Marks ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(m => m.Split(':')).ToDictionary(m => m[0], m => int.Parse(m[1], CultureInfo.InvariantCulture));

    public static string Write(IEnumerable<KeyValuePair<string, int>> marks) => string.Join(',', marks.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Key}:{m.Value}")));
}

public class ObservationMapping : IEntityTypeConfiguration<Observation>
{
    public void Configure(EntityTypeBuilder<Observation> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(o => o.LearnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(o => o.PlannedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(o => new { o.AgencyId, o.LearnerId });
    }
}

public class ObservationSheetMapping : IEntityTypeConfiguration<ObservationSheet>
{
    public void Configure(EntityTypeBuilder<ObservationSheet> builder)
    {
        builder.Ignore(s => s.Marked);
        builder.Property(s => s.Marks).HasMaxLength(ObservationSheet.MarksMaxLength);
        builder.Property(s => s.Strength).HasMaxLength(ObservationSheet.WordsMaxLength);
        builder.Property(s => s.TryNext).HasMaxLength(ObservationSheet.WordsMaxLength);
        builder.HasOne<Observation>().WithMany().HasForeignKey(s => new { s.AgencyId, s.ObservationId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.AgencyId, s.ObservationId, s.AccountId }).IsUnique();
        builder.HasIndex(s => new { s.AgencyId, s.AccountId });
    }
}
