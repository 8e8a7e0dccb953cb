using Alliance.Platform.Data;
using Alliance.Statistics;
using Alliance.Statistics.Power;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.Studies;

/// <summary>The smallest effect that the study would find, for each outcome on which its answer hangs.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class PowerModel(AllianceContext db, OutcomeService service, StudyReader reader, TimeProvider time) : StudyPage(db, time)
{
    /// <summary>Trials like this one moved counts by about a tenth, and by a quarter at the very best.</summary>
    private const double Hopeless = 0.25;

    /// <summary>And scores by 0.2 to 0.4 standard deviations.</summary>
    private const double Large = 0.5;

    [BindProperty]
    public AssumedInput Input { get; set; } = new();

    public IReadOnlyList<OutcomePower> Outcomes { get; private set; } = [];
    public IReadOnlyList<StudyUnit> Units { get; private set; } = [];

    /// <summary>The smallest change in complaints that Chicago’s roll-out would have found among as many officers as are in the units here.</summary>
    public double? LikeChicago { get; private set; }

    public async Task<IActionResult> OnPostReckonAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Outcomes.FirstOrDefault(o => o.Outcome.Id == Input.Outcome) is not { } of) return NotFound();
        Check(of.Outcome.Source.IsCount() ? AssumedRules.OfCounts : AssumedRules.OfScores, Input);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var assumed = of.Outcome.Source.IsCount() ? new PowerAssumptions(null, null, Input.Usual, Input.Spread) : new PowerAssumptions(Input.Intraclass, Input.PerUnit, null, null);
        return await DoneOrAgainAsync(await service.ReckonAsync(Id, Input.Outcome, assumed, Acting), Words["Reckoned anew."], $"~/Evaluation/Studies/Power/{Id}");
    }

    public static bool IsHopeless(OutcomePower of) => of.Outcome.Source.IsCount() && of.Answer.Curve.Count > 0 && of.Answer.Detectable is null or > Hopeless;

    public static bool IsLarge(OutcomePower of) => !of.Outcome.Source.IsCount() && of.Answer.Detectable > Large;

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync()) return false;
        Units = await reader.UnitsOfAsync(Id);
        var outcomes = await reader.OutcomesOfAsync(Id);
        Outcomes = [.. outcomes.Where(o => o.Rank is OutcomeRank.Primary or OutcomeRank.Harm).Select(o =>
        {
            var assumed = PowerAssumptions.For(o, Units);
            return new OutcomePower(o, assumed, StudyPower.Of(Study, Units, o, assumed));
        })];
        var people = Units.Sum(u => u.Size);
        if (Study.UnitKind == StudyUnitKind.Squad && people > 0 && outcomes.Exists(o => o.Source == OutcomeSource.File))
            LikeChicago = RolloutPower.Of(0.002115194148303, 7785, 0.0444016270606).Required().Among(people).Required().RelativeEffect(Probability.Of(0.8).Required(), SignificanceLevel.Usual).Required();
        return true;
    }
}

/// <summary>One outcome with what is assumed of it and what follows.</summary>
public sealed record OutcomePower(StudyOutcome Outcome, PowerAssumptions Assumed, PowerAnswer Answer);

public sealed class AssumedInput
{
    public Guid Outcome { get; set; }
    public double? Intraclass { get; set; }
    public double? PerUnit { get; set; }
    public double? Usual { get; set; }
    public double? Spread { get; set; }
}

public static class AssumedRules
{
    public static IValidator<AssumedInput> OfScores { get; } = new InlineValidator<AssumedInput>
    {
        v => v.RuleFor(i => i.Intraclass).NotNull().WithMessage("Say how alike people of a unit are.").InclusiveBetween(0, 0.99).WithMessage("Take a number from 0 (not at all) to 0.99; 0.05 is usual."),
        v => v.RuleFor(i => i.PerUnit).NotNull().WithMessage("Say how many of a unit answer each time.").InclusiveBetween(1, 10_000).WithMessage("Take a number from 1 to 10,000."),
    };

    public static IValidator<AssumedInput> OfCounts { get; } = new InlineValidator<AssumedInput>
    {
        v => v.RuleFor(i => i.Usual).NotNull().WithMessage("Say how many a unit has in a usual month.").InclusiveBetween(0.001, 1_000_000).WithMessage("Take a number above zero: 0.5 is one every other month."),
        v => v.RuleFor(i => i.Spread).NotNull().WithMessage("Say how much months differ.").InclusiveBetween(0.1, 1_000).WithMessage("Take a number from 0.1 to 1,000; 1 is by chance alone."),
    };
}
