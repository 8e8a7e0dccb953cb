namespace Alliance.Statistics.Formulas;

/// <summary>Named columns of finite numbers, equally long: the X of a model.</summary>
public sealed class DesignMatrix
{
    private readonly double[][] columns;

    internal DesignMatrix(IReadOnlyList<string> names, double[][] columns, int rows) => (Names, this.columns, Rows) = (names, columns, rows);

    /// <summary>One per column, as R calls coefficients: <c>(Intercept)</c>, <c>factor(period)2</c>, <c>a:b</c>.</summary>
    public IReadOnlyList<string> Names { get; }

    public int Rows { get; }

    /// <summary>How many columns there are.</summary>
    public int Width => columns.Length;

    /// <param name="place">From zero.</param>
    public ReadOnlySpan<double> Column(int place) => columns[place];

    public double this[int row, int place] => columns[place][row];

    /// <summary>A matrix made in memory: <c>DesignMatrix.Of(["(Intercept)", "x"], [[1, 1, 1], [0, 1, 2]])</c>.</summary>
    /// <returns>Failure: no column, columns of different lengths, a name missing, or a number that is not finite.</returns>
    public static Answer<DesignMatrix> Of(IReadOnlyList<string> names, double[][] columns)
    {
        if (columns.Length == 0 || names.Count != columns.Length || columns.Any(column => column.Length != columns[0].Length))
        {
            return new Refusal(RefusalKind.UnequalLengths, "A design needs at least one column, a name for each, and columns that are equally long.");
        }

        var notFinite = Array.FindIndex(columns, column => !Array.TrueForAll(column, double.IsFinite));
        return notFinite >= 0
            ? new Refusal(RefusalKind.NotANumber, $"The column {names[notFinite]} holds a value that is no number.")
            : new DesignMatrix([.. names], [.. columns.Select(column => (double[])column.Clone())], columns[0].Length);
    }
}
