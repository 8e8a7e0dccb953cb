namespace Alliance.Statistics.Numerics;

/// <summary>Cholesky of a sparse symmetric positive definite matrix over a fixed pattern, so that it can be done again for other values.</summary>
/// <remarks>
/// Row by row, as in Davis, T. A. (2006), Direct Methods for Sparse Linear Systems, §4.7. Where groups are nested and the finer ones come first
/// nothing fills in, and the factorization is the closed form by sums per group.
/// </remarks>
internal sealed class SparseCholesky(SparsePattern pattern)
{
    private readonly double[] scattered = new double[pattern.Size];
    private readonly double[] gathered = new double[pattern.Size];

    /// <summary>The lower triangle of the matrix before <see cref="Factor"/>, of L afterwards; zeros where only L has an entry.</summary>
    public double[] Values { get; } = new double[pattern.Columns.Length];

    /// <summary>False where the matrix is not positive definite.</summary>
    public bool Factor()
    {
        var (starts, columns) = (pattern.Starts, pattern.Columns);
        for (var row = 0; row < pattern.Size; row++)
        {
            var (start, diagonal) = (starts[row], starts[row + 1] - 1);
            for (var place = start; place < diagonal; place++)
            {
                scattered[columns[place]] = Values[place];
            }

            var pivot = Values[diagonal];
            for (var place = start; place < diagonal; place++)
            {
                var entry = Reduced(columns[place]);
                scattered[columns[place]] = entry;
                Values[place] = entry;
                pivot -= entry * entry;
            }

            for (var place = start; place < diagonal; place++)
            {
                scattered[columns[place]] = 0;
            }

            if (!(pivot > 0) || !double.IsFinite(pivot))
            {
                return false;
            }

            Values[diagonal] = Math.Sqrt(pivot);
        }

        return true;
    }

    /// <summary>The logarithm of the determinant of the matrix.</summary>
    public double LogDeterminant()
    {
        var sum = 0.0;
        for (var row = 0; row < pattern.Size; row++)
        {
            sum += Math.Log(Values[pattern.Starts[row + 1] - 1]);
        }

        return 2 * sum;
    }

    /// <summary>right := L⁻¹ right; right has a row per row of L, so many numbers wide.</summary>
    public void SolveLower(Span<double> right, int width)
    {
        for (var row = 0; row < pattern.Size; row++)
        {
            var (start, diagonal) = (pattern.Starts[row], pattern.Starts[row + 1] - 1);
            var line = right.Slice(row * width, width);
            for (var place = start; place < diagonal; place++)
            {
                RowArithmetic.AddScaled(line, -Values[place], right.Slice(pattern.Columns[place] * width, width));
            }

            RowArithmetic.Scale(line, 1 / Values[diagonal]);
        }
    }

    /// <summary>right := L'⁻¹ right.</summary>
    public void SolveUpper(Span<double> right, int width)
    {
        for (var row = pattern.Size - 1; row >= 0; row--)
        {
            var (start, diagonal) = (pattern.Starts[row], pattern.Starts[row + 1] - 1);
            var line = right.Slice(row * width, width);
            RowArithmetic.Scale(line, 1 / Values[diagonal]);
            for (var place = start; place < diagonal; place++)
            {
                RowArithmetic.AddScaled(right.Slice(pattern.Columns[place] * width, width), -Values[place], line);
            }
        }
    }

    /// <summary>Those entries of the inverse of the matrix that lie on the pattern of L, in the order of <see cref="Values"/>.</summary>
    /// <remarks>Takahashi, Fagan and Chen (1973); Erisman and Tinney (1975), Commun. ACM 18, 177–179: columns from last to first.</remarks>
    public void InvertOnPattern(Span<double> inverse)
    {
        for (var column = pattern.Size - 1; column >= 0; column--)
        {
            var (from, to) = (pattern.ColumnStarts[column], pattern.ColumnStarts[column + 1]);
            var diagonal = Values[pattern.Starts[column + 1] - 1];
            Gather(inverse, from, to);
            var sum = 1 / diagonal;
            for (var at = from; at < to; at++)
            {
                var row = pattern.ColumnRows[at];
                var entry = -gathered[row] / diagonal;
                inverse[pattern.ColumnPlaces[at]] = entry;
                sum -= Values[pattern.ColumnPlaces[at]] * entry;
                (gathered[row], scattered[row]) = (0, 0);
            }

            inverse[pattern.Starts[column + 1] - 1] = sum / diagonal;
        }
    }

    private double Reduced(int column)
    {
        var (start, diagonal) = (pattern.Starts[column], pattern.Starts[column + 1] - 1);
        var sum = scattered[column];
        for (var place = start; place < diagonal; place++)
        {
            sum -= Values[place] * scattered[pattern.Columns[place]];
        }

        return sum / Values[diagonal];
    }

    // The inverse already known below a column, times that column of L.
    private void Gather(ReadOnlySpan<double> inverse, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            scattered[pattern.ColumnRows[at]] = Values[pattern.ColumnPlaces[at]];
        }

        for (var at = from; at < to; at++)
        {
            var row = pattern.ColumnRows[at];
            var place = pattern.Starts[row + 1] - 1;
            gathered[row] += inverse[place] * scattered[row];
            for (place--; place >= pattern.Starts[row] && pattern.Columns[place] >= pattern.ColumnRows[from]; place--)
            {
                var other = pattern.Columns[place];
                if (scattered[other] != 0)
                {
                    gathered[row] += inverse[place] * scattered[other];
                    gathered[other] += inverse[place] * scattered[row];
                }
            }
        }
    }
}
