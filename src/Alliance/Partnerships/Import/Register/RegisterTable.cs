namespace Alliance.Partnerships.Import.Register;

/// <summary>A register as it stands in its file. Every row has exactly as many cells as there are headers.</summary>
public sealed record RegisterTable(string FileName, IReadOnlyList<string> Headers, IReadOnlyList<TableRow> Rows)
{
    /// <summary>The column with that header, whatever its capitals and spaces; -1 where there is none.</summary>
    public int ColumnOf(string header)
    {
        var wanted = HeaderKey(header);
        for (var column = 0; column < Headers.Count; column++)
        {
            if (HeaderKey(Headers[column]) == wanted)
            {
                return column;
            }
        }

        return -1;
    }

    /// <summary>Two headers that differ only in capitals or spaces are the same column to a reader.</summary>
    internal static string HeaderKey(string header) =>
        string.Concat(header.Where(character => !char.IsWhiteSpace(character))).ToUpperInvariant();
}

/// <param name="Number">The row in the file as a spreadsheet counts it: the header is row 1.</param>
/// <param name="Problem">Why this row cannot be used; it will be rejected with this sentence.</param>
public sealed record TableRow(int Number, IReadOnlyList<string> Cells, Sentence? Problem = null);
