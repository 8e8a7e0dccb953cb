using FluentValidation;

namespace Alliance.Problems;

/// <summary>An option as it is typed on either side, with what the writer would do for it.</summary>
public sealed class OptionInput
{
    public Guid Id { get; set; }
    public Guid PartId { get; set; }
    public string? Words { get; set; }
    public string? Part { get; set; }
    public DateOnly? DueOn { get; set; }

    /// <summary>Of the department's part: to whom it is promised.</summary>
    public Guid? PartnerId { get; set; }

    public bool IsOffering => !string.IsNullOrWhiteSpace(Part);
}

public sealed class OptionRules : AbstractValidator<OptionInput>
{
    /// <param name="today">The earliest day by which something can be promised.</param>
    /// <param name="partners">To whom the department can promise its part.</param>
    public OptionRules(DateOnly today, IEnumerable<Guid> partners)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Words).NotEmpty().WithMessage("Say what could be done.").MaximumLength(ResponseOption.WordsMaxLength).WithMessage("Say it in at most 300 characters.");
        When(i => i.IsOffering, () => Include(new PartRules(today, partners)));
    }
}

/// <summary>What somebody offers to do, and by when.</summary>
public sealed class PartRules : AbstractValidator<OptionInput>
{
    public PartRules(DateOnly today, IEnumerable<Guid> partners)
    {
        RuleFor(i => i.PartId).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Part).NotEmpty().WithMessage("Say what would be done.").MaximumLength(OptionPart.WordsMaxLength).WithMessage("Say it in at most 200 characters.");
        RuleFor(i => i.DueOn).NotNull().WithMessage("Say by when.").Must(day => day is null || day >= today).WithMessage("Choose a day that is still to come.").Must(day => day is null || day <= today.AddYears(2)).WithMessage("Choose a day within two years.");
        RuleFor(i => i.PartnerId).NotNull().WithMessage("Choose to whom it is promised.").Must(id => id is null || partners.Contains(id.Value)).WithMessage("Choose among those who take part.");
    }
}
