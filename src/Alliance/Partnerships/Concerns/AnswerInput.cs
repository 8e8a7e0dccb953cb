using FluentValidation;

namespace Alliance.Partnerships.Concerns;

/// <summary>An answer as typed.</summary>
public sealed class AnswerInput
{
    public Guid Id { get; set; }
    public int Version { get; set; }
    public string? Words { get; set; }
}

public sealed class AnswerRules : AbstractValidator<AnswerInput>
{
    public AnswerRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Words).NotEmpty().WithMessage("Say what you did, or will do.").MaximumLength(Concern.WordsMaxLength).WithMessage("Say it in at most 2,000 characters.");
    }
}
