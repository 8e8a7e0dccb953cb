namespace Alliance.Statistics.Numerics;

/// <summary>Where the Cholesky factor of a sparse symmetric matrix can be other than zero, its rows taken in the order given.</summary>
/// <remarks>
/// By the elimination tree: Liu, J. W. H. (1990), The role of elimination trees in sparse factorization, SIAM J. Matrix Anal. Appl. 11, 134–172.
/// Each row of L lies from <see cref="Starts"/>[row] up to the next, columns rising, the diagonal last.
/// </remarks>
internal sealed class SparsePattern
{
    private SparsePattern(int[] starts, int[] columns)
    {
        (Starts, Columns) = (starts, columns);
        (ColumnStarts, ColumnRows, ColumnPlaces) = ByColumn();
    }

    public int Size => Starts.Length - 1;

    public int[] Starts { get; }

    public int[] Columns { get; }

    /// <summary>Below the diagonal, column by column: where each begins.</summary>
    public int[] ColumnStarts { get; }

    /// <summary>The rows of each column, rising.</summary>
    public int[] ColumnRows { get; }

    /// <summary>The place of each among the values, which lie row by row.</summary>
    public int[] ColumnPlaces { get; }

    /// <param name="rows">For each row of the matrix the columns before the diagonal that are not zero, in any order; one may stand twice.</param>
    public static SparsePattern Of(IReadOnlyList<List<int>> rows)
    {
        var size = rows.Count;
        var parents = new int[size];
        var marks = new int[size];
        parents.AsSpan().Fill(-1);
        marks.AsSpan().Fill(-1);
        var starts = new int[size + 1];
        var columns = new List<int>();
        for (var row = 0; row < size; row++)
        {
            marks[row] = row;
            foreach (var column in rows[row])
            {
                for (var reached = column; marks[reached] != row; reached = parents[reached])
                {
                    marks[reached] = row;
                    columns.Add(reached);
                    parents[reached] = parents[reached] < 0 ? row : parents[reached];
                }
            }

            columns.Sort(starts[row], columns.Count - starts[row], null);
            columns.Add(row);
            starts[row + 1] = columns.Count;
        }

        return new SparsePattern(starts, [.. columns]);
    }

    /// <summary>The place among the values of an entry that is in the pattern.</summary>
    public int PlaceOf(int row, int column) => Array.BinarySearch(Columns, Starts[row], Starts[row + 1] - Starts[row], column);

    private (int[] Starts, int[] Rows, int[] Places) ByColumn()
    {
        var starts = new int[Size + 1];
        for (var row = 0; row < Size; row++)
        {
            for (var place = Starts[row]; place < Starts[row + 1] - 1; place++)
            {
                starts[Columns[place] + 1]++;
            }
        }

        for (var column = 0; column < Size; column++)
        {
            starts[column + 1] += starts[column];
        }

        var (next, rows, places) = (starts.AsSpan(0, Size).ToArray(), new int[starts[Size]], new int[starts[Size]]);
        for (var row = 0; row < Size; row++)
        {
            for (var place = Starts[row]; place < Starts[row + 1] - 1; place++)
            {
                var at = next[Columns[place]]++;
                (rows[at], places[at]) = (row, place);
            }
        }

        return (starts, rows, places);
    }
}
