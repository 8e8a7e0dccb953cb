using FluentValidation;

namespace Alliance.Partnerships.Ecomaps;

/// <summary>How two organisations stand, as chosen.</summary>
public class TieStateInput
{
    public TieQuality? Quality { get; set; }
    public TieFlow? Flow { get; set; }
    public List<Supports> Supports { get; set; } = [];

    /// <summary>Once the rules have passed.</summary>
    public TieState ToState() => new(Quality!.Value, Flow!.Value, Supports.Aggregate(Ecomaps.Supports.None, (all, one) => all | one));
}

public sealed class TieInput : TieStateInput
{
    public Guid Id { get; set; }
    public Guid? FirstId { get; set; }
    public Guid? SecondId { get; set; }

    /// <summary>Once the rules have passed.</summary>
    public NewOrganizationTie ToTie() => new() { Id = Id, FirstId = FirstId!.Value, SecondId = SecondId!.Value, State = ToState() };
}

public class TieStateRules<T> : AbstractValidator<T> where T : TieStateInput
{
    public TieStateRules()
    {
        RuleFor(i => i.Quality).Must(quality => quality is { } known && Enum.IsDefined(known)).WithMessage("Choose how the two stand.");
        RuleFor(i => i.Flow).Must(flow => flow is { } known && Enum.IsDefined(known)).WithMessage("Choose who helps whom; “Nothing flows now” is an answer.");
        RuleFor(i => i.Supports).Must(all => all.TrueForAll(support => support != Supports.None && Enum.IsDefined(support))).WithMessage("Choose from the list what flows.");
    }
}

public sealed class TieRules : TieStateRules<TieInput>
{
    public TieRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.FirstId).NotNull().WithMessage("Choose the first organization.");
        RuleFor(i => i.SecondId).NotNull().WithMessage("Choose the second organization.");
    }
}

/// <summary>The part of a form that says how two stand.</summary>
/// <param name="Input">What is chosen so far.</param>
/// <param name="Names">What the two are called; null where they are chosen in the same form.</param>
public sealed record TieStateForm(TieStateInput Input, (string First, string Second)? Names);
