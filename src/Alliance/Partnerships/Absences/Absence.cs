using System.ComponentModel.DataAnnotations;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Absences;

/// <summary>Days on which an officer is not there, both ends included; in the agency's own calendar.</summary>
public class Absence : Entity
{
    public Guid AccountId { get; set; }
    public DateOnly FromOn { get; set; }
    public DateOnly UntilOn { get; set; }

    /// <summary>For the officer's own eyes; nothing of health is asked.</summary>
    public AbsenceReason? Reason { get; set; }
    public DateTime SaidAt { get; set; }

    /// <summary>When it was called off, or the officer came back before its last day.</summary>
    public DateTime? EndedAt { get; set; }
}

public enum AbsenceReason
{
    [Display(Name = "Leave")] Leave = 1,
    [Display(Name = "Training")] Training = 2,
    [Display(Name = "Something else")] Other = 3,
}

public class AbsenceMapping : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.AgencyId, a.AccountId, a.UntilOn }).HasFilter("\"EndedAt\" IS NULL");
        builder.HasIndex(a => new { a.AgencyId, a.UntilOn }).HasFilter("\"EndedAt\" IS NULL");
    }
}
