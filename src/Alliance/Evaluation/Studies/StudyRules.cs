using Alliance.Evaluation.Outcomes;
using FluentValidation;

namespace Alliance.Evaluation.Studies;

/// <summary>What a study is called and asks, as typed.</summary>
public class QuestionInput
{
    public string? Title { get; set; }
    public string? Question { get; set; }

    /// <summary>The version of the study when the form was shown.</summary>
    public int Seen { get; set; }
}

public sealed class QuestionRules : AbstractValidator<QuestionInput>
{
    public QuestionRules()
    {
        RuleFor(i => i.Title).NotEmpty().WithMessage("Give the study a name by which you know it again.").MaximumLength(Study.TitleMaxLength).WithMessage("Say it in at most 120 characters.");
        RuleFor(i => i.Question).NotEmpty().WithMessage("Write the question that the study answers.").MaximumLength(Study.QuestionMaxLength).WithMessage("Say it in at most 600 characters.");
    }
}

public class MonthsInput
{
    public DateOnly? FirstMonth { get; set; }
    public int? Months { get; set; }
    public int? MonthsBefore { get; set; }
    public int? Waves { get; set; }
    public int? MonthsBetweenWaves { get; set; }
    public int Seen { get; set; }
}

public sealed class MonthsRules : AbstractValidator<MonthsInput>
{
    public MonthsRules(StudyDesign design, DateOnly today)
    {
        RuleFor(i => i.FirstMonth).NotNull().WithMessage("Choose a day in the first month that is looked at.").InclusiveBetween(today.AddYears(-10), today.AddYears(5)).WithMessage("Choose a month within the last ten years or the next five.");
        RuleFor(i => i.Months).NotNull().WithMessage("Say how many months are looked at.").InclusiveBetween(2, DesignRules.MostMonths).WithMessage("Take 2 to 120 months.");
        RuleFor(i => i.MonthsBefore).NotNull().WithMessage("Say how many months lie before anybody begins.").GreaterThanOrEqualTo(1).WithMessage("At least one month lies before anybody begins; three or more are better.");
        if (design.HasWaves())
        {
            RuleFor(i => i.Waves).NotNull().WithMessage("Say how many waves there are.").InclusiveBetween(2, DesignRules.MostWaves).WithMessage("Take 2 to 24 waves: with one, the effect cannot be told from the time.");
            RuleFor(i => i.MonthsBetweenWaves).NotNull().WithMessage("Say how many months lie between two waves.").InclusiveBetween(1, 24).WithMessage("Take 1 to 24 months between two waves.");
        }
        RuleFor(i => i.Months).Must((input, months) => months - input.MonthsBefore - (design.HasWaves() ? (input.Waves - 1) * input.MonthsBetweenWaves : 0) >= 1)
            .When(i => i.Months is not null && i.MonthsBefore is not null && (!design.HasWaves() || (i.Waves is not null && i.MonthsBetweenWaves is not null)))
            .WithMessage(design.HasWaves() ? "No month is left after the last wave has begun. Take more months, or fewer or closer waves." : "No month is left after the course. Take more months, or fewer of them before it.");
    }
}

public class EthicsInput
{
    public EthicsReview Review { get; set; }
    public string? Body { get; set; }
    public string? Number { get; set; }
    public DateOnly? On { get; set; }
    public string? DataTerms { get; set; }
    public string? Conflicts { get; set; }
    public int Seen { get; set; }
}

public sealed class EthicsRules : AbstractValidator<EthicsInput>
{
    public EthicsRules(DateOnly today)
    {
        RuleFor(i => i.Review).IsInEnum().WithMessage("Choose one of these.");
        RuleFor(i => i.Body).NotEmpty().When(i => i.Review is EthicsReview.Approved or EthicsReview.Exempt).WithMessage("Name the board or office that looked at it.");
        RuleFor(i => i.Number).NotEmpty().When(i => i.Review is EthicsReview.Approved or EthicsReview.Exempt).WithMessage("Give the number of its decision.");
        RuleFor(i => i.Body).MaximumLength(Study.EthicsMaxLength).WithMessage("Say it in at most 160 characters.");
        RuleFor(i => i.Number).MaximumLength(Study.EthicsMaxLength).WithMessage("Say it in at most 160 characters.");
        RuleFor(i => i.On).LessThanOrEqualTo(today).WithMessage("A decision was made today or before.");
        RuleFor(i => i.DataTerms).MaximumLength(Study.TermsMaxLength).WithMessage("Say it in at most 2,000 characters.");
        RuleFor(i => i.Conflicts).MaximumLength(Study.TermsMaxLength).WithMessage("Say it in at most 2,000 characters.");
    }
}

public class OutcomeInput
{
    public string? Key { get; set; }
    public string? Title { get; set; }
    public OutcomeLevel Level { get; set; }
    public OutcomeRank Rank { get; set; }
    public OutcomeSource Source { get; set; }
    public Better Better { get; set; }
    public string? Why { get; set; }

    /// <summary>Instrument and scale, with a stroke between.</summary>
    public string? Asked { get; set; }
    public double? Margin { get; set; }

    public static OutcomeInput Of(StudyOutcome row) => new() { Key = row.Key, Title = row.Title, Level = row.Level, Rank = row.Rank, Source = row.Source, Better = row.Better, Why = row.Why, Asked = row.Instrument is null ? null : $"{row.Instrument}/{row.Scale}", Margin = row.Margin };

    public OutcomeFacts ToFacts() => new() { Key = Key!.Trim(), Title = Title!.Trim(), Level = Level, Rank = Rank, Source = Source, Better = Better, Why = Blank(Why), Instrument = Blank(Asked)?.Split('/')[0], Scale = Blank(Asked)?.Split('/')[^1], Margin = Margin };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public sealed class OutcomeRules : AbstractValidator<OutcomeInput>
{
    public OutcomeRules()
    {
        RuleFor(i => i.Title).NotEmpty().WithMessage("Say what is looked at.").MaximumLength(StudyOutcome.TitleMaxLength).WithMessage("Say it in at most 120 characters.");
        RuleFor(i => i.Key).NotEmpty().WithMessage("Give it a short name for files.").Matches("^[a-z][a-z0-9_]{0,39}$").WithMessage("For files, use small letters, digits and _, beginning with a letter: complaints or force_reports.");
        RuleFor(i => i.Key).Must(key => HouseMeasures.All.Contains(key)).When(i => i.Source == OutcomeSource.Record).WithMessage("Our own monthly counts are called positive_contacts, voluntary_contacts and kept_promises: give one of these.");
        RuleFor(i => i.Level).IsInEnum().WithMessage("Say in whom it is seen.");
        RuleFor(i => i.Rank).IsInEnum().WithMessage("Say what hangs on it.");
        RuleFor(i => i.Source).IsInEnum().WithMessage("Say where it comes from.");
        RuleFor(i => i.Better).IsInEnum().WithMessage("Say which way would be good.");
        RuleFor(i => i.Why).NotEmpty().When(i => i.Better == Better.Depends).WithMessage("Say on what it depends, so that nobody decides afterwards.").MaximumLength(StudyOutcome.WhyMaxLength).WithMessage("Say it in at most 400 characters.");
        RuleFor(i => i.Better).NotEqual(Better.Depends).When(i => i.Rank is OutcomeRank.Primary or OutcomeRank.Harm).WithMessage("The answer hangs on this outcome: say beforehand which way would be good.");
        RuleFor(i => i.Asked).NotEmpty().When(i => i.Source == OutcomeSource.Survey).WithMessage("Choose the questions that are asked: a questionnaire and its scale.");
        RuleFor(i => i.Margin).NotNull().When(i => i.Rank == OutcomeRank.Harm).WithMessage("Say how much worse still counts as no harm.").InclusiveBetween(0.001, 10).WithMessage("For counts give a share, such as 0.1 for a tenth; for scores, points.");
    }
}
