namespace Alliance.Problems.Measures;

/// <summary>A comparison as it is shown: what was set, and what is reckoned of it at this moment.</summary>
public sealed record MeasurePicture(MeasuredDays Days, MeasureFigures Figures)
{
    /// <summary>So few that one or two incidents more would change the picture.</summary>
    private const int Few = 20;

    public required IReadOnlyList<string> Categories { get; init; }
    public required ILookup<MeasuredRole, string> Places { get; init; }
    public required string SetBy { get; init; }
    public required DateTime SetAt { get; init; }

    /// <summary>How often it was set before.</summary>
    public int Earlier { get; init; }

    /// <summary>Whether every day that is compared is covered by a file that was brought in.</summary>
    public bool IsCovered { get; init; }

    public bool IsFew => Figures.Treated.Counts.Before + Figures.Treated.Counts.After < Few;
    public bool IsCompared => Places[MeasuredRole.Comparison].Any();
}
