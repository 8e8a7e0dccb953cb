using System.Text.Json;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Stewardship.Transparency;

/// <summary>
/// What the public reads of one quarter, as it was published: it is made once, after the quarter's end, and never counted anew. Two
/// counts of the same quarter would tell by their difference what either holds back.
/// </summary>
public class TransparencyReport : Entity
{
    public int Year { get; set; }
    public int Quarter { get; set; }
    public DateTime MadeAt { get; set; }

    /// <summary>The tables as published: what is held back is not in here either.</summary>
    public required string Tables { get; set; }

    /// <summary>The newest signed head of the audit chain when this was made.</summary>
    public long? HeadSequence { get; set; }
    public string? HeadHash { get; set; }
    public DateTime? HeadAt { get; set; }

    public IReadOnlyList<ReportTable> ReadTables() => JsonSerializer.Deserialize<List<ReportTable>>(Tables) ?? [];
}

/// <param name="Name">For the CSV: <c>partners by kind</c>.</param>
/// <param name="HasTotal">Whether its lines divide one whole.</param>
public sealed record ReportTable(string Name, IReadOnlyList<ReportLine> Lines, bool HasTotal, int? Total);

/// <param name="Label">An English word of a closed list, or the name of a neighborhood.</param>
/// <param name="Value">Null where it is held back.</param>
public sealed record ReportLine(string Label, int? Value);

public class TransparencyReportMapping : IEntityTypeConfiguration<TransparencyReport>
{
    public void Configure(EntityTypeBuilder<TransparencyReport> builder)
    {
        builder.Property(r => r.HeadHash).HasMaxLength(64);
        builder.HasIndex(r => new { r.AgencyId, r.Year, r.Quarter }).IsUnique();
    }
}
