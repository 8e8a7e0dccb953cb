namespace Alliance.Statistics.Displacement;

/// <summary>What was counted in one place before and after, zero or more each.</summary>
public readonly record struct BeforeAfter(long Before, long After);
