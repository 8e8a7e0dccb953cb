using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Accounts;

/// <summary>People who work the same hours together, under one sergeant: the smallest group that a course is given to, or a study draws lots for.</summary>
public class Squad : Entity
{
    public const int NameMaxLength = 60;

    public required string Name { get; set; }
    public string SortName { get; set; } = "";
    public Guid? FormedById { get; set; }
    public DateTime FormedAt { get; set; }
    public DateTime? DissolvedAt { get; set; }
}

/// <summary>Somebody in a squad, from a day until a day. Moving to another squad is a new row.</summary>
public class SquadMember : Entity
{
    public Guid SquadId { get; set; }
    public Guid AccountId { get; set; }
    public DateOnly FromOn { get; set; }

    /// <summary>The first day they were no longer in it.</summary>
    public DateOnly? UntilOn { get; set; }
    public Guid? AddedById { get; set; }
    public DateTime AddedAt { get; set; }
}

public class SquadMapping : IEntityTypeConfiguration<Squad>
{
    public void Configure(EntityTypeBuilder<Squad> builder)
    {
        builder.Property(s => s.Name).HasMaxLength(Squad.NameMaxLength);
        builder.Property(s => s.SortName).HasMaxLength(Squad.NameMaxLength);
        builder.HasIndex(s => new { s.AgencyId, s.SortName }).HasFilter("\"DissolvedAt\" IS NULL").IsUnique();
    }
}

public class SquadMemberMapping : IEntityTypeConfiguration<SquadMember>
{
    public void Configure(EntityTypeBuilder<SquadMember> builder)
    {
        builder.HasOne<Squad>().WithMany().HasForeignKey(m => new { m.AgencyId, m.SquadId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Restrict);
        // In one squad at a time.
        builder.HasIndex(m => new { m.AgencyId, m.AccountId }).HasFilter("\"UntilOn\" IS NULL").IsUnique();
        builder.HasIndex(m => new { m.AgencyId, m.SquadId });
    }
}
