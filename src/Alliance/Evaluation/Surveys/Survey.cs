using System.ComponentModel.DataAnnotations;
using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Evaluation.Surveys;

/// <summary>One time that an instrument is answered: whom it asks, how, from when until when. Waves of one study that share people are linked by pseudonym.</summary>
public class SurveyWave : Entity
{
    public const int TitleMaxLength = 120;
    public const int CodeMaxLength = 16;

    /// <summary>Null where the survey belongs to no study.</summary>
    public Guid? StudyId { get; set; }
    public Guid InstrumentVersionId { get; set; }
    public required string Title { get; set; }

    /// <summary>The month of the study that its answers stand for: the first day of it.</summary>
    public DateOnly ForMonth { get; set; }
    public DateOnly OpensOn { get; set; }

    /// <summary>The last day on which it can be answered.</summary>
    public DateOnly ClosesOn { get; set; }
    public SurveyWays Ways { get; set; }

    /// <summary>In the address of the open link and of the kiosk.</summary>
    public required string Code { get; set; }
    public Guid PlannedById { get; set; }
    public DateTime PlannedAt { get; set; }
    public DateTime? ClosedAt { get; set; }
    public Guid? ClosedById { get; set; }
}

[Flags]
public enum SurveyWays
{
    None = 0,
    [Display(Name = "A link for one person, once")] Link = 1,
    [Display(Name = "An open link, as a QR code")] Open = 2,
    [Display(Name = "A kiosk in a room")] Kiosk = 4,
    [Display(Name = "Paper")] Paper = 8,
}

/// <summary>
/// Somebody who was asked, known by pseudonym alone: HMAC of the person under the study's key, which the steward holds outside the house.
/// The link went out in a letter that is not kept; here is only its hash.
/// </summary>
public class SurveyInvitation : Entity
{
    public const int PseudonymMaxLength = 32;

    public Guid WaveId { get; set; }
    public required string Pseudonym { get; set; }

    /// <summary>The unit they are in, where the study has units.</summary>
    public Guid? UnitId { get; set; }
    public required byte[] SecretHash { get; set; }

    /// <summary>Days, not instants: an hour would help to guess who.</summary>
    public DateOnly SentOn { get; set; }
    public DateOnly? RemindedOn { get; set; }
    public DateOnly? AnsweredOn { get; set; }
}

/// <summary>A slip of paper with a code that opens the kiosk or the open link once.</summary>
public class SurveySlip : Entity
{
    public Guid WaveId { get; set; }
    public Guid? UnitId { get; set; }
    public required byte[] CodeHash { get; set; }
    public DateOnly MadeOn { get; set; }
    public DateOnly? UsedOn { get; set; }
}

/// <summary>One person's answers.</summary>
public class SurveyResponse : Entity
{
    public Guid WaveId { get; set; }
    public SurveyWays Way { get; set; }

    /// <summary>Links waves; null for open link, kiosk and paper, and once its person withdrew.</summary>
    public string? Pseudonym { get; set; }
    public Guid? UnitId { get; set; }

    /// <summary>"en" or "es".</summary>
    public required string Language { get; set; }
    public DateOnly AnsweredOn { get; set; }

    /// <summary>As item:answer, with commas between.</summary>
    public required string Answers { get; set; }

    /// <summary>Of the code on the last page, with which who answered can take it back.</summary>
    public byte[]? TakeBackHash { get; set; }

    /// <summary>Who typed in a sheet of paper.</summary>
    public Guid? EnteredById { get; set; }
}

/// <summary>Own words in answer to an item, apart from the answers so that they can go first.</summary>
public class SurveyWords : Entity
{
    public const int WordsMaxLength = 2000;
    public const int ItemMaxLength = 40;

    public Guid ResponseId { get; set; }
    public required string Item { get; set; }
    public required string Words { get; set; }
}

public class SurveyWaveMapping : IEntityTypeConfiguration<SurveyWave>
{
    public void Configure(EntityTypeBuilder<SurveyWave> builder)
    {
        builder.Property(w => w.Title).HasMaxLength(SurveyWave.TitleMaxLength);
        builder.Property(w => w.Code).HasMaxLength(SurveyWave.CodeMaxLength);
        builder.HasOne<Study>().WithMany().HasForeignKey(w => new { w.AgencyId, w.StudyId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<InstrumentVersion>().WithMany().HasForeignKey(w => new { w.AgencyId, w.InstrumentVersionId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(w => w.PlannedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(w => new { w.AgencyId, w.Code }).IsUnique();
    }
}

public class SurveyInvitationMapping : IEntityTypeConfiguration<SurveyInvitation>
{
    public void Configure(EntityTypeBuilder<SurveyInvitation> builder)
    {
        builder.Property(i => i.Pseudonym).HasMaxLength(SurveyInvitation.PseudonymMaxLength);
        builder.HasOne<SurveyWave>().WithMany().HasForeignKey(i => new { i.AgencyId, i.WaveId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StudyUnit>().WithMany().HasForeignKey(i => new { i.AgencyId, i.UnitId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => new { i.AgencyId, i.SecretHash }).IsUnique();
        builder.HasIndex(i => new { i.AgencyId, i.WaveId, i.Pseudonym }).IsUnique();
    }
}

public class SurveySlipMapping : IEntityTypeConfiguration<SurveySlip>
{
    public void Configure(EntityTypeBuilder<SurveySlip> builder)
    {
        builder.HasOne<SurveyWave>().WithMany().HasForeignKey(s => new { s.AgencyId, s.WaveId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StudyUnit>().WithMany().HasForeignKey(s => new { s.AgencyId, s.UnitId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.AgencyId, s.WaveId, s.CodeHash }).IsUnique();
    }
}

public class SurveyResponseMapping : IEntityTypeConfiguration<SurveyResponse>
{
    public void Configure(EntityTypeBuilder<SurveyResponse> builder)
    {
        builder.Property(r => r.Pseudonym).HasMaxLength(SurveyInvitation.PseudonymMaxLength);
        builder.Property(r => r.Language).HasMaxLength(2);
        builder.HasOne<SurveyWave>().WithMany().HasForeignKey(r => new { r.AgencyId, r.WaveId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StudyUnit>().WithMany().HasForeignKey(r => new { r.AgencyId, r.UnitId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.AgencyId, r.WaveId, r.Pseudonym }).HasFilter("\"Pseudonym\" IS NOT NULL").IsUnique();
        builder.HasIndex(r => new { r.AgencyId, r.TakeBackHash });
    }
}

public class SurveyWordsMapping : IEntityTypeConfiguration<SurveyWords>
{
    public void Configure(EntityTypeBuilder<SurveyWords> builder)
    {
        builder.Property(w => w.Item).HasMaxLength(SurveyWords.ItemMaxLength);
        builder.Property(w => w.Words).HasMaxLength(SurveyWords.WordsMaxLength);
        builder.HasOne<SurveyResponse>().WithMany().HasForeignKey(w => new { w.AgencyId, w.ResponseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(w => new { w.AgencyId, w.ResponseId });
    }
}
