using Alliance.Statistics.Randomness;

namespace Alliance.Statistics.Testing;

/// <summary>Fisher's exact test of a table with any number of rows and columns: whether rows differ in how they spread over columns.</summary>
/// <param name="P">The likelihood of all tables with the same margins that are no likelier than the one seen.</param>
/// <param name="Exact">Whether all were counted; otherwise drawn, (b + 1)/(m + 1).</param>
/// <remarks>
/// Freeman and Halton (1951); columns are dealt one by one, and equal remainders are counted together (after Mehta and Patel 1983), the last two columns at
/// once. Job satisfaction (Agresti 2002, p. 57), four by four: p 0.782684938966, as <c>fisher.test</c> of R.
/// </remarks>
public sealed record ExactTable(double P, bool Exact)
{
    private const int Least = 99;

    /// <param name="rows">Counts, every row of one length. Rows and columns without any count are left out.</param>
    /// <returns>Failure: fewer than two rows or columns with counts, rows of different length, a negative count, or a table too large to count: then <see cref="Drawn"/> serves.</returns>
    public static Answer<ExactTable> Of(IReadOnlyList<int[]> rows)
    {
        if (Refuse(rows) is { } refusal)
        {
            return refusal;
        }

        return new TableCounting(Filled(rows)).P() is { } p
            ? new ExactTable(p, true)
            : new Refusal(RefusalKind.TooMany, "The table is too large to count every one like it: draw tables from a seed instead.");
    }

    /// <summary>The same p from tables drawn at random with the margins seen.</summary>
    /// <returns>Failure: as <see cref="Of"/>, or fewer than 99 draws.</returns>
    public static Answer<ExactTable> Drawn(IReadOnlyList<int[]> rows, int draws = 9_999, long seed = 1)
    {
        if (Refuse(rows) is { } refusal)
        {
            return refusal;
        }

        return draws < Least
            ? new Refusal(RefusalKind.TooFewPoints, $"A p that is drawn needs at least {Least} draws, not {draws}.")
            : new ExactTable(TableDrawing.P(Filled(rows), draws, RandomNumbers.Seeded(seed)), false);
    }

    private static Refusal? Refuse(IReadOnlyList<int[]> rows)
    {
        if (rows.Any(row => row.Length != rows[0].Length))
        {
            return new Refusal(RefusalKind.UnequalLengths, "Every row of a table has the same number of columns.");
        }

        if (rows.SelectMany(row => row).FirstOrDefault(count => count < 0) is var negative && negative < 0)
        {
            return new Refusal(RefusalKind.NegativeCount, $"A count cannot be negative, as {negative} is.");
        }

        var filled = rows.Count == 0 ? [] : Filled(rows);
        return filled.Length < 2 || filled[0].Length < 2
            ? new Refusal(RefusalKind.NothingCounted, "A table needs at least two rows and two columns in which something was counted.")
            : null;
    }

    private static int[][] Filled(IReadOnlyList<int[]> rows)
    {
        var columns = Enumerable.Range(0, rows[0].Length).Where(column => rows.Any(row => row[column] > 0)).ToArray();
        return [.. rows.Where(row => row.Any(count => count > 0)).Select(row => Array.ConvertAll(columns, column => row[column]))];
    }
}
