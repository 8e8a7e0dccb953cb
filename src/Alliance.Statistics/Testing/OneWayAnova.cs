using Alliance.Statistics.Distributions;
using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Testing;

/// <summary>Whether the means of several groups differ: Fisher's one-way analysis of variance.</summary>
/// <remarks>
/// Fisher, R. A. (1925), Statistical Methods for Research Workers, chapter VII; in double-double arithmetic throughout, each value taken as the
/// decimal it was written as. NIST's SmLs07, thirteen leading digits the same: F = 21 on 8 and 180 degrees of freedom. Assumes independent values and one spread in every group.
/// </remarks>
public sealed record OneWayAnova
{
    /// <summary>Sum of squares of the group means around the mean of all, each value counted.</summary>
    public required double Between { get; init; }

    /// <summary>Sum of squares of the values around the mean of their group.</summary>
    public required double Within { get; init; }

    /// <summary>Groups − 1.</summary>
    public required int BetweenFreedom { get; init; }

    /// <summary>Values − groups.</summary>
    public required int WithinFreedom { get; init; }

    public required double F { get; init; }

    public double P => NoncentralF.Survival(F, BetweenFreedom, WithinFreedom, 0);

    /// <summary>The share of the spread that lies between groups, also called η²: 0.482758620689655 for SmLs07.</summary>
    public double RSquared => Between / (Between + Within);

    /// <summary>The standard deviation within a group: 0.1 for SmLs07.</summary>
    public double ResidualDeviation => Math.Sqrt(Within / WithinFreedom);

    /// <returns>Failure: fewer than two groups, an empty one, no more values than groups, a value that is not finite, or no spread within any group.</returns>
    public static Answer<OneWayAnova> Of(IReadOnlyList<double[]> groups)
    {
        foreach (var group in groups)
        {
            if (Sample.Refuse(group, 1, "The values of a group") is { } refusal)
            {
                return refusal;
            }
        }

        return Of([.. groups.Select(group => Array.ConvertAll(group, DoubleDouble.Written))]);
    }

    /// <summary>The same for values that a double cannot hold, such as decimal text with sixteen digits and more: <see cref="DoubleDouble.Parse"/>.</summary>
    public static Answer<OneWayAnova> Of(IReadOnlyList<DoubleDouble[]> groups)
    {
        var count = groups.Sum(group => group.Length);
        if (groups.Count < 2 || groups.Any(group => group.Length == 0) || count <= groups.Count)
        {
            return new Refusal(RefusalKind.TooFewPoints, $"An analysis of variance compares two groups or more, none of them empty, with more values than groups; here are {groups.Count} groups and {count} values.");
        }

        var mean = Mean(groups.SelectMany(group => group), count);
        DoubleDouble between = 0, within = 0;
        foreach (var group in groups)
        {
            var own = Mean(group, group.Length);
            between += Square(own - mean) * group.Length;
            within = group.Aggregate(within, (sum, value) => sum + Square(value - own));
        }

        if (Sample.NoSpread(Math.Sqrt((double)within), (double)mean * 1e-15))
        {
            return new Refusal(RefusalKind.NoSpread, "Within every group all values are the same: there is no spread to judge the differences by.");
        }

        return Tested(between, within, groups.Count - 1, count - groups.Count);
    }

    private static OneWayAnova Tested(DoubleDouble between, DoubleDouble within, int betweenFreedom, int withinFreedom) => new()
    {
        Between = (double)between,
        Within = (double)within,
        BetweenFreedom = betweenFreedom,
        WithinFreedom = withinFreedom,
        F = (double)(between / betweenFreedom / (within / withinFreedom)),
    };

    private static DoubleDouble Mean(IEnumerable<DoubleDouble> values, int count) => values.Aggregate((DoubleDouble)0, (sum, value) => sum + value) / count;

    private static DoubleDouble Square(DoubleDouble value) => value * value;
}
