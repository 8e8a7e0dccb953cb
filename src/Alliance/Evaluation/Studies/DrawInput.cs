using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Alliance.Evaluation.Plans;
using Alliance.Statistics;
using Alliance.Statistics.Randomization;

namespace Alliance.Evaluation.Studies;

/// <summary>How lots are drawn among units.</summary>
public enum DrawMethod
{
    [Display(Name = "All units together")] Complete = 1,
    [Display(Name = "Within each group of alike units")] Stratified = 2,
    [Display(Name = "In pairs of about the same size")] MatchedPairs = 3,
    [Display(Name = "All together, but only where sizes come out alike")] Restricted = 4,
    [Display(Name = "In blocks of four")] Blocked = 5,
}

/// <param name="Unit">Its code.</param>
public sealed record UnitInDraw(string Unit, string? Stratum, int Size);

/// <param name="Wave">0 for the comparison.</param>
public sealed record DrawnUnit(string Unit, int Wave);

/// <summary>The units and the rule of a draw: with the seed, all that is needed to draw it again.</summary>
public sealed record DrawInput
{
    public const int BlockSize = 4;

    /// <summary>Of all allocations, the share that is balanced enough where sizes are to come out alike.</summary>
    public const double Accepted = 0.1;

    public int Schema { get; init; } = 1;
    public required StudyDesign Design { get; init; }
    public required DrawMethod Method { get; init; }

    /// <summary>Waves, or two arms.</summary>
    public required int Groups { get; init; }
    public required int MonthsBefore { get; init; }
    public required int MonthsBetweenWaves { get; init; }
    public required IReadOnlyList<UnitInDraw> Units { get; init; }

    public static DrawInput Of(Study study, IEnumerable<StudyUnit> units, DrawMethod method) => new()
    {
        Design = study.Design,
        Method = method,
        Groups = study.Design.HasWaves() ? study.Waves : 2,
        MonthsBefore = study.MonthsBefore,
        MonthsBetweenWaves = study.MonthsBetweenWaves,
        Units = [.. units.OrderBy(u => u.Code, StringComparer.Ordinal).Select(u => new UnitInDraw(u.Code, u.Stratum, u.Size))],
    };

    /// <summary>One line, always the same for the same draw.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CanonicalJson.Options);

    public static DrawInput FromJson(string json) => JsonSerializer.Deserialize<DrawInput>(json, CanonicalJson.Options) ?? throw new JsonException("There is no draw in it.");

    public static string ToJson(IReadOnlyList<DrawnUnit> result) => JsonSerializer.Serialize(result, CanonicalJson.Options);

    public static IReadOnlyList<DrawnUnit> ResultFromJson(string json) => JsonSerializer.Deserialize<List<DrawnUnit>>(json, CanonicalJson.Options) ?? [];

    public static byte[] HashOf(string json) => CanonicalJson.HashOf(json);

    /// <summary>The ways of drawing that a design has; within groups only where there are some.</summary>
    public static IReadOnlyList<DrawMethod> MethodsOf(StudyDesign design, bool hasStrata) =>
    [
        DrawMethod.Complete,
        .. hasStrata ? [DrawMethod.Stratified] : Array.Empty<DrawMethod>(),
        DrawMethod.Restricted,
        .. design == StudyDesign.ParallelClusters ? [DrawMethod.MatchedPairs, DrawMethod.Blocked] : Array.Empty<DrawMethod>(),
    ];

    private bool ByStratum => Method == DrawMethod.Stratified;
    private bool BySize => Method is DrawMethod.Restricted or DrawMethod.MatchedPairs;

    /// <summary>The design's name for <c>study randomize</c>.</summary>
    public string Word => Design switch
    {
        StudyDesign.SteppedWedge => "stepped-wedge",
        StudyDesign.StaggeredRollout => "staggered",
        _ => Method switch
        {
            DrawMethod.Stratified => "stratified",
            DrawMethod.MatchedPairs => "matched-pair",
            DrawMethod.Restricted => "rerandomized",
            DrawMethod.Blocked => "blocked",
            _ => "complete",
        },
    };

    public Answer<Allocation> Draw(long seed) => Plan().Then(plan => plan.Allocate(seed));

    public IReadOnlyList<DrawnUnit> Waves(Allocation allocation) =>
        [.. allocation.Plan.Units.Units.Zip(allocation.Arms, (unit, arm) => new DrawnUnit(unit.Name, Design.HasWaves() ? arm + 1 : arm))];

    private Answer<AllocationPlan> Plan() =>
        UnitList.Of(Units.Select(u => new UnitToAllocate(u.Unit, ByStratum ? u.Stratum : null, BySize ? [u.Size] : null)), BySize ? ["size"] : [])
            .Then(list => Design switch
            {
                StudyDesign.SteppedWedge => AllocationDesigns.SteppedWedge(list, Groups),
                StudyDesign.StaggeredRollout => AllocationDesigns.Staggered(list, Groups),
                _ => Method switch
                {
                    DrawMethod.Stratified => AllocationDesigns.Stratified(list),
                    DrawMethod.MatchedPairs => AllocationDesigns.MatchedPairs(list),
                    DrawMethod.Blocked => AllocationDesigns.Blocked(list, BlockSize),
                    _ => AllocationDesigns.Complete(list),
                },
            })
            .Then(plan => Method == DrawMethod.Restricted ? plan.MostBalanced(Accepted) : plan);

    /// <summary>The units as a table for the command.</summary>
    public string Table()
    {
        var text = new StringBuilder("unit").Append(ByStratum ? ",stratum" : "").Append(BySize ? ",size" : "").Append('\n');
        foreach (var unit in Units)
        {
            text.Append(unit.Unit);
            if (ByStratum) text.Append(",\"").Append((unit.Stratum ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            if (BySize) text.Append(',').Append(unit.Size.ToString(CultureInfo.InvariantCulture));
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The command that draws it again, from the table saved as units.csv.</summary>
    public string Command(long seed) => string.Join(' ', Arguments(seed).Prepend("./run"));

    public IEnumerable<string> Arguments(long seed, string table = "units.csv")
    {
        List<string> all = ["study", "randomize", "--units", table, "--design", Word, "--seed", seed.ToString(CultureInfo.InvariantCulture)];
        if (Design.HasWaves()) all.AddRange(["--waves", Groups.ToString(CultureInfo.InvariantCulture)]);
        if (ByStratum) all.AddRange(["--stratum", "stratum"]);
        if (BySize) all.AddRange(["--covariates", "size"]);
        if (Method == DrawMethod.Restricted) all.AddRange(["--accept", Accepted.ToString(CultureInfo.InvariantCulture)]);
        if (Method == DrawMethod.Blocked) all.AddRange(["--block-size", BlockSize.ToString(CultureInfo.InvariantCulture)]);
        return all;
    }
}
