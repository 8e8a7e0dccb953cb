using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Alliance.Statistics;
using Alliance.Statistics.Power;

namespace Alliance.Evaluation.StudyCommands;

/// <summary>What every power command asks: effect, wanted power, significance level, and whether to simulate.</summary>
internal static class PowerOptions
{
    public static readonly Option<double?> Effect = NumberOption.Of("--effect", "The effect to find; without it the smallest effect with the wanted power is told", "0.25");
    public static readonly Option<double?> Target = NumberOption.Of("--power", "The wanted power. Default: 0.8", "0.8");
    public static readonly Option<double?> Deviation = NumberOption.Of("--sd", "Standard deviation of the outcome between people. Default: 1, so that effects are standardized", "1");
    public static readonly Option<double?> Intraclass = NumberOption.Of("--icc", "Intraclass correlation: how alike people of a cluster are", "0.05");
    public static readonly Option<double?> Control = NumberOption.Of("--control", "Share (or rate) under control, for an outcome of shares (or rates)", "0.3");
    public static readonly Option<double?> Baseline = NumberOption.Of("--baseline-correlation", "Between the outcome and the same measure before. Default: 0", "0.6");
    private static readonly Option<double?> Alpha = NumberOption.Of("--alpha", "Significance level. Default: 0.05", "0.05");
    private static readonly Option<bool> OneSided = new("--one-sided") { Description = "Call out only effects in the expected direction" };
    private static readonly Option<int?> Replications = new("--simulate") { Description = "Draw and analyze the study so many times as well", HelpName = "1000" };
    private static readonly Option<long?> Seed = new("--seed") { Description = "Of the simulation: the same seed gives the same answer, on any number of threads. Default: 1", HelpName = "S" };

    public static void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Effect, Target, Alpha, OneSided, Replications, Seed]) command.Options.Add(option);
    }

    public static SignificanceLevel Level(this ParseResult result)
    {
        var alpha = result.GetValue(Alpha) ?? SignificanceLevel.Usual.Alpha;
        return (result.GetValue(OneSided) ? SignificanceLevel.OneSided(alpha) : SignificanceLevel.TwoSided(alpha)).OrBadInput();
    }

    public static Probability Wanted(this ParseResult result) => Probability.Of(result.GetValue(Target) ?? 0.8).OrBadInput();

    public static Correlation Correlated(this ParseResult result, Option<double?> option, double otherwise = 0) => Correlation.Of(result.GetValue(option) ?? otherwise).OrBadInput(option.Name);

    /// <summary>The simulation, where one is asked for, with what it says while it runs.</summary>
    public static Drawn? Simulated(this ParseResult result, StudyRun run, Func<SimulationPlan, Answer<SimulatedPower>> simulate)
    {
        if (result.GetValue(Replications) is not { } replications) return null;
        var plan = SimulationPlan.Of(replications, result.GetValue(Seed) ?? 1).OrBadInput() with { Stop = run.Stop, Progress = done => run.Doing("Replication", done, replications) };
        var time = Stopwatch.StartNew();
        return new Drawn(simulate(plan).OrBadInput(), time.Elapsed.TotalMilliseconds);
    }

    /// <summary>A size or an effect, or nothing where none will do.</summary>
    public static T? OrNothing<T>(this Answer<T> answer)
        where T : struct => answer is Answer<T>.Reckoned { Value: var value } ? value : null;

    public static string Words(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}

/// <summary>A simulation and how long it took.</summary>
internal sealed record Drawn(SimulatedPower Of, double ElapsedMs)
{
    public string Line => FormattableString.Invariant(
        $"Simulated {Of.Plan.Replications:N0} times (seed {Of.Plan.Seed}): power {Of.Power.Value:0.000}, 95 % interval {Of.Interval.Low:0.000} to {Of.Interval.High:0.000} ({ElapsedMs:N0} ms).")
        + (Of.Undecided > 0 ? FormattableString.Invariant($" {Of.Undecided:N0} could not be analyzed and count as not found.") : "");
}
