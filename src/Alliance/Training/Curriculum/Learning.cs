using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Training.Curriculum;

/// <summary>That somebody read a module, and which version of it.</summary>
public class ModuleReading : Entity
{
    public Guid AccountId { get; set; }
    public Guid ModuleVersionId { get; set; }
    public DateTime ReadAt { get; set; }
}

/// <summary>A knowledge check answered once. One may answer again; the best counts.</summary>
public class CheckTaken : Entity
{
    public const int AnswersMaxLength = 400;

    public Guid AccountId { get; set; }
    public Guid ModuleVersionId { get; set; }
    public DateTime TakenAt { get; set; }

    /// <summary>The place of the answer chosen for each question, from 0, with commas between.</summary>
    public required string Answers { get; set; }
    public int Right { get; set; }
    public int Of { get; set; }
    public bool IsEnough { get; set; }
}

public class ModuleReadingMapping : IEntityTypeConfiguration<ModuleReading>
{
    public void Configure(EntityTypeBuilder<ModuleReading> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ModuleVersion>().WithMany().HasForeignKey(r => new { r.AgencyId, r.ModuleVersionId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.AgencyId, r.AccountId, r.ModuleVersionId }).IsUnique();
    }
}

public class CheckTakenMapping : IEntityTypeConfiguration<CheckTaken>
{
    public void Configure(EntityTypeBuilder<CheckTaken> builder)
    {
        builder.Property(c => c.Answers).HasMaxLength(CheckTaken.AnswersMaxLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ModuleVersion>().WithMany().HasForeignKey(c => new { c.AgencyId, c.ModuleVersionId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.AgencyId, c.AccountId, c.ModuleVersionId });
    }
}
