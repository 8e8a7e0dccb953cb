using System.CommandLine;
using Alliance.Platform;
using Alliance.Statistics.Power;

namespace Alliance.Evaluation.StudyCommands;

/// <summary><c>study power staggered</c>: what a staggered roll-out finds, told from the standard error of one like it.</summary>
internal static class RolloutPowerCommand
{
    private static readonly Option<double?> StandardError = NumberOption.Of("--se", "Standard error of a roll-out like it, as study staggered tells it", "0.0021");
    private static readonly Option<double?> People = NumberOption.Of("--units", "How many units that roll-out had", "7785");
    private static readonly Option<double?> Planned = NumberOption.Of("--planned-units", "How many the planned one has. Default: as many", "500");
    private static readonly Option<double?> Mean = NumberOption.Of("--mean", "Mean of the outcome before, for effects relative to it", "0.0444");

    public static Command Build()
    {
        var command = new Command("staggered", "Minimum detectable effect of a staggered roll-out, from the standard error of one like it") { StandardError, People, Planned, Mean };
        PowerOptions.AddTo(command);
        return command.Does(Run);
    }

    private static int Run(ParseResult result, StudyRun run)
    {
        if (result.GetValue(StandardError) is not { } error || result.GetValue(People) is not { } people) throw new BadInputException("Give --se and --units of a roll-out like the planned one; study staggered tells its standard error.");
        var (level, wanted, effect) = (result.Level(), result.Wanted(), result.GetValue(PowerOptions.Effect));
        var like = RolloutPower.Of(error, people, result.GetValue(Mean)).OrBadInput();
        var design = like.Among(result.GetValue(Planned) ?? people).OrBadInput();
        var least = design.Effect(wanted, level).OrBadInput();
        result.Simulated(run, _ => throw new BadInputException("A roll-out is planned by formula; leave --simulate out."));
        var answer = new PowerAnswer
        {
            Design = "staggered",
            Effect = effect ?? least,
            Power = design.Power(effect ?? least, level).OrBadInput().Value,
            Alpha = level.Alpha,
            TargetPower = wanted.Value,
            MinimumDetectableEffect = least,
            StandardError = design.StandardError,
        };
        var relative = design.RelativeEffect(wanted, level).OrNothing();
        var needed = effect is { } some ? like.PeopleFor(some, wanted, level).OrNothing() : null;
        return run.Answer(
            answer.Document(("units", design.People), ("minimumDetectableRelative", relative), ("unitsForTarget", needed)),
            answer.Lines(
                FormattableString.Invariant($"{PowerOptions.Words(design.People)} units; standard error {PowerOptions.Words(design.StandardError)}."),
                [.. relative is { } share ? [FormattableString.Invariant($"That is {share:P1} of the mean before.")] : Array.Empty<string>(), .. needed is { } units ? [FormattableString.Invariant($"For a power of {wanted} it takes {units:N0} units.")] : Array.Empty<string>()]));
    }
}
