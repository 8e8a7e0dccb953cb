namespace Alliance.Statistics.Displacement;

/// <summary>The places that are compared, and how long and how large each is against the others.</summary>
/// <remarks>
/// Every count is divided by the weight of its period and the weight of its place; all weights 1 compares the counts as they are.
/// Two years before and one after: period weights 2 and 1. A place of 1.6 square miles: weight 1.6.
/// </remarks>
public sealed record DisplacementPlan
{
    /// <summary>Where something was done.</summary>
    public required BeforeAfter Treated { get; init; }

    /// <summary>A place like it where nothing was done.</summary>
    public required BeforeAfter Comparison { get; init; }

    /// <summary>Around the treated place, where the trouble might have moved to.</summary>
    public BeforeAfter? AroundTreated { get; init; }

    /// <summary>A place like the one around, near the comparison place or otherwise out of reach.</summary>
    public BeforeAfter? AroundComparison { get; init; }

    public double BeforeWeight { get; init; } = 1;

    public double AfterWeight { get; init; } = 1;

    public double TreatedWeight { get; init; } = 1;

    public double ComparisonWeight { get; init; } = 1;

    public double AroundTreatedWeight { get; init; } = 1;

    public double AroundComparisonWeight { get; init; } = 1;

    /// <summary>Between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;
}
