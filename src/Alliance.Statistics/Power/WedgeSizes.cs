namespace Alliance.Statistics.Power;

/// <summary>How many people are seen in each group and period of a stepped wedge: the same everywhere, by group, or by group and period.</summary>
public sealed record WedgeSizes
{
    private readonly Func<int, int, double> at;

    private WedgeSizes(double? everywhere, int? groups, int? periods, Func<int, int, double> at) =>
        (Everywhere, Groups, Periods, this.at) = (everywhere, groups, periods, at);

    /// <summary>The one size there is, or nothing where sizes differ.</summary>
    public double? Everywhere { get; }

    /// <summary>Of how many groups sizes were given; nothing: of any number.</summary>
    internal int? Groups { get; }

    internal int? Periods { get; }

    internal double this[int group, int period] => at(group, period);

    /// <summary>The same in every group and period.</summary>
    /// <returns>Failure: a size not above zero.</returns>
    public static Answer<WedgeSizes> All(double each) =>
        Require.AboveZero(each, "number of people per period") is { } refusal ? refusal : new WedgeSizes(each, null, null, (_, _) => each);

    /// <summary>One size per group, the same in every period; groups stand in the order of their waves.</summary>
    /// <returns>Failure: a size not above zero.</returns>
    public static Answer<WedgeSizes> ByGroup(IReadOnlyList<double> sizes) =>
        sizes.Select(size => Require.AboveZero(size, "number of people per period")).FirstOrDefault(each => each is not null) is { } refusal
            ? refusal : new WedgeSizes(null, sizes.Count, null, (group, _) => sizes[group]);

    /// <summary>One size per group (rows, in the order of their waves) and period (columns); 0 where a group is not seen.</summary>
    /// <returns>Failure: no row, rows of different lengths, a size below zero, or a group that is never seen.</returns>
    public static Answer<WedgeSizes> ByGroupAndPeriod(IReadOnlyList<IReadOnlyList<double>> sizes)
    {
        if (sizes.Count == 0 || sizes.Any(row => row.Count != sizes[0].Count))
        {
            return new Refusal(RefusalKind.UnequalLengths, "Sizes need a row for every group, each with a number for every period.");
        }

        if (sizes.SelectMany(row => row).Select(size => Require.NotBelowZero(size, "number of people per period")).FirstOrDefault(each => each is not null) is { } refusal)
        {
            return refusal;
        }

        return sizes.Any(row => row.All(size => size == 0))
            ? new Refusal(RefusalKind.NotADesign, "A group that is never seen tells nothing; leave it out.")
            : new WedgeSizes(null, sizes.Count, sizes[0].Count, (group, period) => sizes[group][period]);
    }

    internal Refusal? Fits(WedgeSchedule schedule) =>
        (Groups is not { } groups || groups == schedule.Groups) && (Periods is not { } periods || periods == schedule.Periods) ? null
            : new Refusal(RefusalKind.UnequalLengths, $"The schedule has {schedule.Groups} groups and {schedule.Periods} periods; the sizes are of {Groups}{(Periods is null ? " groups" : $" groups and {Periods} periods")}.");
}
