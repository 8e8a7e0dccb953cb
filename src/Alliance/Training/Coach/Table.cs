using System.Text;
using CsvHelper;

namespace Alliance.Training.Coach;

/// <summary>Reads a CSV file row by row by the names of its columns. Failure: <see cref="Platform.BadInputException"/> with the file, the line and what to do.</summary>
internal sealed class Table : IDisposable
{
    private readonly string name;
    private readonly CsvReader reader;
    private readonly int[] places;
    private CsvMalformedReason? malformed;

    private Table(string name, TextReader text, string[] columns, string purpose)
    {
        this.name = name;
        reader = CsvReader.Create(text, new CsvReaderOptions
        {
            HasHeader = false,
            // Blank lines count, so that our line numbers are the ones an editor shows.
            SkipEmptyLines = false,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => malformed = record.Reason,
        });
        if (!ReadRecord()) throw Bad("the file is empty.");
        var header = reader.Current.ToArray().Select(h => h.Trim().TrimStart('\uFEFF')).ToArray();
        places = [.. columns.Select(c => Array.FindIndex(header, h => h.Equals(c, StringComparison.OrdinalIgnoreCase)))];
        string[] missing = [.. columns.Where((_, i) => places[i] < 0)];
        if (missing.Length > 0) throw Bad($"{(missing.Length == 1 ? "the column" : "the columns")} {string.Join(", ", missing)} {(missing.Length == 1 ? "is" : "are")} missing from its first line; {purpose} needs {string.Join(", ", columns)}.");
    }

    /// <summary>Of the record last read, the first line being 1. A record may hold line breaks; then it is the number of the record.</summary>
    public int Row { get; private set; } = 1;

    public static Table Open(string path, string[] columns, string purpose)
    {
        if (!File.Exists(path)) throw new Platform.BadInputException(Directory.Exists(path) ? $"{path} is a folder; name the file in it." : $"There is no file {path}; check the spelling.");
        using var stream = File.OpenRead(path);
        Span<byte> start = stackalloc byte[512];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.StartsWith("PK"u8)) throw new Platform.BadInputException($"{Path.GetFileName(path)}: this is an Excel workbook or another packed file; save it as “CSV UTF-8”.");
        return new Table(Path.GetFileName(path), new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true)), columns, purpose);
    }

    public bool Read()
    {
        while (ReadRecord())
        {
            Row++;
            if (malformed == CsvMalformedReason.UnterminatedQuote) throw Bad("a quotation mark opened here is never closed.", Row);
            malformed = null;
            if (reader.FieldCount > 1 || !string.IsNullOrWhiteSpace(reader.GetString(0))) return true;
        }
        return false;
    }

    private bool ReadRecord()
    {
        try
        {
            return reader.Read();
        }
        catch (DecoderFallbackException)
        {
            throw Bad("it is not saved as UTF-8, so its letters cannot be read reliably; save it as “CSV UTF-8”.");
        }
        catch (CsvFormatException)
        {
            throw Bad("this is not a table of comma-separated values that can be read; export it anew as CSV.", Row + 1);
        }
    }

    /// <param name="column">By its place among the columns asked for.</param>
    public string this[int column] => places[column] < reader.FieldCount ? reader.GetString(places[column]) : "";

    public Platform.BadInputException Bad(string what, int? line = null) => new(line is { } row ? $"{name}, line {row}: {what}" : $"{name}: {what}");

    public void Dispose() => reader.Dispose();
}
