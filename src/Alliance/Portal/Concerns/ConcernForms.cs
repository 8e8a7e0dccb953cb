using Alliance.Partnerships.Concerns;
using Alliance.Stewardship.Screening;
using FluentValidation;

namespace Alliance.Portal.Concerns;

/// <summary>A concern as typed.</summary>
public sealed class ConcernInput
{
    public Guid Id { get; set; }
    public ConcernKind? Kind { get; set; }
    public string? Words { get; set; }

    /// <summary>Whoever complains of an officer may say what was said of them; only people who are neither asks for a second look.</summary>
    public bool Counts(Hit hit) => Kind != ConcernKind.Officer || hit.Category is Category.SomeoneElse or Category.Minor or Category.HomeAddress;
}

public sealed class ConcernRules : AbstractValidator<ConcernInput>
{
    public ConcernRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Kind).NotNull().WithMessage("Choose one of the two: it decides who reads this.").IsInEnum().WithMessage("Choose one of the two: it decides who reads this.");
        RuleFor(i => i.Words).NotEmpty().WithMessage("Say what weighs on you.").MaximumLength(Concern.WordsMaxLength).WithMessage("Say it in at most 2,000 characters.");
    }
}

/// <summary>What is said later: more words, or how far it is solved.</summary>
public sealed class ConcernReply
{
    public Guid Id { get; set; }
    public ConcernStepKind? Verdict { get; set; }
    public string? Words { get; set; }
}

public sealed class SayingRules : AbstractValidator<ConcernReply>
{
    public SayingRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Words).NotEmpty().WithMessage("Say it in your own words.").MaximumLength(Concern.WordsMaxLength).WithMessage("Say it in at most 2,000 characters.");
    }
}

public sealed class VerdictRules : AbstractValidator<ConcernReply>
{
    public static readonly IReadOnlyList<ConcernStepKind> Verdicts = [ConcernStepKind.Solved, ConcernStepKind.HalfSolved, ConcernStepKind.NotSolved];

    public VerdictRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Verdict).NotNull().WithMessage("Choose one of the three.").Must(v => v is null || Verdicts.Contains(v.Value)).WithMessage("Choose one of the three.");
        RuleFor(i => i.Words).MaximumLength(Concern.WordsMaxLength).WithMessage("Say it in at most 2,000 characters.");
    }
}

/// <summary>A page on which a concern is raised, with or without a name.</summary>
public interface IConcernForm
{
    ConcernInput Input { get; }

    /// <summary>Who would read it where it is about no officer.</summary>
    IReadOnlyList<string> Officers { get; }
}

/// <summary>A page that shows a concern to whoever raised it.</summary>
public interface IConcernThread
{
    OwnConcern Concern { get; }

    string MomentOf(DateTime instant);
}
