namespace Alliance.Partnerships.Import.Register;

internal sealed record FileRecord(int Number, string[] Cells, Sentence? Problem)
{
    public bool IsBlank => Array.TrueForAll(Cells, string.IsNullOrWhiteSpace);
}

/// <summary>Turns raw records, header first, into a table; the rules are the same for CSV and XLSX.</summary>
internal static class RegisterTableBuilder
{
    // A title, a date, a source: seldom more than this stands above the table.
    private const int MostLinesAbove = 10;

    public static readonly Sentence Empty = new("This file is empty.");

    public static readonly Sentence OnlyHeader = new("This file has a header but no rows.");

    public static ReadResult<RegisterTable> Build(string fileName, IEnumerable<FileRecord> records)
    {
        var data = new List<FileRecord>();
        foreach (var record in records.Where(record => !record.IsBlank))
        {
            if (data.Count > RegisterFile.MaximumRows + MostLinesAbove)
            {
                return TooLong;
            }

            data.Add(record);
        }

        if (data.Count == 0)
        {
            return Empty;
        }

        var above = LinesAbove(data);
        var header = data[above];
        data.RemoveRange(0, above + 1);
        if (data.Count > RegisterFile.MaximumRows)
        {
            return TooLong;
        }

        if (header.Problem is not null)
        {
            return new Sentence("A quotation mark in the header is not closed, so the file cannot be read.");
        }

        return data.Count == 0 ? OnlyHeader : Build(fileName, header.Cells, data);
    }

    private static Sentence TooLong => new("This file has more than {0:N0} rows; please split it.", RegisterFile.MaximumRows);

    /// <summary>Where the first line heads no column we know, but one of the next heads two, the lines before that are a title.</summary>
    private static int LinesAbove(List<FileRecord> records)
    {
        if (KnownHeaders(records[0]) > 0)
        {
            return 0;
        }

        var header = records.FindIndex(0, Math.Min(records.Count, MostLinesAbove + 1), record => KnownHeaders(record) > 1);
        return Math.Max(header, 0);
    }

    private static int KnownHeaders(FileRecord record) => record.Cells.Count(HeaderWords.IsKnown);

    private static ReadResult<RegisterTable> Build(string fileName, string[] header, List<FileRecord> data)
    {
        var width = Width(header, data);
        if (width > RegisterFile.MaximumColumns)
        {
            return new Sentence("This file has more than {0} columns; please leave out those that are not needed.", RegisterFile.MaximumColumns);
        }

        var headers = Enumerable.Range(0, width).Select(column => HeaderAt(header, column)).ToList();
        var duplicates = headers.GroupBy(RegisterTable.HeaderKey).Where(group => group.Count() > 1).Select(group => group.First()).ToList();
        if (duplicates.Count > 0)
        {
            return new Sentence("More than one column is headed {0}; please give each column its own header.",
                string.Join(", ", duplicates.Select(name => $"“{name}”")));
        }

        if (data.TrueForAll(record => IsRagged(record, width)))
        {
            return new Sentence("No row has as many cells as the header, which has {0}; please check how the file was saved.", width);
        }

        return new RegisterTable(fileName, headers, [.. data.Select(record => Row(record, width))]);
    }

    /// <summary>Columns at the right edge without a header and without a value are a spreadsheet's leftovers.</summary>
    private static int Width(string[] header, List<FileRecord> data)
    {
        var width = header.Length;
        while (width > 0 && string.IsNullOrWhiteSpace(header[width - 1]) && data.TrueForAll(record => IsBlankAt(record.Cells, width - 1)))
        {
            width--;
        }

        return width;
    }

    private static bool IsBlankAt(string[] cells, int column) => column >= cells.Length || string.IsNullOrWhiteSpace(cells[column]);

    private static string HeaderAt(string[] header, int column)
    {
        var text = Text.Clean(header[column]);
        return text.Length == 0 ? $"Column {column + 1}" : Text.Cut(text, 200);
    }

    private static bool IsRagged(FileRecord record, int width) =>
        record.Cells.Length < width || record.Cells.Skip(width).Any(cell => !string.IsNullOrWhiteSpace(cell));

    private static TableRow Row(FileRecord record, int width)
    {
        var problem = record.Problem ?? Problem(record, width);
        var cells = record.Cells;
        if (cells.Length != width)
        {
            var given = cells.Length;
            Array.Resize(ref cells, width);
            cells.AsSpan(Math.Min(given, width)).Fill("");
        }

        return new TableRow(record.Number, cells, problem);
    }

    private static Sentence? Problem(FileRecord record, int width)
    {
        if (IsRagged(record, width))
        {
            return new Sentence("This row has {0} cells where the header has {1}.", record.Cells.Length, width);
        }

        if (Array.Exists(record.Cells, cell => cell.Length > RegisterFile.MaximumCellLength))
        {
            return new Sentence("This row has a cell with more than {0:N0} characters.", RegisterFile.MaximumCellLength);
        }

        return Array.Exists(record.Cells, Formula.IsIn) ? new Sentence("This row has a cell with a formula.") : null;
    }
}
