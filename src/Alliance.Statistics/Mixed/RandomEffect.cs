using Alliance.Statistics.Formulas;

namespace Alliance.Statistics.Mixed;

/// <summary>What varies from group to group: an intercept, a slope, or both, correlated.</summary>
/// <remarks>
/// <c>(1|squad)</c> is <see cref="Intercept"/>, <c>(Days|Subject)</c> is <see cref="InterceptAndSlope"/>, and <c>(Days||Subject)</c> is two terms,
/// <see cref="Intercept"/> and <see cref="Slope"/>.
/// </remarks>
public sealed class RandomEffect
{
    /// <summary>What the intercept is called among the names of columns.</summary>
    public const string InterceptName = "(Intercept)";

    private readonly double[]?[] values;

    private RandomEffect(string group, IReadOnlyList<string> levels, int[] levelOfRow, IReadOnlyList<string> columns, double[]?[] values) =>
        (Group, Levels, LevelOfRow, Columns, this.values) = (group, levels, levelOfRow, columns, values);

    /// <summary>The name of the grouping: squad.</summary>
    public string Group { get; }

    /// <summary>The names of the groups that occur.</summary>
    public IReadOnlyList<string> Levels { get; }

    /// <summary>What varies: (Intercept), or (Intercept) and Days.</summary>
    public IReadOnlyList<string> Columns { get; }

    internal int[] LevelOfRow { get; }

    internal int Width => Columns.Count;

    /// <summary>An intercept per group.</summary>
    /// <param name="group">Its name.</param>
    /// <param name="levelOfRow">For each row which group it belongs to, as a place in <paramref name="levels"/>.</param>
    /// <param name="levels">The groups' names; those that do not occur are left out.</param>
    /// <returns>Failure: a place that is none, or fewer than two groups.</returns>
    public static Answer<RandomEffect> Intercept(string group, ReadOnlySpan<int> levelOfRow, IReadOnlyList<string> levels) =>
        Of(group, levelOfRow, levels, [InterceptName], [null]);

    /// <summary>An intercept and a slope per group, correlated.</summary>
    /// <param name="slope">The name of the slope's column.</param>
    /// <param name="values">That column, one number per row.</param>
    /// <returns>Failure: as <see cref="Intercept"/>, or a column of another length, that is no number somewhere, or the same everywhere.</returns>
    public static Answer<RandomEffect> InterceptAndSlope(string group, ReadOnlySpan<int> levelOfRow, IReadOnlyList<string> levels, string slope, ReadOnlySpan<double> values) =>
        Of(group, levelOfRow, levels, [InterceptName, slope], [null, values.ToArray()]);

    /// <summary>A slope per group, without an intercept.</summary>
    /// <returns>Failure: as <see cref="InterceptAndSlope"/>.</returns>
    public static Answer<RandomEffect> Slope(string group, ReadOnlySpan<int> levelOfRow, IReadOnlyList<string> levels, string slope, ReadOnlySpan<double> values) =>
        Of(group, levelOfRow, levels, [slope], [values.ToArray()]);

    /// <summary>What multiplies the effect of a column in a row: 1 for the intercept.</summary>
    internal double ValueAt(int row, int column) => values[column] is { } numbers ? numbers[row] : 1;

    /// <summary>A random term of a formula, brought together with a table.</summary>
    internal static Answer<RandomEffect> Of(RandomDesign term) => Of(
        term.Term.GroupName,
        term.Groups.Codes,
        term.Groups.Names,
        term.Effects.Names,
        [.. term.Effects.Names.Select((name, place) => name == InterceptName ? null : term.Effects.Column(place).ToArray())]);

    private static Answer<RandomEffect> Of(string group, ReadOnlySpan<int> levelOfRow, IReadOnlyList<string> levels, IReadOnlyList<string> columns, double[]?[] values)
    {
        foreach (var level in levelOfRow)
        {
            if (level < 0 || level >= levels.Count)
            {
                return new Refusal(RefusalKind.NotAGroup, $"A row of {group} names group {level}, and there are {levels.Count}: give every row one of them.");
            }
        }

        for (var column = 0; column < columns.Count; column++)
        {
            if (values[column] is { } slopes && Refuse(group, levelOfRow.Length, columns[column], slopes) is { } refusal)
            {
                return refusal;
            }
        }

        var (places, names) = Occurring(levelOfRow, levels);
        return names.Length < 2
            ? new Refusal(RefusalKind.TooFewClusters, $"{group} has only one group: how groups differ cannot be seen from one. Leave (… | {group}) out of the model.")
            : new RandomEffect(group, names, places, columns, values);
    }

    private static Refusal? Refuse(string group, int rows, string name, double[] slopes)
    {
        if (slopes.Length != rows)
        {
            return new Refusal(RefusalKind.UnequalLengths, $"There are {rows} rows of {group} and {slopes.Length} of {name}.");
        }

        return !Array.TrueForAll(slopes, double.IsFinite) ? new Refusal(RefusalKind.NotANumber, $"{name} is not a number in every row.")
            : slopes.AsSpan().ContainsAnyExcept(slopes.AsSpan(0, Math.Min(1, rows))[0]) ? null
            : new Refusal(RefusalKind.Collinear, $"{name} is the same in every row: it has no slope that could vary by {group}.");
    }

    private static (int[] Places, string[] Names) Occurring(ReadOnlySpan<int> levelOfRow, IReadOnlyList<string> levels)
    {
        var seen = new bool[levels.Count];
        foreach (var level in levelOfRow)
        {
            seen[level] = true;
        }

        var names = new List<string>();
        var renumbered = new int[levels.Count];
        for (var level = 0; level < seen.Length; level++)
        {
            renumbered[level] = names.Count;
            if (seen[level])
            {
                names.Add(levels[level]);
            }
        }

        var places = new int[levelOfRow.Length];
        for (var row = 0; row < places.Length; row++)
        {
            places[row] = renumbered[levelOfRow[row]];
        }

        return (places, [.. names]);
    }
}
