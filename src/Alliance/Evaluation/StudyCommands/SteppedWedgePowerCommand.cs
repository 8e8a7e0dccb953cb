using System.CommandLine;
using Alliance.Platform;
using Alliance.Statistics;
using Alliance.Statistics.Power;

namespace Alliance.Evaluation.StudyCommands;

/// <summary><c>study power stepped-wedge</c>: clusters cross over one wave after the other.</summary>
internal static class SteppedWedgePowerCommand
{
    private static readonly Option<int> Clusters = new("--clusters") { Description = "Clusters in all, spread over the waves as evenly as can be", Required = true, HelpName = "12" };
    private static readonly Option<int> Waves = new("--waves") { Description = "Waves; there is one period more, in which nobody is treated yet", Required = true, HelpName = "6" };
    private static readonly Option<double?> PerPeriod = NumberOption.Of("--per-period", "People seen in each cluster and period", "15");
    private static readonly Option<string?> Sizes = NumberOption.ListOf("--sizes", "Instead: people seen per period in each cluster, in the order of the waves", "10,12,20");
    private static readonly Option<double?> Autocorrelation = NumberOption.Of("--cac", "Cluster autocorrelation: what of a cluster's likeness stays from period to period. Default: 1", "0.8");
    private static readonly Option<double?> Individual = NumberOption.Of("--iac", "Individual autocorrelation, where the same people are seen in every period. Default: 0", "0.5");
    private static readonly Option<double?> EffectDeviation = NumberOption.Of("--effect-sd", "Standard deviation of the effect between clusters. Default: 0", "0.1");
    private static readonly Option<double?> EffectCorrelation = NumberOption.Of("--effect-correlation", "Between a cluster's level and its effect. Default: 0", "0.4");
    private static readonly Option<double?> PeriodDeviation = NumberOption.Of("--period-sd", "Standard deviation between a cluster's periods. Default: 0", "0.1");
    private static readonly Option<double?> ClusterDeviation = NumberOption.Of("--cluster-sd", "Instead of --icc: standard deviation between clusters; with --control on the scale of shares", "0.01");
    private static readonly Option<int> Before = new("--control-periods") { Description = "Periods before the first wave", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> After = new("--treated-periods") { Description = "Periods from the last wave on", DefaultValueFactory = _ => 1 };
    private static readonly Option<bool> Satterthwaite = new("--satterthwaite") { Description = "In the simulation hold the estimate against Student's t instead of the normal" };

    public static Command Build()
    {
        var command = new Command("stepped-wedge", "Power of a stepped wedge: by Hussey and Hughes's formula, and by simulation with a mixed model")
        {
            Clusters, Waves, PerPeriod, Sizes, PowerOptions.Intraclass, Autocorrelation, Individual, ClusterDeviation, EffectDeviation, EffectCorrelation, PeriodDeviation, PowerOptions.Deviation, PowerOptions.Control, Before, After, Satterthwaite,
        };
        PowerOptions.AddTo(command);
        return command.Does(Run);
    }

    private static int Run(ParseResult result, StudyRun run)
    {
        var schedule = WedgeSchedule.Even(result.GetValue(Clusters), result.GetValue(Waves), result.GetValue(Before), result.GetValue(After)).OrBadInput();
        if ((result.GetValue(PerPeriod) is null) == (result.GetValue(Sizes) is null)) throw new BadInputException("Say how many people are seen: --per-period, or --sizes for every cluster.");
        var sizes = (result.GetValue(PerPeriod) is { } each ? WedgeSizes.All(each) : WedgeSizes.ByGroup(result.List(Sizes)!)).OrBadInput();
        if ((result.GetValue(PowerOptions.Intraclass) is null) == (result.GetValue(ClusterDeviation) is null)) throw new BadInputException("Say how clusters differ: --icc, such as 0.05, or --cluster-sd.");
        return result.GetValue(PowerOptions.Control) is { } control ? OfShares(result, run, schedule, sizes, control) : OfMeans(result, run, schedule, sizes);
    }

    private static int OfMeans(ParseResult result, StudyRun run, WedgeSchedule schedule, WedgeSizes sizes)
    {
        var (level, wanted, effect) = (result.Level(), result.Wanted(), result.GetValue(PowerOptions.Effect));
        var design = SteppedWedge.Of(schedule, sizes, Variation(result)).OrBadInput();
        var least = design.Effect(wanted, level).OrBadInput();
        var answer = new PowerAnswer
        {
            Design = "stepped-wedge",
            Effect = effect ?? least,
            Power = design.Power(effect ?? least, level).OrBadInput().Value,
            Alpha = level.Alpha,
            TargetPower = wanted.Value,
            MinimumDetectableEffect = least,
            StandardError = design.StandardError,
            Drawn = result.Simulated(run, plan => design.Simulate(effect ?? least, level, plan, result.GetValue(Satterthwaite) ? WedgeTest.Satterthwaite : WedgeTest.Normal)),
        };
        var clusters = effect is { } some ? design.GroupsFor(some, wanted, level).OrNothing() : null;
        var perPeriod = effect is { } any ? design.PerPeriodFor(any, wanted, level).OrNothing() : null;
        return run.Answer(
            answer.Document([.. Described(result, schedule, sizes), ("clustersForTarget", clusters), ("perPeriodForTarget", perPeriod)]),
            answer.Lines(Words(schedule, sizes), Needed(effect, wanted, clusters, perPeriod)));
    }

    private static int OfShares(ParseResult result, StudyRun run, WedgeSchedule schedule, WedgeSizes sizes, double control)
    {
        var (level, wanted, effect) = (result.Level(), result.Wanted(), result.GetValue(PowerOptions.Effect));
        var design = Shares(result, schedule, sizes, control);
        var least = design.Treated(wanted, level, above: effect is not < 0).OrNothing() - control;
        var planned = effect ?? least ?? throw new BadInputException("No share is far enough to be found with that power; give an --effect, or plan for more people.");
        var at = design.At(control + planned).OrBadInput();
        var answer = new PowerAnswer
        {
            Design = "stepped-wedge",
            Effect = planned,
            Power = at.Power(planned, level).OrBadInput().Value,
            Alpha = level.Alpha,
            TargetPower = wanted.Value,
            MinimumDetectableEffect = least,
            StandardError = at.StandardError,
            Drawn = result.Simulated(run, plan => at.Simulate(planned, level, plan, result.GetValue(Satterthwaite) ? WedgeTest.Satterthwaite : WedgeTest.Normal)),
        };
        return run.Answer(answer.Document([.. Described(result, schedule, sizes), ("control", control), ("treated", control + planned)]), answer.Lines(Words(schedule, sizes)));
    }

    private static WedgeVariation Variation(ParseResult result)
    {
        var deviation = result.GetValue(PowerOptions.Deviation) ?? 1;
        var (effect, correlation, period) = (result.GetValue(EffectDeviation) ?? 0, result.GetValue(EffectCorrelation) ?? 0, result.GetValue(PeriodDeviation) ?? 0);
        if (result.GetValue(ClusterDeviation) is { } cluster) return WedgeVariation.Of(deviation, cluster, effect, correlation, period).OrBadInput();
        var variation = WedgeVariation.OfTotal(result.Correlated(PowerOptions.Intraclass), result.Correlated(Autocorrelation, 1), result.Correlated(Individual), deviation).OrBadInput();
        return WedgeVariation.Of(variation.Residual, variation.Group, effect, correlation, period > 0 ? period : variation.Period, variation.Person).OrBadInput();
    }

    private static SteppedWedgeOfShares Shares(ParseResult result, WedgeSchedule schedule, WedgeSizes sizes, double control) => (result.GetValue(ClusterDeviation) is { } cluster
        ? SteppedWedgeOfShares.Of(schedule, sizes, control, cluster, result.GetValue(EffectDeviation) ?? 0, result.GetValue(EffectCorrelation) ?? 0, result.GetValue(PeriodDeviation) ?? 0)
        : SteppedWedgeOfShares.Of(schedule, sizes, control, result.Correlated(PowerOptions.Intraclass), result.Correlated(Autocorrelation, 1), result.Correlated(Individual))).OrBadInput();

    private static (string, object?)[] Described(ParseResult result, WedgeSchedule schedule, WedgeSizes sizes) =>
        [("clusters", schedule.Groups), ("waves", schedule.Waves), ("periods", schedule.Periods), ("perPeriod", sizes.Everywhere), ("icc", result.GetValue(PowerOptions.Intraclass))];

    private static string Words(WedgeSchedule schedule, WedgeSizes sizes) => FormattableString.Invariant(
        $"{schedule.Groups} clusters cross over in {schedule.Waves} waves and {schedule.Periods} periods, {(sizes.Everywhere is { } each ? $"{PowerOptions.Words(each)} people in each cluster and period" : "clusters of different sizes")}.");

    private static IEnumerable<string> Needed(double? effect, Probability wanted, int? clusters, int? perPeriod)
    {
        if (effect is null) yield break;
        yield return $"For a power of {wanted} it takes {(clusters is { } more ? $"{more} clusters of this size" : "more clusters than can be told here")}, or {(perPeriod is { } people ? $"{people} people per period in these" : "more clusters: no number of people in these is enough")}.";
    }
}
