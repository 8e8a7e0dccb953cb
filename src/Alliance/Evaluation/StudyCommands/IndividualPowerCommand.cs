using System.CommandLine;
using Alliance.Platform;

namespace Alliance.Evaluation.StudyCommands;

/// <summary><c>study power individual</c>: people allocated one by one to two arms.</summary>
internal static class IndividualPowerCommand
{
    private static readonly Option<OutcomeKind> Kind = new("--outcome") { Description = "mean (effects are differences), proportion (differences of shares) or rate (rate ratios)", DefaultValueFactory = _ => OutcomeKind.Mean };
    private static readonly Option<double?> PerArm = NumberOption.Of("--per-arm", "People (for a rate: their exposure) in each arm; without it as many as the effect needs", "175");
    private static readonly Option<double?> Second = NumberOption.Of("--second-arm", "People in the treated arm, where it differs", "200");
    private static readonly Option<double?> Dispersion = NumberOption.Of("--dispersion", "For a rate: variance of counts over their mean. Default: 1", "2");

    public static Command Build()
    {
        var command = new Command("individual", "Power of two arms of people: means by noncentral t, proportions, rates") { Kind, PerArm, Second, PowerOptions.Deviation, PowerOptions.Baseline, PowerOptions.Control, Dispersion };
        PowerOptions.AddTo(command);
        return command.Does(Run);
    }

    private static int Run(ParseResult result, StudyRun run)
    {
        var (level, wanted, effect) = (result.Level(), result.Wanted(), result.GetValue(PowerOptions.Effect));
        var plan = Plan(result);
        var needed = effect is { } some ? plan.PerArm(some, wanted, level) : null;
        var first = result.GetValue(PerArm) ?? needed?.OrBadInput() ?? throw new BadInputException("Give --per-arm, or an --effect for which to tell how many people are needed.");
        var design = plan.With(first, result.GetValue(Second) ?? first).OrBadInput();
        var least = design.Least(wanted, level, plan.Above(effect)).OrNothing();
        var planned = effect ?? least ?? throw new BadInputException("No effect there can be is found with that power by so few; plan for more people.");
        var answer = new PowerAnswer
        {
            Design = "individual",
            Effect = planned,
            Power = design.Power(planned, level).OrBadInput().Value,
            Alpha = level.Alpha,
            TargetPower = wanted.Value,
            MinimumDetectableEffect = least,
            Drawn = result.Simulated(run, simulation => design.Simulate(planned, level, simulation)),
        };
        var words = $"{PowerOptions.Words(first)} and {PowerOptions.Words(result.GetValue(Second) ?? first)} {(plan.Kind == OutcomeKind.Rate ? "units of exposure" : "people")} in two arms, compared by a {plan.Kind.ToString().ToLowerInvariant()}.";
        return run.Answer(
            answer.Document(("outcome", plan.Kind.ToString().ToLowerInvariant()), ("perArm", first), ("secondArm", result.GetValue(Second) ?? first), ("perArmForTarget", needed?.OrNothing())),
            answer.Lines(words, needed?.OrNothing() is { } each ? [$"For a power of {wanted} it takes {PowerOptions.Words(each)} in each arm."] : []));
    }

    private static IndividualPlan Plan(ParseResult result)
    {
        var kind = result.GetValue(Kind);
        if (kind != OutcomeKind.Mean && result.GetValue(PowerOptions.Control) is null) throw new BadInputException($"A {kind.ToString().ToLowerInvariant()} needs --control: what it is in the control arm.");
        return new IndividualPlan(kind, result.GetValue(PowerOptions.Control) ?? 0, result.GetValue(PowerOptions.Deviation) ?? 1, result.Correlated(PowerOptions.Baseline), result.GetValue(Dispersion) ?? 1);
    }
}
