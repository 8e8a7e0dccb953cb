using System.Text;

namespace Alliance.Statistics.Data;

/// <summary>The names in the first line, and which of them are read.</summary>
internal sealed record CsvHeader(int Width, IReadOnlyList<(string Name, int Place)> Wanted)
{
    /// <param name="records">At the start of the file.</param>
    /// <param name="only">The columns that are needed; nothing: all that have a name.</param>
    public static Answer<CsvHeader> Of(CsvRecords records, IReadOnlyCollection<string>? only)
    {
        if (RefuseStart(records) is { } refusal)
        {
            return refusal;
        }

        records.FindSeparator();
        if (!records.Read())
        {
            return Bad(records.Broken is { } why ? $"line {records.Line} cannot be read: {why}." : "the file is empty.");
        }

        var names = new string[records.Count];
        for (var place = 0; place < names.Length; place++)
        {
            if (!records[place].IsEmpty && CellNumber.TryRead(records[place], out _))
            {
                return Bad($"its first line holds the number {Text(records[place])} where the names of columns belong; put a line with a name for each column on top.");
            }

            names[place] = Text(records[place]).Trim();
        }

        return Doubled(names) is { } doubled ? doubled : Choose(names, only);
    }

    private static Refusal? RefuseStart(CsvRecords records)
    {
        var start = records.StartOfFile();
        if (start.StartsWith("PK"u8))
        {
            return Bad("this is an Excel workbook or another packed file; save it as “CSV UTF-8”.");
        }

        if (start.StartsWith(Encoding.UTF8.Preamble))
        {
            records.Skip(3);
        }

        return start.StartsWith(Encoding.Unicode.Preamble) || start.StartsWith(Encoding.BigEndianUnicode.Preamble) || start[..Math.Min(start.Length, 1024)].Contains((byte)0)
            ? Bad("it is not saved as UTF-8 text, so it cannot be read reliably; save it as “CSV UTF-8”.")
            : null;
    }

    private static Refusal? Doubled(string[] names)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var place = 0; place < names.Length; place++)
        {
            if (names[place].Length > 0 && !seen.TryAdd(names[place], place))
            {
                return Bad($"its columns {seen[names[place]] + 1} and {place + 1} are both called {names[place]}; rename one of them.");
            }
        }

        return null;
    }

    private static Answer<CsvHeader> Choose(string[] names, IReadOnlyCollection<string>? only)
    {
        List<(string Name, int Place)> there = [.. names.Select((name, place) => (name, place)).Where(column => column.name.Length > 0)];
        if (there.Count == 0)
        {
            return Bad("its first line names no column.");
        }

        var missing = only?.FirstOrDefault(name => Array.IndexOf(names, name) < 0);
        if (missing is not null)
        {
            var refusal = Table.NoSuchColumn(missing, [.. there.Select(column => column.Name)]);
            return refusal with { Sentence = char.ToLowerInvariant(refusal.Sentence[0]) + refusal.Sentence[1..] };
        }

        return new CsvHeader(names.Length, only is null ? there : [.. there.Where(column => only.Contains(column.Name))]);
    }

    private static string Text(ReadOnlySpan<byte> cell) => Encoding.UTF8.GetString(cell);

    private static Refusal Bad(string what) => new(RefusalKind.NotATable, what);
}
