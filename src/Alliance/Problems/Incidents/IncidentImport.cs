using System.ComponentModel.DataAnnotations;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Problems.Incidents;

/// <summary>One file of incidents brought in: by whom, what it covers, what was left out, and whether it was taken back.</summary>
public class IncidentImport : Entity
{
    public const int FileNameMaxLength = 200;

    public required string FileName { get; set; }

    /// <summary>Null for the command line.</summary>
    public Guid? ById { get; set; }

    public DateTime StartedAt { get; set; }
    public IncidentImportState State { get; set; }

    /// <summary>The counts and words of the file, packed by <see cref="File.TallyPack"/>, until they are brought in or given up. The file itself is never kept.</summary>
    public byte[]? Tally { get; set; }

    public int Rows { get; set; }

    /// <summary>Incidents counted, and rows that were not.</summary>
    public long Counted { get; set; }
    public int LeftOut { get; set; }

    /// <summary>Why rows were left out, with the first row numbers, as <see cref="LeftOutNote"/> in JSON; no word of the file.</summary>
    public string? Notes { get; set; }

    /// <summary>Days of a place and category that an earlier file had counted.</summary>
    public int Replaced { get; set; }

    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }
    public DateTime? AppliedAt { get; set; }
    public DateTime? UndoneAt { get; set; }
    public Guid? UndoneById { get; set; }
}

public enum IncidentImportState
{
    [Display(Name = "Waits for you")] Waiting = 1,
    [Display(Name = "Brought in")] Applied = 2,
    [Display(Name = "Taken back")] Undone = 3,
    [Display(Name = "Given up")] GivenUp = 4,
}

/// <summary>
/// What one file counted of one category in one month at one place: a neighborhood, or an organization and the neighborhood it lies in.
/// It counts while its import stands; where two imports counted the same day, the later one holds.
/// </summary>
public class IncidentMonth : Entity
{
    public Guid ImportId { get; set; }
    public Guid? AreaId { get; set; }
    public Guid? PartnerId { get; set; }
    public Guid CategoryId { get; set; }

    /// <summary>The first of the month.</summary>
    public DateOnly Month { get; set; }

    /// <summary>As <see cref="DayCounts"/>.</summary>
    public required string Days { get; set; }
}

public class IncidentImportMapping : IEntityTypeConfiguration<IncidentImport>
{
    public void Configure(EntityTypeBuilder<IncidentImport> builder)
    {
        builder.Property(i => i.FileName).HasMaxLength(IncidentImport.FileNameMaxLength);
        builder.Property(i => i.Tally).LeftOutOfAudit();
        builder.HasIndex(i => new { i.AgencyId, i.StartedAt });
    }
}

public class IncidentMonthMapping : IEntityTypeConfiguration<IncidentMonth>
{
    public void Configure(EntityTypeBuilder<IncidentMonth> builder)
    {
        builder.Property(m => m.Days).HasMaxLength(600);
        builder.HasOne<IncidentImport>().WithMany().HasForeignKey(m => new { m.AgencyId, m.ImportId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<IncidentCategory>().WithMany().HasForeignKey(m => new { m.AgencyId, m.CategoryId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.AgencyId, m.AreaId, m.Month });
        builder.HasIndex(m => new { m.AgencyId, m.PartnerId, m.Month }).HasFilter("\"PartnerId\" IS NOT NULL");
    }
}
