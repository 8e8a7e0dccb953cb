using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Relationships;

/// <summary>How often we mean to be in touch: the relationship's own rhythm, or else the agency's.</summary>
public static class Cadence
{
    public static readonly IReadOnlyList<int> Choices = [7, 14, 30, 60, 90, 180];

    /// <summary>The day by which to be in touch again, counted from the day of the last real contact, or of the start.</summary>
    public static DateOnly DueAfter(DateOnly lastDay, int? own, int agencyDefault) => lastDay.AddDays(own ?? agencyDefault);
}

/// <summary>What an agency chose for its partnerships; one row an agency, made when first changed.</summary>
public class PartnershipSettings : Entity
{
    public const int UsualCadenceDays = 60;
    public const int UsualWeeklyHours = 6;

    public int CadenceDays { get; set; } = UsualCadenceDays;

    /// <summary>Hours a week each officer has for contact that is not enforcement.</summary>
    public int WeeklyHoursPerOfficer { get; set; } = UsualWeeklyHours;

    /// <summary>How long a record stays after the last talk; one of <see cref="Retention.Choices"/>.</summary>
    public int RetentionMonths { get; set; } = Retention.UsualMonths;
}

public class PartnershipSettingsMapping : IEntityTypeConfiguration<PartnershipSettings>
{
    public void Configure(EntityTypeBuilder<PartnershipSettings> builder) => builder.HasIndex(s => s.AgencyId).IsUnique();
}
