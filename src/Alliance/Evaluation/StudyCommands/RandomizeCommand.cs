using System.CommandLine;
using System.Globalization;
using Alliance.Platform;
using Alliance.Statistics.Randomization;

namespace Alliance.Evaluation.StudyCommands;

/// <summary><c>study randomize</c>: who comes into which arm or wave, drawn so that anyone can draw it again.</summary>
internal static class RandomizeCommand
{
    private static readonly Option<string> Units = new("--units") { Description = "The units: comma-separated values with names in the first line", Required = true, HelpName = "FILE.csv" };
    private static readonly Option<string> Design = new("--design") { Description = "simple, complete, blocked, stratified, matched-pair, rerandomized, stepped-wedge or staggered", Required = true, HelpName = "stepped-wedge" };
    private static readonly Option<long> Seed = new("--seed") { Description = "The same file and seed give the same answer; let it come from somebody without a stake, such as dice thrown in front of all", Required = true, HelpName = "S" };
    private static readonly Option<string?> Unit = new("--unit") { Description = "The column that names the units. Default: unit, or the first", HelpName = "squad" };
    private static readonly Option<string?> Stratum = new("--stratum") { Description = "The column to allocate within", HelpName = "shift" };
    private static readonly Option<string?> Covariates = new("--covariates") { Description = "Columns of numbers to match or balance on", HelpName = "calls,officers" };
    private static readonly Option<int> Arms = new("--arms") { Description = "How many arms; 0 is the control", DefaultValueFactory = _ => 2 };
    private static readonly Option<int?> Waves = new("--waves") { Description = "How many waves", HelpName = "6" };
    private static readonly Option<string?> WaveSizes = new("--wave-sizes") { Description = "For staggered: units in each wave; who is left is never treated", HelpName = "4,4,8" };
    private static readonly Option<int> BlockSize = new("--block-size") { Description = "For blocked: units in a block", DefaultValueFactory = _ => 4 };
    private static readonly Option<double?> Accept = NumberOption.Of("--accept", "Draw again until the covariates are as balanced as in this share of all allocations. For rerandomized 0.1 where nothing is said", "0.1");
    private static readonly Option<double?> Imbalance = NumberOption.Of("--max-imbalance", "Instead: draw again until the imbalance is no larger", "2");
    private static readonly Option<int> FirstPeriod = new("--first-period") { Description = "The period in which wave 1 begins", DefaultValueFactory = _ => 2 };

    public static Command Build() => new Command("randomize", "Allocate units to arms or waves, with seed and hash so that anyone can draw it again")
    {
        Units, Design, Seed, Unit, Stratum, Covariates, Arms, Waves, WaveSizes, BlockSize, Accept, Imbalance, FirstPeriod,
    }.Does(Run);

    private static int Run(ParseResult result, StudyRun run)
    {
        var path = result.GetRequiredValue(Units);
        var design = result.GetRequiredValue(Design);
        if (design == "stratified" && result.GetValue(Stratum) is null) throw new BadInputException("A stratified allocation needs --stratum: the column to allocate within.");
        if (design is "matched-pair" or "rerandomized" && result.GetValue(Covariates) is null) throw new BadInputException($"{(design == "matched-pair" ? "Matched pairs need" : "Balance needs")} --covariates: columns of numbers that say how alike units are.");
        var covariates = result.GetValue(Covariates)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        var list = Roster.Read(run, path, result.GetValue(Unit), result.GetValue(Stratum), covariates);
        run.Doing("Drawing");
        var plan = Bounded(result, design, Plan(result, design, list));
        var allocation = plan.Allocate(result.GetValue(Seed)).OrBadInput(path);
        return run.Answer(Document(result, design, allocation), Lines(result, design, allocation));
    }

    private static AllocationPlan Plan(ParseResult result, string design, UnitList list) => (design switch
    {
        "simple" => AllocationDesigns.Simple(list, result.GetValue(Arms)),
        "complete" or "rerandomized" => AllocationDesigns.Complete(list, result.GetValue(Arms)),
        "blocked" => AllocationDesigns.Blocked(list, result.GetValue(BlockSize), result.GetValue(Arms)),
        "stratified" => AllocationDesigns.Stratified(list, result.GetValue(Arms)),
        "matched-pair" => AllocationDesigns.MatchedPairs(list),
        "stepped-wedge" => AllocationDesigns.SteppedWedge(list, WavesOf(result)),
        "staggered" => result.GetValue(WaveSizes) is { } sizes ? AllocationDesigns.Staggered(list, SizesOf(sizes)) : AllocationDesigns.Staggered(list, WavesOf(result)),
        _ => throw new BadInputException($"There is no design \"{design}\"; it takes simple, complete, blocked, stratified, matched-pair, rerandomized, stepped-wedge or staggered."),
    }).OrBadInput(result.GetRequiredValue(Units));

    private static AllocationPlan Bounded(ParseResult result, string design, AllocationPlan plan)
    {
        var (accept, largest) = (result.GetValue(Accept), result.GetValue(Imbalance));
        if (accept is not null && largest is not null) throw new BadInputException("Give --accept or --max-imbalance, not both.");
        return largest is { } bound ? plan.Within(bound).OrBadInput()
            : (accept ?? (design == "rerandomized" ? 0.1 : (double?)null)) is { } share ? plan.MostBalanced(share).OrBadInput()
            : plan;
    }

    private static int WavesOf(ParseResult result) => result.GetValue(Waves) ?? throw new BadInputException("Say how many waves: --waves, such as 6.");

    private static List<int> SizesOf(string text) => [.. text.Split(',').Select(each =>
        int.TryParse(each, NumberStyles.Integer, CultureInfo.InvariantCulture, out var size) ? size : throw new BadInputException($"\"{each}\" will not do for --wave-sizes: write whole numbers, such as 4,4,8."))];

    private static bool InWaves(string design) => design is "stepped-wedge" or "staggered";

    private static Dictionary<string, object?> Document(ParseResult result, string design, Allocation allocation)
    {
        var document = new Dictionary<string, object?>
        {
            ["design"] = design,
            ["seed"] = allocation.Seed,
            ["method"] = Allocation.MethodVersion,
            ["units"] = allocation.Arms.Count,
            [InWaves(design) ? "waves" : "arms"] = InWaves(design) ? WaveCount(result, allocation) : allocation.Plan.Arms,
            ["inputHash"] = allocation.InputHash,
            ["resultHash"] = allocation.ResultHash,
        };
        if (allocation.Plan.Bound is { } bound)
        {
            document["imbalance"] = allocation.Imbalance;
            document["maxImbalance"] = bound.Largest;
            document["acceptedShare"] = bound.AcceptedShare;
            document["acceptedAllocations"] = bound.Accepted;
        }

        document["assignments"] = Assigned(result, design, allocation).Select(each => InWaves(design)
            ? (object)new { each.Unit, each.Wave, each.FirstTreated }
            : new { each.Unit, each.Stratum, each.Arm });
        return document;
    }

    private static IEnumerable<string> Lines(ParseResult result, string design, Allocation allocation)
    {
        yield return FormattableString.Invariant($"{allocation.Arms.Count} units, {design}, seed {allocation.Seed}.");
        foreach (var each in Assigned(result, design, allocation))
        {
            yield return InWaves(design) ? $"{each.Unit}\t{(each.Wave is { } wave ? $"wave {wave}, from period {each.FirstTreated}" : "never treated")}" : $"{each.Unit}\t{(each.Arm == 0 ? "control" : $"arm {each.Arm}")}";
        }

        if (allocation.Plan.Bound is { } bound)
        {
            yield return FormattableString.Invariant($"Imbalance {allocation.Imbalance:0.####}, at most {bound.Largest:0.####}: {bound.AcceptedShare:P1} of all allocations are accepted{(bound.Accepted is { } count ? $", {count} of them" : "")}.");
        }

        yield return $"List (SHA-256)    {allocation.InputHash}";
        yield return $"Result (SHA-256)  {allocation.ResultHash}";
    }

    private static int WaveCount(ParseResult result, Allocation allocation) => result.GetValue(WaveSizes) is { } sizes && result.GetRequiredValue(Design) == "staggered" ? SizesOf(sizes).Count : allocation.Plan.Arms;

    private static IEnumerable<Assigned> Assigned(ParseResult result, string design, Allocation allocation)
    {
        var waves = InWaves(design) ? WaveCount(result, allocation) : 0;
        return allocation.Arms.Select((arm, place) =>
        {
            var unit = allocation.Plan.Units.Units[place];
            int? wave = arm < waves ? arm + 1 : null;
            return new Assigned(unit.Name, unit.Stratum, arm, wave, wave is { } begun ? result.GetValue(FirstPeriod) + begun - 1 : null);
        });
    }
}

/// <summary>Where a unit comes; a wave and its first treated period where there are waves, nothing for who is never treated.</summary>
internal sealed record Assigned(string Unit, string? Stratum, int Arm, int? Wave, int? FirstTreated);
