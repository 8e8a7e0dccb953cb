namespace Alliance.Statistics;

/// <summary>Why a figure could not be reckoned.</summary>
/// <param name="Kind">For the caller: which sentence of its own to show.</param>
/// <param name="Sentence">Plain English, ending with a full stop; names the value that was not usable.</param>
public sealed record Refusal(RefusalKind Kind, string Sentence);

public enum RefusalKind
{
    NegativeCount,
    NotAnExposure,
    NotAWeight,
    NotANumber,
    NotALevel,
    NothingCounted,
    NoSpread,
    NotAMargin,
    TooMany,
    TooFewPoints,
    InterruptionOutside,
    UnequalLengths,
    NotSeparable,
    NotAProbability,
    NotACorrelation,
    NotADesign,
    OutOfReach,
    NotUnits,
    NotATable,
    NoSuchColumn,
    NotAFormula,
    NothingMeasured,
    Collinear,
    ConstantOutcome,
    TooFewClusters,
    PerfectSeparation,
    NotConverged,
    NotAGroup,
    NotACount,
    NotNested,
    TooManyGroups,
}
