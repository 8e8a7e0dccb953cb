using Alliance.Partnerships.Import.Register;
using CsvHelper;
using Text = Alliance.Partnerships.Import.Register.Text;

namespace Alliance.Evaluation.Outcomes;

/// <summary>The rows of a file of counts as texts, by the columns that are read.</summary>
internal sealed record OutcomeTable(IReadOnlyList<OutcomeTable.Line> Lines)
{
    private const string Unit = "unit", Month = "month", Count = "count", Over = "over";

    public sealed record Line(int Row, string Unit, string Month, string Count, string Over);

    public static ReadResult<OutcomeTable> Of(string text)
    {
        var first = text.AsSpan().TrimStart("\r\n");
        var end = first.IndexOfAny('\r', '\n');
        var head = end < 0 ? first : first[..end];
        // A spreadsheet of another country writes semicolons.
        var separator = head.Contains(',') ? ',' : head.Contains(';') ? ';' : head.Contains('\t') ? '\t' : (char?)null;
        if (separator is null)
            return new Sentence("The first row must name the columns unit, month and count, with commas between them; here it is “{0}”.", Text.Cut(Text.Clean(head.ToString()), 60));
        try
        {
            return Read(text, separator.Value);
        }
        catch (CsvFormatException)
        {
            return new Sentence("This file is not a table of comma-separated values that can be read; export it anew as CSV.");
        }
    }

    private static ReadResult<OutcomeTable> Read(string text, char separator)
    {
        Sentence? broken = null;
        var row = 0;
        using var source = new StringReader(text);
        using var reader = CsvReader.Create(source, new CsvReaderOptions
        {
            HasHeader = false,
            // Blank lines count as rows, so that our row numbers are the ones a spreadsheet shows.
            SkipEmptyLines = false,
            Separator = separator,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => broken ??= new Sentence("A quotation mark in row {0} is not closed, so it runs into the rows below.", row + 1),
        });
        var (columns, lines) = ((Dictionary<string, int>?)null, new List<Line>());
        while (reader.Read())
        {
            row++;
            var cells = reader.Current.ToArray().Select(Text.Clean).ToList();
            if (cells.All(cell => cell.Length == 0)) continue;
            if (columns is null)
            {
                columns = Columns(cells);
                if (new[] { Unit, Month, Count }.Where(name => !columns.ContainsKey(name)).ToList() is { Count: > 0 } missing)
                    return new Sentence("There is no column {0}. The first row must name the columns unit, month and count (and over, where counts are over something); here it names {1}.", string.Join(", ", missing), Text.Cut(string.Join(", ", cells), 120));
                continue;
            }
            string Cell(string name) => columns.TryGetValue(name, out var place) && place < cells.Count ? cells[place] : "";
            lines.Add(new Line(row, Cell(Unit), Cell(Month), Cell(Count), Cell(Over)));
        }
        return broken is not null ? broken
            : lines.Count == 0 ? new Sentence("This file has a first row with the names of its columns, and no row below it.")
            : new OutcomeTable(lines);
    }

    private static Dictionary<string, int> Columns(List<string> cells)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var place = 0; place < cells.Count; place++) columns.TryAdd(cells[place], place);
        return columns;
    }
}
