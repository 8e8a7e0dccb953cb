using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Partnerships.Promises;

/// <summary>Something either side said it would do, by a day.</summary>
public class Promise : Entity
{
    public const int WordsMaxLength = 300;

    public Guid PartnerId { get; set; }

    /// <summary>The officer who gave it, or to whom it was given.</summary>
    public Guid OfficerId { get; set; }
    public Guid? EngagementId { get; set; }
    public Side By { get; set; }
    public required string Words { get; set; }
    public DateTime MadeAt { get; set; }
    public DateOnly DueOn { get; set; }

    /// <summary>What the latest <see cref="PromiseAnswer"/> says, repeated here to be filtered by.</summary>
    public PromiseState State { get; set; } = PromiseState.Open;

    public Partner? Partner { get; set; }
}

public enum PromiseState
{
    [Display(Name = "Open")] Open = 1,
    [Display(Name = "Kept")] Kept = 2,
    [Display(Name = "Broken")] Broken = 3,
}

/// <summary>What became of a promise: kept, broken, or agreed anew, told by either side, with a reason.</summary>
public class PromiseAnswer : Entity
{
    public const int ReasonMaxLength = 300;

    public Guid PromiseId { get; set; }
    public PromiseAnswerKind Kind { get; set; }
    public Side ToldBy { get; set; }
    public Guid RecordedById { get; set; }
    public DateTime At { get; set; }
    public string? Reason { get; set; }
    public DateOnly? DueBefore { get; set; }
    public DateOnly? NewDueOn { get; set; }
}

public enum PromiseAnswerKind
{
    [Display(Name = "Kept")] Kept = 1,
    [Display(Name = "Broken")] Broken = 2,
    [Display(Name = "Agreed anew")] Renegotiated = 3,
}

public class PromiseMapping : IEntityTypeConfiguration<Promise>
{
    public void Configure(EntityTypeBuilder<Promise> builder)
    {
        builder.Property(p => p.Words).HasMaxLength(ContactReferences.RoomFor(Promise.WordsMaxLength));
        builder.HasOne(p => p.Partner).WithMany().HasForeignKey(p => new { p.AgencyId, p.PartnerId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.OfficerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.AgencyId, p.PartnerId });
        builder.HasIndex(p => new { p.AgencyId, p.OfficerId, p.State, p.DueOn });
        builder.HasIndex(p => new { p.AgencyId, p.State, p.DueOn });
    }
}

public class PromiseAnswerMapping : IEntityTypeConfiguration<PromiseAnswer>
{
    public void Configure(EntityTypeBuilder<PromiseAnswer> builder)
    {
        builder.Property(a => a.Reason).HasMaxLength(ContactReferences.RoomFor(PromiseAnswer.ReasonMaxLength));
        builder.HasOne<Promise>().WithMany().HasForeignKey(a => new { a.AgencyId, a.PromiseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => new { a.AgencyId, a.At });
    }
}
