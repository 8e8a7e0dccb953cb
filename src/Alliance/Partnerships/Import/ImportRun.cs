using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Import;

/// <summary>One register brought in: by whom, from which file, how far it is, and whether it was taken back.</summary>
public class ImportRun : Entity
{
    public const int FileNameMaxLength = 200;

    /// <summary>Stands for a person where the command line imported.</summary>
    public static readonly Guid ByTheCommandLine = Guid.Empty;

    public required string FileName { get; set; }
    public Guid ById { get; set; }
    public DateTime StartedAt { get; set; }
    public ImportState State { get; set; }

    /// <summary>The columns as mapped, as JSON; kept to be used again for the next edition of the register.</summary>
    public string? Mapping { get; set; }

    /// <summary>What was uploaded, packed by <see cref="UploadedFiles"/>, until it is applied or given up.</summary>
    public byte[]? File { get; set; }

    public int Rows { get; set; }
    public int Done { get; set; }

    /// <summary>The counts, as <see cref="ImportSummary"/>.</summary>
    public string? Summary { get; set; }

    /// <summary>One sentence, where it failed.</summary>
    public string? Failure { get; set; }

    public DateTime? AppliedAt { get; set; }
    public DateTime? UndoneAt { get; set; }
    public Guid? UndoneById { get; set; }
}

public enum ImportState
{
    [Display(Name = "Waits for you")] Uploaded = 1,
    [Display(Name = "Being brought in")] Applying = 2,
    [Display(Name = "Brought in")] Applied = 3,
    [Display(Name = "Being taken back")] Undoing = 4,
    [Display(Name = "Taken back")] Undone = 5,
    [Display(Name = "Did not work")] Failed = 6,
    [Display(Name = "Given up")] GivenUp = 7,
    [Display(Name = "Waits for its turn")] Asked = 8,
}

/// <summary>What became of one row of the file, with the cleaned values that were mapped, and nothing that was left out.</summary>
public class ImportRow : Entity
{
    public Guid RunId { get; set; }
    public int Row { get; set; }
    public ImportOutcome Outcome { get; set; }
    public string? Reason { get; set; }
    public Guid? PartnerId { get; set; }
    public string? Values { get; set; }

    /// <summary>What a merge filled in at a partner known before, as <see cref="MissingFacts"/> in JSON: each was missing until then.</summary>
    public string? Before { get; set; }
}

public enum ImportOutcome
{
    Imported = 1,
    Merged = 2,
    Rejected = 3,
}

/// <summary>Two partners that may be one: a person decides, side by side.</summary>
public class PossibleDuplicate : Entity
{
    public Guid FirstId { get; set; }
    public Guid SecondId { get; set; }
    public Guid? RunId { get; set; }
    public required string Reason { get; set; }
    public DateTime FoundAt { get; set; }
    public DateTime? DecidedAt { get; set; }
    public Guid? DecidedById { get; set; }
    public bool? AreOne { get; set; }
}

/// <summary>Two partners made one. What was moved and filled in is kept, so that it can be undone.</summary>
public class PartnerMerge : Entity
{
    public Guid KeptId { get; set; }
    public Guid JoinedId { get; set; }
    public Guid ById { get; set; }
    public DateTime At { get; set; }

    /// <summary>The rows moved and the values filled in, as JSON.</summary>
    public required string Moved { get; set; }
    public DateTime? UndoneAt { get; set; }
    public Guid? UndoneById { get; set; }
}

public class ImportRunMapping : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> builder)
    {
        builder.Property(r => r.FileName).HasMaxLength(ImportRun.FileNameMaxLength);
        builder.Property(r => r.File).LeftOutOfAudit();
        builder.Property(r => r.Failure).HasMaxLength(500);
        builder.HasIndex(r => new { r.AgencyId, r.StartedAt });
    }
}

public class ImportRowMapping : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.Property(r => r.Reason).HasMaxLength(300);
        builder.HasIndex(r => new { r.AgencyId, r.RunId, r.Row }).IsUnique();
        builder.HasIndex(r => new { r.AgencyId, r.PartnerId });
        builder.HasOne<ImportRun>().WithMany().HasForeignKey(r => new { r.AgencyId, r.RunId }).OnDelete(DeleteBehavior.Cascade);
    }
}

public class PossibleDuplicateMapping : IEntityTypeConfiguration<PossibleDuplicate>
{
    public void Configure(EntityTypeBuilder<PossibleDuplicate> builder)
    {
        builder.Property(d => d.Reason).HasMaxLength(200);
        builder.HasIndex(d => new { d.AgencyId, d.FirstId, d.SecondId }).IsUnique();
        builder.HasOne<Partner>().WithMany().HasForeignKey(d => new { d.AgencyId, d.FirstId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Partner>().WithMany().HasForeignKey(d => new { d.AgencyId, d.SecondId }).OnDelete(DeleteBehavior.Cascade);
    }
}

public class PartnerMergeMapping : IEntityTypeConfiguration<PartnerMerge>
{
    public void Configure(EntityTypeBuilder<PartnerMerge> builder)
    {
        builder.HasIndex(m => new { m.AgencyId, m.KeptId });
        builder.HasIndex(m => new { m.AgencyId, m.JoinedId });
    }
}
