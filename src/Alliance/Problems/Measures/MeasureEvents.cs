namespace Alliance.Problems.Measures;

/// <summary>What the audit calls the things done with comparisons.</summary>
public static class MeasureEvents
{
    public const string MeasureSet = nameof(MeasureSet);
}
