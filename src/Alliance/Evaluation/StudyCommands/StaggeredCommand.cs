using System.CommandLine;
using System.Diagnostics;
using Alliance.Platform;
using Alliance.Statistics.Staggered;

namespace Alliance.Evaluation.StudyCommands;

/// <summary><c>study staggered</c>: the average effect of a roll-out that reached one cohort of units after another.</summary>
internal static class StaggeredCommand
{
    private static readonly Option<string> Unit = Column("--unit", "who or what was observed", "uid");
    private static readonly Option<string> Period = Column("--period", "the period, whole numbers without a gap", "period");
    private static readonly Option<string> FirstTreated = Column("--first-treated", "the period in which the unit was first treated; Inf, NA or empty for never", "first_trained");
    private static readonly Option<string> Outcome = Column("--outcome", "the outcome", "complaints");

    private static readonly Option<string> Estimand = Choice("--estimand", "The average: simple (over all treated units and periods), cohort, calendar, or eventstudy (by time since treatment began)", "simple", "cohort", "calendar", "eventstudy");
    private static readonly Option<string> Estimator = Choice("--estimator", "How outcomes before treatment are used", "efficient", "callaway-santanna", "sun-abraham", "difference-in-means");
    private static readonly Option<int?> Permutations = new("--permutations") { Description = "Fisher's test: how often units change their cohorts by chance", HelpName = "500" };
    private static readonly Option<long?> Seed = new("--seed") { Description = "Of the permutations: the same seed gives the same p. Default: 1" };
    private static readonly Option<bool> Compatible = new("--compatible") { Description = "The permutations and the p of the R package staggered, to the digit: seeds 1, 2, …, and p without + 1" };

    public static Command Build() => new Command("staggered", "Estimate the effect of a staggered roll-out (Roth and Sant'Anna)")
    {
        StudyRun.Input, Unit, Period, FirstTreated, Outcome, Estimand, Estimator, EventTimes.Option, Permutations, Seed, Compatible,
    }.Does(Run);

    private static int Run(ParseResult result, StudyRun run)
    {
        if (result.GetValue(Permutations) is < 1) throw new BadInputException("--permutations takes 1 at least; 500 or 5000 are usual.");
        if (result.GetValue(EventTimes.Option) is not null && result.GetValue(Estimand) != "eventstudy") throw new BadInputException("--event-times goes with --estimand eventstudy.");
        var input = result.GetRequiredValue(StudyRun.Input);
        var columns = new StaggeredColumns(result.GetRequiredValue(Unit), result.GetRequiredValue(Period), result.GetRequiredValue(FirstTreated), result.GetRequiredValue(Outcome));
        var panel = StaggeredPanel.Of(run.Read(input, [.. new HashSet<string> { columns.Unit, columns.Period, columns.FirstTreated, columns.Outcome }]), columns).OrBadInput(input);
        run.Doing("Estimating");
        var estimator = result.GetValue(Estimator) switch
        {
            "callaway-santanna" => StaggeredEstimator.CallawaySantAnna,
            "sun-abraham" => StaggeredEstimator.SunAbraham,
            "difference-in-means" => StaggeredEstimator.DifferenceInMeans,
            _ => StaggeredEstimator.Efficient,
        };
        var time = Stopwatch.StartNew();
        SayLeftOut(run, panel, estimator);
        return result.GetValue(Estimand) == "eventstudy" ? ByEventTime(result, run, panel, estimator, time) : OnAverage(result, run, panel, estimator, time);
    }

    private static int OnAverage(ParseResult result, StudyRun run, StaggeredPanel panel, StaggeredEstimator estimator, Stopwatch time)
    {
        var estimand = Enum.Parse<StaggeredEstimand>(result.GetValue(Estimand)!, ignoreCase: true);
        var estimate = StaggeredEffect.Of(panel, estimand, estimator).OrBadInput();
        var test = Plan(result, run) is { } plan ? FisherTest.Of(panel, estimand, estimator, plan, run.Stop).OrBadInput() : null;
        var elapsed = time.Elapsed.TotalMilliseconds;
        return run.Answer(Document(estimate, test, elapsed), Lines([(null, estimate, test)], panel, elapsed));
    }

    private static int ByEventTime(ParseResult result, StudyRun run, StaggeredPanel panel, StaggeredEstimator estimator, Stopwatch time)
    {
        var times = result.GetValue(EventTimes.Option) ?? EventTimes.Usual;
        var study = EventStudy.Of(panel, times.First, times.Last, estimator).OrBadInput();
        var tests = Plan(result, run) is { } plan ? FisherTest.OfEventStudy(panel, times.First, times.Last, estimator, plan, run.Stop).OrBadInput() : null;
        var elapsed = time.Elapsed.TotalMilliseconds;
        if (study.NotSeen.Count > 0 && result.GetValue(EventTimes.Option) is not null) run.Note($"Left out, because no treated cohort can be compared there: event time{(study.NotSeen.Count == 1 ? "" : "s")} {string.Join(", ", study.NotSeen)}.");
        return run.Answer(
            study.Effects.Select((effect, place) => Document(effect, tests?[place], elapsed)),
            Lines([.. study.Effects.Select((effect, place) => ((int?)effect.EventTime, effect.Estimate, tests?[place]))], panel, elapsed).Concat(Band(study)));
    }

    private static IEnumerable<string> Band(EventStudy study) =>
        SimultaneousBand.Of(study).ValueOrNothing is { } band ? [FormattableString.Invariant($"A band that holds the effects at all {study.Effects.Count} event times at once reaches {band.Reach:0.00} standard errors to either side.")] : [];

    private static FisherPlan? Plan(ParseResult result, StudyRun run)
    {
        if (result.GetValue(Permutations) is not { } permutations) return null;
        if (result.GetValue(Compatible) && result.GetValue(Seed) is not null) run.Note("--seed is not used with --compatible: the R package draws its permutations with the seeds 1, 2, ….");
        return new FisherPlan
        {
            Permutations = permutations,
            Seed = result.GetValue(Seed) ?? 1,
            IsCompatible = result.GetValue(Compatible),
            Progress = new Done(run, permutations),
        };
    }

    private static void SayLeftOut(StudyRun run, StaggeredPanel panel, StaggeredEstimator estimator)
    {
        if (panel.LeftOut.Count > 0) run.Note($"Left out, because a cohort of one unit has no variance: first treated {string.Join(", ", panel.LeftOut.Select(cohort => cohort.ToString()))}.");
        var early = estimator.Beta == 1 ? panel.Cohorts.Where(cohort => cohort.FirstTreated <= panel.FirstPeriod).ToList() : [];
        if (early.Count > 0) run.Note($"Left out, because there is no period before to compare with: {early.Sum(cohort => cohort.Units)} units first treated {string.Join(", ", early)}.");
    }

    private static object Document(StaggeredEstimate estimate, FisherTest? test, double elapsed) =>
        new { Estimate = estimate.Value, Se = estimate.StandardError, SeNeyman = estimate.NeymanStandardError, FisherP = test?.P, ElapsedMs = elapsed };

    private static object Document(EventEffect effect, FisherTest? test, double elapsed) => new
    {
        effect.EventTime,
        Estimate = effect.Estimate.Value,
        Se = effect.Estimate.StandardError,
        SeNeyman = effect.Estimate.NeymanStandardError,
        FisherP = test?.P,
        ElapsedMs = elapsed,
    };

    private static IEnumerable<string> Lines(IReadOnlyList<(int? EventTime, StaggeredEstimate Estimate, FisherTest? Test)> rows, StaggeredPanel panel, double elapsed)
    {
        yield return FormattableString.Invariant($"{panel.Units:N0} units, periods {panel.FirstPeriod} to {panel.LastPeriod}, {panel.Cohorts.Count} cohorts ({elapsed:N0} ms).");
        yield return $"{(rows[0].EventTime is null ? "" : "event time"),10}{"estimate",14}{"se",12}{"Neyman's se",13}   {"95 % interval",-26}{"p",7}{(rows[0].Test is null ? "" : "Fisher's p"),12}";
        foreach (var (eventTime, estimate, test) in rows)
        {
            yield return FormattableString.Invariant(
                $"{eventTime,10}{estimate.Value,14:G6}{estimate.StandardError,12:G5}{estimate.NeymanStandardError,13:G5}   {FormattableString.Invariant($"{estimate.Interval.Low:G5} to {estimate.Interval.High:G5}"),-26}{estimate.P,7:0.000}{test?.P,12:0.0000}");
        }
    }

    private static Option<string> Column(string name, string what, string example) =>
        new(name) { Description = $"The column that says {what}", Required = true, HelpName = example };

    private static Option<string> Choice(string name, string description, params string[] choices)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => choices[0] };
        option.AcceptOnlyFromAmong(choices);
        return option;
    }

    private sealed class Done(StudyRun run, int permutations) : IProgress<int>
    {
        // A stop is noticed by the loop itself.
        public void Report(int value) => run.Doing("Permutation", value, permutations);
    }
}
