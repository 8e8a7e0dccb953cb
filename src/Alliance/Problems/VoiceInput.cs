using FluentValidation;

namespace Alliance.Problems;

/// <summary>What somebody on either side says to an option.</summary>
public sealed class VoiceInput
{
    public Guid Id { get; set; }
    public Voice? Voice { get; set; }
    public string? Why { get; set; }

    public string? Reason => string.IsNullOrWhiteSpace(Why) ? null : Why.Trim();
}

public sealed class VoiceRules : AbstractValidator<VoiceInput>
{
    public VoiceRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Voice).NotNull().WithMessage("Choose one of the three.").IsInEnum().WithMessage("Choose one of the three.");
        RuleFor(i => i.Why).NotEmpty().When(i => i.Voice == Problems.Voice.Objects).WithMessage("Say what stands against it, so that it can be changed.").MaximumLength(OptionVoice.WhyMaxLength).WithMessage("Say it in at most 300 characters.");
    }
}
