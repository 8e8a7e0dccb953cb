using System.ComponentModel.DataAnnotations;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Evaluation.Studies;

/// <summary>Something a study looks at, and which way of it would be good.</summary>
public class StudyOutcome : Entity
{
    public const int KeyMaxLength = 40;
    public const int TitleMaxLength = 120;
    public const int WhyMaxLength = 400;

    public Guid StudyId { get; set; }

    /// <summary>Its name in files: lower case letters, digits and _.</summary>
    public required string Key { get; set; }
    public required string Title { get; set; }
    public int Place { get; set; }
    public OutcomeLevel Level { get; set; }
    public OutcomeRank Rank { get; set; }
    public OutcomeSource Source { get; set; }
    public Better Better { get; set; }

    /// <summary>Why that way would be good; asked for where it can be read either way, as with calls for service.</summary>
    public string? Why { get; set; }

    /// <summary>For <see cref="OutcomeSource.Survey"/>: the instrument and its scale.</summary>
    public string? Instrument { get; set; }
    public string? Scale { get; set; }

    /// <summary>For harms: how much worse is still held to be no harm, as a share (0.1 is a tenth) for counts and in points for scores.</summary>
    public double? Margin { get; set; }

    /// <summary>What was assumed when its power was reckoned: how alike people of a unit are, how many of a unit answer each time, what a unit's month usually counts, and the variance of such counts over their mean.</summary>
    public double? Intraclass { get; set; }
    public double? PerUnit { get; set; }
    public double? Usual { get; set; }
    public double? Spread { get; set; }

    /// <summary>The smallest effect found in four of five such studies: standard deviations for scores, a share of the usual for counts (0.2 is a fifth).</summary>
    public double? Detectable { get; set; }

    /// <summary>Nothing is assumed any more, and so nothing is reckoned.</summary>
    public void Forget() => (Intraclass, PerUnit, Usual, Spread, Detectable) = (null, null, null, null, null);
}

public enum OutcomeLevel
{
    [Display(Name = "Officers")] Officer = 1,
    [Display(Name = "Observed skill")] ObservedSkill = 2,
    [Display(Name = "Community")] Community = 3,
    [Display(Name = "Organization")] Organization = 4,
}

public enum OutcomeRank
{
    [Display(Name = "Primary")] Primary = 1,
    [Display(Name = "Secondary")] Secondary = 2,
    [Display(Name = "Harm to watch for")] Harm = 3,
    [Display(Name = "Exploratory")] Exploratory = 4,
}

public enum OutcomeSource
{
    /// <summary>Counts by unit and month, brought as a file.</summary>
    [Display(Name = "A file of counts")] File = 1,

    /// <summary>Scores of a survey's scale, one for each who answered.</summary>
    [Display(Name = "A survey")] Survey = 2,

    /// <summary>Marks of announced, rated assessments.</summary>
    [Display(Name = "Rated assessments")] Assessment = 3,

    /// <summary>Counts by unit and month that the house keeps itself.</summary>
    [Display(Name = "Our own monthly counts")] Record = 4,
}

public enum Better
{
    [Display(Name = "Higher is better")] Higher = 1,
    [Display(Name = "Lower is better")] Lower = 2,
    [Display(Name = "Neither: it depends")] Depends = 3,
}

public class StudyOutcomeMapping : IEntityTypeConfiguration<StudyOutcome>
{
    public void Configure(EntityTypeBuilder<StudyOutcome> builder)
    {
        builder.Property(o => o.Key).HasMaxLength(StudyOutcome.KeyMaxLength);
        builder.Property(o => o.Title).HasMaxLength(StudyOutcome.TitleMaxLength);
        builder.Property(o => o.Why).HasMaxLength(StudyOutcome.WhyMaxLength);
        builder.Property(o => o.Instrument).HasMaxLength(StudyOutcome.KeyMaxLength);
        builder.Property(o => o.Scale).HasMaxLength(StudyOutcome.KeyMaxLength);
        builder.HasOne<Study>().WithMany().HasForeignKey(o => new { o.AgencyId, o.StudyId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(o => new { o.AgencyId, o.StudyId, o.Key }).IsUnique();
    }
}
