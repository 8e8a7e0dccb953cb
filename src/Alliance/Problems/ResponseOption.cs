using System.ComponentModel.DataAnnotations;
using Alliance.Partnerships.Engagements;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Problems;

/// <summary>Something that could be done, proposed by anyone who takes part. A changed option is a new row that names the one it replaces.</summary>
public class ResponseOption : Entity
{
    public const int WordsMaxLength = 300;

    public Guid ProblemId { get; set; }
    public required string Words { get; set; }
    public Side Side { get; set; }
    public Guid ById { get; set; }
    public DateTime At { get; set; }
    public Guid? ReplacesId { get; set; }
    public DateTime? ReplacedAt { get; set; }

    /// <summary>Set when everybody could at least live with it, and its parts became promises.</summary>
    public DateTime? ChosenAt { get; set; }
    public Guid? ChosenById { get; set; }
}

/// <summary>What one of them offers to do for an option, by a day; once the option is chosen, a promise.</summary>
public class OptionPart : Entity
{
    public const int WordsMaxLength = 200;

    public Guid OptionId { get; set; }
    public Side Side { get; set; }
    public Guid ById { get; set; }

    /// <summary>Whose organization does it, or to whom the department promises it.</summary>
    public Guid PartnerId { get; set; }
    public required string Words { get; set; }
    public DateOnly DueOn { get; set; }
    public DateTime At { get; set; }
    public Guid? PromiseId { get; set; }
}

/// <summary>What somebody says to an option. The latest of each counts; all of them stay.</summary>
public class OptionVoice : Entity
{
    public const int WhyMaxLength = 300;

    public Guid OptionId { get; set; }
    public Side Side { get; set; }
    public Guid ById { get; set; }
    public DateTime At { get; set; }
    public Voice Voice { get; set; }
    public string? Why { get; set; }
}

/// <summary>Choice by consent: not that everybody loves it, but that nobody has a reason against it.</summary>
public enum Voice
{
    [Display(Name = "Agree")] Agree = 1,
    [Display(Name = "Can live with it")] CanLiveWithIt = 2,
    [Display(Name = "Object")] Objects = 3,
}

public class ResponseOptionMapping : IEntityTypeConfiguration<ResponseOption>
{
    public void Configure(EntityTypeBuilder<ResponseOption> builder)
    {
        builder.Property(o => o.Words).HasMaxLength(ResponseOption.WordsMaxLength);
        builder.HasOne<Problem>().WithMany().HasForeignKey(o => new { o.AgencyId, o.ProblemId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(o => new { o.AgencyId, o.ProblemId, o.At });
    }
}

public class OptionPartMapping : IEntityTypeConfiguration<OptionPart>
{
    public void Configure(EntityTypeBuilder<OptionPart> builder)
    {
        builder.Property(p => p.Words).HasMaxLength(OptionPart.WordsMaxLength);
        builder.HasOne<ResponseOption>().WithMany().HasForeignKey(p => new { p.AgencyId, p.OptionId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => new { p.AgencyId, p.OptionId });
        builder.HasIndex(p => new { p.AgencyId, p.PartnerId });
    }
}

public class OptionVoiceMapping : IEntityTypeConfiguration<OptionVoice>
{
    public void Configure(EntityTypeBuilder<OptionVoice> builder)
    {
        builder.Property(v => v.Why).HasMaxLength(OptionVoice.WhyMaxLength);
        builder.HasOne<ResponseOption>().WithMany().HasForeignKey(v => new { v.AgencyId, v.OptionId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(v => new { v.AgencyId, v.OptionId, v.At });
    }
}
