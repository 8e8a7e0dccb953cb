using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Team;

/// <summary>From a moment on, how many hours a week each officer has for contact that is not enforcement. The newest holds; the older tell how it came.</summary>
public class TimeBudget : Entity
{
    public int HoursPerOfficer { get; set; }
    public Guid SetById { get; set; }
    public DateTime SetAt { get; set; }
}

public class TimeBudgetMapping : IEntityTypeConfiguration<TimeBudget>
{
    public void Configure(EntityTypeBuilder<TimeBudget> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(b => b.SetById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(b => new { b.AgencyId, b.SetAt });
    }
}
