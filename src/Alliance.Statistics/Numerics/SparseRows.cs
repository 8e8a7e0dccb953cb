namespace Alliance.Statistics.Numerics;

/// <summary>A matrix of which only the entries other than zero are kept, row by row: a design of dummies has three or four in twenty.</summary>
internal sealed class SparseRows
{
    private readonly int[] starts;
    private readonly int[] columns;
    private readonly double[] values;

    private SparseRows(int[] starts, int[] columns, double[] values, int width) =>
        (this.starts, this.columns, this.values, Width) = (starts, columns, values, width);

    public int Count => starts.Length - 1;

    public int Width { get; }

    /// <param name="dense">Row by row.</param>
    /// <param name="shifts">Taken from every entry of a column; zero for one that is kept as it is.</param>
    public static SparseRows Of(ReadOnlySpan<double> dense, int width, ReadOnlySpan<double> shifts)
    {
        var count = dense.Length / width;
        var starts = new int[count + 1];
        var columns = new int[dense.Length];
        var values = new double[dense.Length];
        var filled = 0;
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var value = dense[row * width + column] - shifts[column];
                if (value != 0)
                {
                    columns[filled] = column;
                    values[filled++] = value;
                }
            }

            starts[row + 1] = filled;
        }

        Array.Resize(ref columns, filled);
        Array.Resize(ref values, filled);
        return new SparseRows(starts, columns, values, width);
    }

    public ReadOnlySpan<int> Columns(int row) => columns.AsSpan(starts[row], starts[row + 1] - starts[row]);

    public ReadOnlySpan<double> Values(int row) => values.AsSpan(starts[row], starts[row + 1] - starts[row]);

    /// <summary>result = this · vector.</summary>
    public void Multiply(ReadOnlySpan<double> vector, Span<double> result)
    {
        for (var row = 0; row < result.Length; row++)
        {
            var sum = 0.0;
            for (var at = starts[row]; at < starts[row + 1]; at++)
            {
                sum += values[at] * vector[columns[at]];
            }

            result[row] = sum;
        }
    }

    /// <summary>result += this' · vector.</summary>
    public void AddTransposed(ReadOnlySpan<double> vector, Span<double> result)
    {
        for (var row = 0; row < vector.Length; row++)
        {
            for (var at = starts[row]; at < starts[row + 1]; at++)
            {
                result[columns[at]] += values[at] * vector[row];
            }
        }
    }

    /// <summary>result += this' · diag(weights) · this, its lower triangle, row by row.</summary>
    /// <param name="weights">One per row; empty: all one.</param>
    public void AddCrossProducts(ReadOnlySpan<double> weights, Span<double> result)
    {
        for (var row = 0; row < Count; row++)
        {
            var weight = weights.IsEmpty ? 1 : weights[row];
            for (var left = starts[row]; left < starts[row + 1]; left++)
            {
                var line = result[(columns[left] * Width)..];
                var factor = weight * values[left];
                for (var right = starts[row]; right <= left; right++)
                {
                    line[columns[right]] += factor * values[right];
                }
            }
        }
    }
}
