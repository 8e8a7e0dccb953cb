using System.CommandLine;
using Alliance.Platform;
using Alliance.Statistics;
using Alliance.Statistics.Power;

namespace Alliance.Evaluation.StudyCommands;

/// <summary><c>study power cluster</c>: whole clusters allocated to two arms side by side.</summary>
internal static class ClusterPowerCommand
{
    private static readonly Option<OutcomeKind> Kind = new("--outcome") { Description = "mean (effects are differences), proportion (differences of shares) or rate (rate ratios)", DefaultValueFactory = _ => OutcomeKind.Mean };
    private static readonly Option<int?> PerArm = new("--clusters-per-arm") { Description = "Clusters in each arm; without it as many as the effect needs", HelpName = "12" };
    private static readonly Option<double?> PerCluster = NumberOption.Of("--per-cluster", "People in each cluster, on average", "20");
    private static readonly Option<double?> Spread = NumberOption.Of("--size-cv", "Standard deviation of cluster sizes over their mean. Default: 0", "0.4");
    private static readonly Option<string?> Sizes = NumberOption.ListOf("--sizes", "Instead: the size of every cluster of an arm", "12,20,31");
    private static readonly Option<bool> Student = new("--student") { Description = "Hold the estimate against Student's t, as few clusters demand" };

    public static Command Build()
    {
        var command = new Command("cluster", "Power of clusters in two arms: design effect, unequal sizes, a baseline measure") { Kind, PerArm, PerCluster, Spread, Sizes, PowerOptions.Intraclass, PowerOptions.Deviation, PowerOptions.Baseline, PowerOptions.Control, Student };
        PowerOptions.AddTo(command);
        return command.Does(Run);
    }

    private static int Run(ParseResult result, StudyRun run)
    {
        var (level, wanted, kind) = (result.Level(), result.Wanted(), result.GetValue(Kind));
        if (result.GetValue(PowerOptions.Intraclass) is null) throw new BadInputException("Say how alike people of a cluster are: --icc, such as 0.05.");
        var (intraclass, baseline, student) = (result.Correlated(PowerOptions.Intraclass), result.Correlated(PowerOptions.Baseline), result.GetValue(Student));
        var outcome = OutcomeOf(result, kind).OrBadInput();
        var effect = result.GetValue(PowerOptions.Effect) is { } given ? Inside(kind, given) : (double?)null;
        int? needed = effect is { } some && result.GetValue(PerCluster) is { } size
            ? TwoArmsOfGroups.GroupsPerArm(some, size, outcome, intraclass, wanted, level, result.GetValue(Spread) ?? 0, baseline, student).OrBadInput() : null;
        var arm = Arm(result, needed);
        var design = TwoArmsOfGroups.Of(arm, arm, outcome, intraclass, baseline, student).OrBadInput();
        var least = design.Effect(wanted, level, above: effect is not < 0).OrNothing();
        var planned = effect ?? least ?? throw new BadInputException("No effect there can be is found with that power by so few; plan for more clusters.");
        var answer = new PowerAnswer
        {
            Design = "cluster",
            Effect = Outside(kind, planned),
            Power = design.Power(planned, level).OrBadInput().Value,
            Alpha = level.Alpha,
            TargetPower = wanted.Value,
            MinimumDetectableEffect = least is { } smallest ? Outside(kind, smallest) : null,
            StandardError = design.StandardError(planned).OrBadInput(),
            Drawn = result.Simulated(run, plan => design.Simulate(planned, level, plan)),
        };
        return run.Answer(
            answer.Document(("outcome", kind.ToString().ToLowerInvariant()), ("clustersPerArm", arm.Groups), ("peoplePerArm", arm.People), ("icc", intraclass.Value), ("designEffect", arm.DesignEffect(intraclass)), ("clustersPerArmForTarget", needed)),
            answer.Lines(
                FormattableString.Invariant($"{arm.Groups} clusters and {PowerOptions.Words(arm.People)} people in each of two arms; the design effect is {PowerOptions.Words(arm.DesignEffect(intraclass))}."),
                needed is { } each ? [$"For a power of {wanted} it takes {each} clusters in each arm."] : []));
    }

    private static Answer<Outcome> OutcomeOf(ParseResult result, OutcomeKind kind) => kind == OutcomeKind.Mean
        ? Outcome.Mean(result.GetValue(PowerOptions.Deviation) ?? 1)
        : result.GetValue(PowerOptions.Control) is not { } control ? throw new BadInputException($"A {kind.ToString().ToLowerInvariant()} needs --control: what it is in the control arm.")
        : kind == OutcomeKind.Proportion ? Outcome.Share(control) : Outcome.Rate(control);

    private static ClusterSizes Arm(ParseResult result, int? needed)
    {
        if (result.List(Sizes) is { } sizes) return ClusterSizes.Of(sizes).OrBadInput();
        var each = result.GetValue(PerCluster) ?? throw new BadInputException("Say how large clusters are: --per-cluster, or --sizes for every one.");
        var groups = result.GetValue(PerArm) ?? needed ?? throw new BadInputException("Give --clusters-per-arm, or an --effect for which to tell how many are needed.");
        return ClusterSizes.Of(groups, each, result.GetValue(Spread) ?? 0).OrBadInput();
    }

    // Rates are asked for as ratios and reckoned as logarithms.
    private static double Inside(OutcomeKind kind, double effect) => kind != OutcomeKind.Rate ? effect
        : effect > 0 ? Math.Log(effect) : throw new BadInputException("The effect on a rate is a ratio above zero, such as 0.75 for a quarter fewer.");

    private static double Outside(OutcomeKind kind, double effect) => kind == OutcomeKind.Rate ? Math.Exp(effect) : effect;
}
