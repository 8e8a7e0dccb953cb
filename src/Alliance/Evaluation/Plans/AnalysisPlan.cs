using System.Text.Json;
using Alliance.Evaluation.Studies;

namespace Alliance.Evaluation.Plans;

/// <summary>
/// What will be done with the data, said before they are there. As JSON it is locked, hashed and exported; the analysis reads this and nothing else
/// of the study.
/// </summary>
public sealed record AnalysisPlan
{
    /// <summary>Raised when fields change their meaning.</summary>
    public int Schema { get; init; } = 1;
    public required string Title { get; init; }
    public required string Question { get; init; }
    public required StudyDesign Design { get; init; }
    public required StudyUnitKind UnitKind { get; init; }

    /// <summary>The first month looked at, as its first day.</summary>
    public required DateOnly FirstMonth { get; init; }
    public required int Months { get; init; }
    public required int MonthsBefore { get; init; }

    /// <summary>In the order of their codes.</summary>
    public required IReadOnlyList<PlannedUnit> Units { get; init; }

    /// <summary>How lots were drawn; null in designs without lots.</summary>
    public PlannedDraw? Draw { get; init; }

    /// <summary>In their order in the study.</summary>
    public required IReadOnlyList<PlannedOutcome> Outcomes { get; init; }
    public required double Alpha { get; init; }
    public required int Permutations { get; init; }

    /// <summary>For permutations and imputations.</summary>
    public required long Seed { get; init; }

    public DateOnly LastMonth => FirstMonth.AddMonths(Months - 1);

    /// <summary>One line, always the same for the same plan.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CanonicalJson.Options);

    /// <exception cref="JsonException">It is no plan.</exception>
    public static AnalysisPlan FromJson(string json) => JsonSerializer.Deserialize<AnalysisPlan>(json, CanonicalJson.Options) ?? throw new JsonException("There is no plan in it.");

    /// <summary>SHA-256 of a plan's JSON in UTF-8.</summary>
    public static byte[] HashOf(string json) => CanonicalJson.HashOf(json);
}

/// <param name="Wave">0 for the comparison; from 1 in the order of beginning.</param>
/// <param name="BeginsOn">The first month of its wave; null for the comparison.</param>
public sealed record PlannedUnit(string Code, string Name, int Size, string? Stratum, int Wave, DateOnly? BeginsOn);

/// <param name="InputHash">Lower-case hexadecimal, as in the audit.</param>
public sealed record PlannedDraw(string Method, long Seed, string InputHash, string ResultHash);

/// <param name="Detectable">The smallest effect that the design would find in four of five studies, in standard deviations for scores and as a share of the usual for counts (0.2 is a fifth); null where it was not reckoned.</param>
public sealed record PlannedOutcome(string Key, string Title, OutcomeLevel Level, OutcomeRank Rank, OutcomeSource Source, Better Better, PlannedMethod Method, string? Instrument, string? Scale, double? Margin, double? Detectable);

public enum PlannedMethod
{
    /// <summary>Counts of units that begin at different times: efficient staggered estimate with Fisher's test, event study beside it.</summary>
    StaggeredCounts = 1,

    /// <summary>Counts, all begin at once: Poisson with unit and month effects, clustered errors (CR2), permutation test where lots were drawn.</summary>
    ComparedCounts = 2,

    /// <summary>Scores, units beginning at different times: linear mixed model with month effects and a unit effect.</summary>
    SteppedScores = 3,

    /// <summary>Scores, all begin at once: the difference after, adjusted for before, clustered by unit.</summary>
    ComparedScores = 4,

    /// <summary>Counts of one group before and after: an interrupted series.</summary>
    BeforeAfterCounts = 5,

    /// <summary>Scores of one group before and after, linked by pseudonym where they are.</summary>
    BeforeAfterScores = 6,
}
