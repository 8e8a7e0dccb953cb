using System.Globalization;
using System.Text;
using Alliance.Partnerships.Import.Register;
using CsvHelper;

namespace Alliance.Problems.Incidents.File;

/// <summary>Reads a CSV of incidents row by row into a tally, and keeps nothing else: neither the file nor any other column of a row.</summary>
public sealed class IncidentFile
{
    public const int MaximumBytes = 192 * 1024 * 1024;
    public const int MaximumRows = FileWords.Most - 1;
    public const int MostCategories = 300;
    private const int LargestCount = 1_000_000;

    private readonly IncidentTally tally = new();
    private readonly Func<double, double, string?> areaAt;
    private readonly CsvReader reader;
    private IncidentColumns columns = null!;
    private CsvMalformedReason? malformed;

    private IncidentFile(TextReader text, Func<double, double, string?> areaAt)
    {
        this.areaAt = areaAt;
        reader = CsvReader.Create(text, new CsvReaderOptions
        {
            HasHeader = false,
            // Blank lines count as rows, so that our row numbers are the ones a spreadsheet shows.
            SkipEmptyLines = false,
            PoolStrings = true,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => malformed = record.Reason,
        });
    }

    public static Sentence TooLarge => new("This file is larger than {0} MB; please split it by year.", MaximumBytes / 1024 / 1024);

    /// <param name="areaAt">The key of the area that holds a point; the point itself goes no further.</param>
    public static ReadResult<IncidentTally> Read(Stream stream, Func<double, double, string?> areaAt)
    {
        var start = new byte[512];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (RefusedKind(start.AsSpan(0, length)) is { } refusal) return refusal;
        using var text = new StreamReader(new Rejoined(start.AsMemory(0, length), stream), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024);
        try
        {
            var file = new IncidentFile(text, areaAt);
            using (file.reader) return file.Read();
        }
        catch (DecoderFallbackException)
        {
            return TextDecoding.NotUtf8;
        }
        catch (CsvFormatException)
        {
            return new Sentence("This file is not a table of comma-separated values that can be read; export it anew as CSV.");
        }
    }

    private static Sentence? RefusedKind(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK"u8) || start.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0])) return new Sentence("This is an Excel workbook; in Excel choose Save as, then “CSV UTF-8”.");
        if (start.StartsWith("%PDF"u8)) return new Sentence("This is a PDF, not a CSV file.");
        var hasMark = start.StartsWith<byte>([0xFF, 0xFE]) || start.StartsWith<byte>([0xFE, 0xFF]);
        if (!hasMark && start.Contains((byte)0)) return TextDecoding.Binary;
        var first = start.TrimStart(" \r\n\t"u8);
        if (first.IsEmpty) return new Sentence("This file is empty.");
        return first[0] is (byte)'<' or (byte)'{' or (byte)'[' ? new Sentence("This file is a web page, XML or JSON, not a CSV file.") : null;
    }

    private ReadResult<IncidentTally> Read()
    {
        if (!reader.Read()) return new Sentence("This file is empty.");
        var header = IncidentColumns.Of(reader.Current.ToArray());
        if (!header.Succeeded) return header.Refusal;
        columns = header.Value;
        for (var row = 2; reader.Read(); row++)
        {
            if (row > MaximumRows) return new Sentence("This file has more than {0:N0} rows; please split it by year.", MaximumRows);
            if (reader.FieldCount == 1 && reader.GetSpan(0).IsEmpty) continue;
            tally.Rows++;
            Take(row);
            malformed = null;
            if (tally.Categories.All.Count > MostCategories) return new Sentence("This file has more than {0} different categories; is the right column named “category”?", MostCategories);
        }
        return tally.Rows == 0 ? new Sentence("This file has a first row with the names of its columns, and no row below it.") : tally;
    }

    private void Take(int row)
    {
        if (RunsOn()) tally.Reject(RowProblem.RunsOn, row);
        else if (WrittenDate.WithoutTime(Cell(columns.Date)) is not { Length: > 0 } date) tally.Reject(RowProblem.NoDate, row);
        else if (Cell(columns.Category) is not { Length: > 0 } category || Text.OrMissing(category) is null) tally.Reject(RowProblem.NoCategory, row);
        else if (Place() is not { } place) tally.Reject(RowProblem.NoPlace, row);
        else if (Count(out var count) is { } problem) tally.Reject(problem, row);
        else tally.Count(tally.Dates.At(Short(date), row), tally.Places.At(place, row), tally.Categories.At(Short(category), row), count);
    }

    private bool RunsOn() => malformed == CsvMalformedReason.UnterminatedQuote || (malformed == CsvMalformedReason.TextAfterClosingQuote && reader.RawRecord.Contains((byte)'\n'));

    private string? Place()
    {
        var point = columns.Latitude < 0 ? null : Coordinates.Of(Cell(columns.Latitude), Cell(columns.Longitude));
        return WrittenPlace.Pack(Short(Cell(columns.Neighborhood)), Short(Cell(columns.Place)), point is not null, point is null ? null : areaAt(point.Latitude, point.Longitude));
    }

    private RowProblem? Count(out int count)
    {
        count = 1;
        var cell = Cell(columns.Count);
        if (cell.Length == 0) return null;
        if (!decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) || number != decimal.Truncate(number)) return RowProblem.NotACount;
        if (number < 0) return RowProblem.NegativeCount;
        if (number > LargestCount) return RowProblem.HugeCount;
        count = (int)number;
        return null;
    }

    private string Cell(int column) => column < 0 || column >= reader.FieldCount ? "" : Text.Clean(reader.GetString(column));

    private static string Short(string text) => Text.Cut(text, FileWord.TextMaxLength);
}
