namespace Alliance.Statistics.Power;

/// <summary>How many people each group (squad, district) of an arm brings, all alike, with a known spread, or one by one.</summary>
/// <remarks>
/// With a spread: Eldridge, Ashby and Kerry (2006), design effect 1 + ((1 + cv²) m − 1) ICC. One by one: Kerry and Bland (2001), each group counts
/// m / (1 + (m − 1) ICC) people, as if weighted by what it tells. Twelve groups of 20 at an ICC of 0.05 count 240 / 1.95 = 123.0769 people.
/// </remarks>
public sealed record ClusterSizes
{
    private readonly double[] sizes;
    private readonly double spread;

    private ClusterSizes(double[] sizes, double spread) => (this.sizes, this.spread) = (sizes, spread);

    /// <summary>Groups in the arm.</summary>
    public int Groups => sizes.Length;

    /// <summary>People in the arm.</summary>
    public double People => sizes.Sum();

    /// <param name="groups">At least one.</param>
    /// <param name="each">People in each group on average, above zero.</param>
    /// <param name="spread">Coefficient of variation of the sizes: standard deviation over mean, zero or more.</param>
    /// <returns>Failure: no group, a size not above zero, or a spread below zero.</returns>
    public static Answer<ClusterSizes> Of(int groups, double each, double spread = 0) =>
        Require.First(Any(groups), Require.AboveZero(each, "number of people in a group"), Require.NotBelowZero(spread, "spread of group sizes")) is { } refusal
            ? refusal : new ClusterSizes([.. Enumerable.Repeat(each, groups)], spread);

    /// <summary>The actual sizes, one per group.</summary>
    /// <returns>Failure: no group, or a size not above zero.</returns>
    public static Answer<ClusterSizes> Of(IReadOnlyList<double> sizes) =>
        (Any(sizes.Count) ?? sizes.Select(size => Require.AboveZero(size, "number of people in a group")).FirstOrDefault(each => each is not null)) is { } refusal
            ? refusal : new ClusterSizes([.. sizes], 0);

    /// <summary>How much larger the variance is than that of as many people each on their own: 1.95 for groups of 20 at 0.05.</summary>
    public double DesignEffect(Correlation intraclass) => People / Effective(intraclass);

    /// <summary>As many people, each on their own, would tell as much: 123.0769 for twelve groups of 20 at 0.05.</summary>
    public double Effective(Correlation intraclass) => Weights(intraclass).Sum();

    internal IEnumerable<double> Each => sizes;

    /// <summary>What each group tells, in people on their own.</summary>
    internal IEnumerable<double> Weights(Correlation intraclass) => sizes.Select(size => size / (1 + ((1 + spread * spread) * size - 1) * intraclass.Value));

    private static Refusal? Any(int groups) => groups >= 1 ? null
        : new Refusal(RefusalKind.TooFewPoints, "An arm needs at least one group.");
}
