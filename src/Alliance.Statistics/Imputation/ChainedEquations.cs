using Alliance.Statistics.Randomness;

namespace Alliance.Statistics.Imputation;

/// <summary>Multiple imputation: each column with gaps is drawn from a regression on all others, in turn, again and again; several times over, so that the sets differ by what is not known.</summary>
/// <remarks>
/// van Buuren and Groothuis-Oudshoorn (2011), Journal of Statistical Software 45(3); White, Royston and Wood (2011), Statistics in Medicine 30, 377–399.
/// Assumes that what is missing hangs on what is seen; <see cref="ImputedColumn.Shift"/> asks how much that assumption carries. Pool what each set gives with <see cref="PooledEstimate"/>.
/// The same columns, plan and seed give the same sets.
/// </remarks>
public static class ChainedEquations
{
    /// <returns>For each set its columns in the order given, nothing missing. Failure: fewer than two columns, columns of different length, an infinite value, a column with too few seen values or none that differ, or a binary one with other values than 0 and 1.</returns>
    public static Answer<IReadOnlyList<double[][]>> Impute(IReadOnlyList<ImputedColumn> columns, ImputationPlan plan)
    {
        if ((RefusePlan(plan) ?? RefuseShape(columns) ?? columns.Select(column => Refuse(column, columns.Count)).FirstOrDefault(each => each is not null)) is { } refusal)
        {
            return refusal;
        }

        var sets = new double[plan.Sets][][];
        for (var set = 0; set < sets.Length; set++)
        {
            sets[set] = Completed(columns, plan.Rounds, RandomNumbers.Seeded(plan.Seed, set));
        }

        return sets;
    }

    private static double[][] Completed(IReadOnlyList<ImputedColumn> columns, int rounds, RandomNumbers chance)
    {
        double[][] values = [.. columns.Select(column => Filled(column.Values, chance))];
        int[] gaps = [.. Enumerable.Range(0, values.Length).Where(at => Array.Exists(columns[at].Values, double.IsNaN))];
        for (var round = 0; round < rounds; round++)
        {
            foreach (var column in gaps)
            {
                ColumnDrawing.Redraw(columns[column], column, values, chance);
            }
        }

        return values;
    }

    // To begin with, any value that was seen.
    private static double[] Filled(double[] values, RandomNumbers chance)
    {
        var seen = Array.FindAll(values, value => !double.IsNaN(value));
        return Array.ConvertAll(values, value => double.IsNaN(value) ? seen[chance.Below(seen.Length)] : value);
    }

    private static Refusal? RefusePlan(ImputationPlan plan) => plan.Sets is >= 2 and <= 1000 && plan.Rounds is >= 1 and <= 1000
        ? null : new Refusal(RefusalKind.TooFewPoints, "Imputation makes 2 to 1000 sets of 1 to 1000 rounds each.");

    private static Refusal? RefuseShape(IReadOnlyList<ImputedColumn> columns) =>
        columns.Count < 2 ? new Refusal(RefusalKind.TooFewPoints, "What is missing in a column is drawn from others: there must be at least two.")
        : columns.Any(column => column.Values.Length != columns[0].Values.Length) ? new Refusal(RefusalKind.UnequalLengths, "The columns must be equally long.")
        : null;

    private static Refusal? Refuse(ImputedColumn column, int columns)
    {
        var seen = Array.FindAll(column.Values, value => !double.IsNaN(value));
        if (Array.Exists(seen, double.IsInfinity) || !double.IsFinite(column.Shift))
        {
            return new Refusal(RefusalKind.NotANumber, $"Values of {column.Name} must be finite, or missing.");
        }

        if (seen.Length < columns + 2)
        {
            return new Refusal(RefusalKind.TooFewPoints, $"{column.Name} has {seen.Length} values: too few to draw the missing ones from {columns - 1} other columns.");
        }

        return seen.Max() == seen.Min() ? new Refusal(RefusalKind.NoSpread, $"Every value of {column.Name} is the same: leave the column out.")
            : column.Kind == ImputationKind.Binary && Array.Exists(seen, value => value is not (0 or 1)) ? new Refusal(RefusalKind.NotAProbability, $"{column.Name} is to be drawn as 0 or 1 but holds other values.")
            : null;
    }
}
