using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Studies;

namespace Alliance.Evaluation.Analysis;

/// <summary>What came of a locked plan run over the data of a moment. Its sentences are English, as it is signed with them.</summary>
public sealed record StudyResults
{
    /// <summary>Raised when fields change their meaning.</summary>
    public int Schema { get; init; } = 1;
    public required string Title { get; init; }
    public required string Question { get; init; }
    public required StudyDesign Design { get; init; }
    public required bool IsByLot { get; init; }
    public required DateOnly FirstMonth { get; init; }
    public required int Months { get; init; }
    public required double Alpha { get; init; }

    /// <summary>About the study as a whole.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>Who begins when, the comparison first.</summary>
    public required IReadOnlyList<GroupOfUnits> Groups { get; init; }

    /// <summary>In the order of the plan.</summary>
    public required IReadOnlyList<OutcomeResult> Outcomes { get; init; }
}

/// <param name="Wave">0 for the comparison.</param>
/// <param name="Size">How many people were in its units when they were chosen.</param>
public sealed record GroupOfUnits(int Wave, string Name, DateOnly? BeginsOn, int Units, int Size);

public sealed record OutcomeResult
{
    public required string Key { get; init; }
    public required string Title { get; init; }
    public required OutcomeLevel Level { get; init; }
    public required OutcomeRank Rank { get; init; }
    public required OutcomeSource Source { get; init; }
    public required Better Better { get; init; }
    public required PlannedMethod Method { get; init; }
    public required Verdict Verdict { get; init; }

    /// <summary>What can be concluded, in one sentence.</summary>
    public required string Headline { get; init; }

    /// <summary>What it rests on, and what cannot be concluded.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>How it was reckoned, in a sentence.</summary>
    public required string Analysis { get; init; }

    /// <summary>Null where it could not be reckoned; the headline says why.</summary>
    public EffectResult? Effect { get; init; }

    /// <summary>The same question asked otherwise; not what decides.</summary>
    public required IReadOnlyList<OtherEstimate> Others { get; init; }
    public required IReadOnlyList<AssumptionCheck> Checks { get; init; }
    public required IReadOnlyList<BaselineRow> Balance { get; init; }
    public required IReadOnlyList<TrendLine> Trends { get; init; }
    public EventStudyResult? EventStudy { get; init; }
    public required UsedData Used { get; init; }
}

public enum Verdict
{
    /// <summary>A change the way the plan calls good.</summary>
    Found = 1,

    /// <summary>A change the other way.</summary>
    FoundWorse = 2,

    /// <summary>A change where the plan says that it depends.</summary>
    FoundChange = 3,

    /// <summary>None, and effects as large as the plan asked for are ruled out.</summary>
    NoneDetectable = 4,
    TooLittle = 5,

    /// <summary>A difference, but nobody drew lots.</summary>
    DifferenceNotByLot = 6,

    /// <summary>Harm beyond the margin is ruled out.</summary>
    HarmRuledOut = 7,
    HarmNotRuledOut = 8,
    HarmFound = 9,
    NotReckoned = 10,

    /// <summary>Looked at without a rule about chance finds.</summary>
    Exploratory = 11,
}

public enum EffectScale
{
    /// <summary>More or fewer for each unit and month.</summary>
    CountDifference = 1,

    /// <summary>Times as many.</summary>
    CountRatio = 2,

    /// <summary>Points of the score.</summary>
    Points = 3,
}

/// <summary>An effect: for <see cref="EffectScale.CountRatio"/> value and ends are ratios, and the error is that of their logarithm.</summary>
public sealed record EffectResult
{
    public required EffectScale Scale { get; init; }
    public required double Value { get; init; }
    public required double Low { get; init; }
    public required double High { get; init; }

    /// <summary>Of the interval: 0.95.</summary>
    public required double Level { get; init; }
    public required double StandardError { get; init; }

    /// <summary>Of Student's t; null where it is normal.</summary>
    public double? Freedom { get; init; }

    /// <summary>By the standard error.</summary>
    public required double ModelP { get; init; }

    /// <summary>How often the lots alone, drawn again, give a difference as large.</summary>
    public double? LotP { get; init; }

    /// <summary>How many ways of the lots were looked at, and whether that were all.</summary>
    public int? LotDraws { get; init; }
    public bool? LotIsExact { get; init; }

    /// <summary>How many standard errors the interval reaches to either side, where the lots say it; null where Student's t does.</summary>
    public double? LotReach { get; init; }

    /// <summary>Whether <see cref="LotP"/> decides: few units, and lots that can be drawn again.</summary>
    public bool LotDecides { get; init; }

    /// <summary>The one that decides, before any adjustment.</summary>
    public double P => LotDecides ? LotP!.Value : ModelP;

    /// <summary>With the other outcomes of its rank in mind.</summary>
    public double? AdjustedP { get; init; }
    public string? Adjustment { get; init; }

    /// <summary>The mean before anybody began, for each unit and month, or of the scores.</summary>
    public double? Before { get; init; }

    /// <summary>As a share of what would have been otherwise, for counts: -0.18 is 18 % fewer.</summary>
    public double? Share { get; init; }
    public double? ShareLow { get; init; }
    public double? ShareHigh { get; init; }

    /// <summary>For scores: the standard deviation of answers before anybody began, or of all where there are none from before.</summary>
    public double? Spread { get; init; }

    /// <summary>The smallest effect that the plan counted on finding; a share for counts, points for scores (it stands in standard deviations in the plan).</summary>
    public double? Planned { get; init; }

    /// <summary>The smallest effect that these data find in four of five studies, in the same unit; null where it is beyond every number.</summary>
    public double? Detectable { get; init; }

    /// <summary>For harms: how much worse is still held to be no harm, and the one-sided p that it is not worse than that.</summary>
    public double? Margin { get; init; }
    public double? MarginP { get; init; }
}

/// <summary>In the unit of the effect beside it.</summary>
public sealed record OtherEstimate(string Name, double Value, double Low, double High, double P);

/// <param name="IsGood">Null where it is only said.</param>
public sealed record AssumptionCheck(string Name, bool? IsGood, string Sentence);

/// <param name="Mean">Null where hidden, or where there is none.</param>
/// <param name="Spread">The standard deviation between units, or of answers.</param>
/// <param name="IsHidden">Fewer than ten people or answers.</param>
public sealed record BaselineRow(int Wave, string Group, int Units, int Answers, double? Mean, double? Spread, bool IsHidden);

public sealed record TrendLine(int Wave, string Group, DateOnly? BeginsOn, IReadOnlyList<TrendPoint> Points);

/// <param name="Value">For each unit (or what counts are over), or the mean score; null where nothing is known, or hidden.</param>
/// <param name="Number">Units counted, or answers.</param>
public sealed record TrendPoint(DateOnly Month, double? Value, int Number, bool IsHidden);

/// <param name="Reach">How many standard errors the band reaches to either side.</param>
public sealed record EventStudyResult(double Reach, IReadOnlyList<EventPoint> Points);

/// <param name="Time">Months since the unit's first month, negative before.</param>
public sealed record EventPoint(int Time, double Value, double StandardError, double Low, double High);

/// <summary>What the figures stand on, and what was left out: what repeats them needs to know.</summary>
/// <param name="Rows">Unit-months, or answers.</param>
public sealed record UsedData(int Rows, int Units, IReadOnlyList<string> UnitsLeftOut, IReadOnlyList<DateOnly> MonthsLeftOut)
{
    public HowReckoned How { get; init; } = new();
}

/// <summary>Which of a method's ways the data asked for; what repeats it needs to know.</summary>
public sealed record HowReckoned
{
    /// <summary>Answers of one person belong together.</summary>
    public bool IsLinked { get; init; }

    /// <summary>What was known before is taken into account.</summary>
    public bool KnowsBefore { get; init; }

    /// <summary>Errors are clustered by unit.</summary>
    public bool IsClustered { get; init; }

    /// <summary>Months over which Newey and West's errors reach.</summary>
    public int? Lag { get; init; }

    /// <summary>Months of the year are taken out.</summary>
    public bool HasSeason { get; init; }
}
