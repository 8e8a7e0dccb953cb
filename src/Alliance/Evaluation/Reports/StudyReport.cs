using Alliance.Evaluation.Studies;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Evaluation.Reports;

/// <summary>The locked plan run once over the data of that moment.</summary>
public class StudyReport : Entity
{
    public Guid StudyId { get; set; }

    /// <summary>From 1, in the order they were run.</summary>
    public int Number { get; set; }
    public required byte[] PlanHash { get; set; }
    public required byte[] DataHash { get; set; }

    /// <summary>The results as canonical JSON; what is signed.</summary>
    public required string Results { get; set; }
    public required byte[] Signature { get; set; }
    public Guid RunById { get; set; }
    public DateTime RunAt { get; set; }
}

public class StudyReportMapping : IEntityTypeConfiguration<StudyReport>
{
    public void Configure(EntityTypeBuilder<StudyReport> builder)
    {
        builder.Property(r => r.Results).LeftOutOfAudit();
        builder.HasOne<Study>().WithMany().HasForeignKey(r => new { r.AgencyId, r.StudyId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.RunById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.AgencyId, r.StudyId, r.Number }).IsUnique();
    }
}
