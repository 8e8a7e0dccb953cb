using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Training.Practice;

/// <summary>Two learners who played a conversation with each other and may have it coded, once both have agreed. Its words are never a row.</summary>
public class RolePlay : Entity
{
    public const int DaysGood = 14;

    public Guid AskedById { get; set; }
    public Guid WithId { get; set; }
    public DateTime AskedAt { get; set; }
}

/// <summary>That one of the two agreed.</summary>
public class RolePlayAgreement : Entity
{
    public Guid RolePlayId { get; set; }
    public Guid AccountId { get; set; }
    public DateTime At { get; set; }
}

public class RolePlayMapping : IEntityTypeConfiguration<RolePlay>
{
    public void Configure(EntityTypeBuilder<RolePlay> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AskedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.WithId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.AgencyId, r.AskedById });
        builder.HasIndex(r => new { r.AgencyId, r.WithId });
    }
}

public class RolePlayAgreementMapping : IEntityTypeConfiguration<RolePlayAgreement>
{
    public void Configure(EntityTypeBuilder<RolePlayAgreement> builder)
    {
        builder.HasOne<RolePlay>().WithMany().HasForeignKey(a => new { a.AgencyId, a.RolePlayId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.AgencyId, a.RolePlayId, a.AccountId }).IsUnique();
    }
}
