using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Data;

/// <summary>A police department, or whoever answers for its record.</summary>
public class Agency
{
    public const int NameMaxLength = 120;
    public const int SlugMaxLength = 60;
    public const int HostNameMaxLength = 200;
    public const int ComplaintRouteMaxLength = 600;
    public const int WhereToTurnMaxLength = 600;

    public int Id { get; set; }
    public required string Name { get; set; }

    /// <summary>The path it is reached by where several agencies share a server: <c>/at/harbor-falls</c>.</summary>
    public required string Slug { get; set; }

    /// <summary>The host name it is reached by, where it has one of its own.</summary>
    public string? HostName { get; set; }

    /// <summary>IANA name; due dates are days in this zone.</summary>
    public required string TimeZone { get; set; }

    /// <summary>Invented people only: signs in without a second factor, and says so on every page.</summary>
    public bool IsDemonstration { get; set; }

    /// <summary>Where people complain about an officer outside the department; shown wherever a concern is raised.</summary>
    public string? ComplaintRoute { get; set; }

    /// <summary>Who is there for the agency's own people, a line for each: peer support, employee assistance.</summary>
    public string? WhereToTurn { get; set; }

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public DateOnly DayOf(DateTime instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, Zone));
}

public class AgencyMapping : IEntityTypeConfiguration<Agency>
{
    public void Configure(EntityTypeBuilder<Agency> builder)
    {
        builder.ToTable(nameof(Agency));
        builder.Property(a => a.Name).HasMaxLength(Agency.NameMaxLength);
        builder.Property(a => a.Slug).HasMaxLength(Agency.SlugMaxLength);
        builder.Property(a => a.HostName).HasMaxLength(Agency.HostNameMaxLength);
        builder.Property(a => a.TimeZone).HasMaxLength(60);
        builder.Property(a => a.ComplaintRoute).HasMaxLength(Agency.ComplaintRouteMaxLength);
        builder.Property(a => a.WhereToTurn).HasMaxLength(Agency.WhereToTurnMaxLength);
        builder.HasIndex(a => a.Slug).IsUnique();
        builder.HasIndex(a => a.HostName).IsUnique();
    }
}
