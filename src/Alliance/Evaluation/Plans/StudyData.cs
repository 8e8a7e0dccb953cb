namespace Alliance.Evaluation.Plans;

/// <summary>Everything the analysis looks at beside the plan, by codes and pseudonyms: nobody is named.</summary>
public sealed record StudyData
{
    public required IReadOnlyList<CountRow> Counts { get; init; }
    public required IReadOnlyList<ScoreRow> Scores { get; init; }
}

/// <param name="Unit">The unit's code.</param>
/// <param name="Month">Its first day.</param>
/// <param name="Over">Null where it is a count alone.</param>
public sealed record CountRow(string Outcome, string Unit, DateOnly Month, int Count, double? Over);

/// <param name="Outcome">The key of the study's outcome.</param>
/// <param name="Unit">The unit's code.</param>
/// <param name="Month">The month of the study it stands for, as its first day.</param>
/// <param name="Person">A pseudonym that links months, or null.</param>
public sealed record ScoreRow(string Outcome, string Unit, DateOnly Month, string? Person, double Score);
