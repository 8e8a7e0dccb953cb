using Alliance.Partnerships.Engagements;
using FluentValidation;

namespace Alliance.Partnerships.Checks;

/// <summary>The three questions as either side answers them.</summary>
public sealed class CheckInput
{
    public Guid Id { get; set; }
    public int? Bond { get; set; }
    public int? Goals { get; set; }
    public int? Tasks { get; set; }
    public bool ForTotalsOnly { get; set; }

    public NewAnswer ToAnswer(Side side) => new() { Id = Id, Side = side, Bond = Bond!.Value, Goals = Goals!.Value, Tasks = Tasks!.Value, ForTotalsOnly = side == Side.Them && ForTotalsOnly };
}

public sealed class CheckInputRules : AbstractValidator<CheckInput>
{
    public CheckInputRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Bond).NotNull().WithMessage("Choose a number from 1 to 5.").InclusiveBetween(CheckWords.Least, CheckWords.Most).WithMessage("Choose a number from 1 to 5.");
        RuleFor(i => i.Goals).NotNull().WithMessage("Choose a number from 1 to 5.").InclusiveBetween(CheckWords.Least, CheckWords.Most).WithMessage("Choose a number from 1 to 5.");
        RuleFor(i => i.Tasks).NotNull().WithMessage("Choose a number from 1 to 5.").InclusiveBetween(CheckWords.Least, CheckWords.Most).WithMessage("Choose a number from 1 to 5.");
    }
}
