using System.IO.Compression;

namespace Alliance.Statistics.Data;

/// <summary>Reads a table from a file of comma-separated values (RFC 4180, UTF-8, names in the first line), packed with gzip or not.</summary>
/// <remarks>
/// Cells are trimmed; an empty cell, NA and NaN are missing. A column in which every cell is a number (<c>Inf</c> is one) holds numbers, any other text.
/// Semicolons or tabs separate where the first line has no comma. Memory: eight bytes a row and column of numbers, four of text, and each distinct text once.
/// </remarks>
public sealed class TableFile
{
    private const int RowsBetweenReports = 1 << 16;

    private readonly Func<Stream> open;
    private readonly string name;
    private readonly IReadOnlyCollection<string>? only;
    private readonly IProgress<long>? progress;
    private readonly CancellationToken cancellation;
    private bool asText;

    private TableFile(Func<Stream> open, string name, IReadOnlyCollection<string>? only, IProgress<long>? progress, CancellationToken cancellation) =>
        (this.open, this.name, this.only, this.progress, this.cancellation) = (open, name, only, progress, cancellation);

    /// <param name="path">Of the file; its content decides whether it is packed, not its name.</param>
    /// <param name="only">The columns that are needed, each of which must be there; nothing: all.</param>
    /// <param name="progress">Told now and then how many rows have been read.</param>
    /// <returns>
    /// Failure, in a sentence that names the file and the line: no such file, no header, a column that is not there or stands twice, a row with more or
    /// fewer cells than the header, a quotation mark that is never closed, no rows, or bytes that are no UTF-8.
    /// </returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Answer<Table> Read(string path, IReadOnlyCollection<string>? only = null, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        if (!File.Exists(path))
        {
            return new Refusal(RefusalKind.NotATable, Directory.Exists(path) ? $"{path} is a folder; name the file in it." : $"There is no file {path}; check the spelling.");
        }

        return Read(() => File.OpenRead(path), Path.GetFileName(path), only, progress, cancellation);
    }

    /// <summary>The same with every column kept as text, as it is written: 007.</summary>
    /// <returns>Failure: as <see cref="Read(string, IReadOnlyCollection{string}?, IProgress{long}?, CancellationToken)"/>.</returns>
    public static Answer<Table> ReadTexts(string path, IReadOnlyCollection<string>? only = null, IProgress<long>? progress = null, CancellationToken cancellation = default) =>
        new TableFile(() => File.OpenRead(path), Path.GetFileName(path), only, progress, cancellation) { asText = true }.Read();

    /// <inheritdoc cref="Read(string, IReadOnlyCollection{string}?, IProgress{long}?, CancellationToken)"/>
    /// <param name="open">Called once, or twice where a column of numbers turns out to hold text later on.</param>
    /// <param name="name">What the sentences call it.</param>
    public static Answer<Table> Read(Func<Stream> open, string name, IReadOnlyCollection<string>? only = null, IProgress<long>? progress = null, CancellationToken cancellation = default) =>
        new TableFile(open, name, only, progress, cancellation).Read();

    private Answer<Table> Read()
    {
        try
        {
            if (!ReadColumns(_ => true, asText).Gives(out var columns, out var refusal))
            {
                return refusal;
            }

            int[] again = [.. columns.Where(column => column.MustBeReadAgain).Select(column => column.Place)];
            var second = again.Length == 0 ? [] : ReadColumns(again.Contains, isText: true).Required();
            return Built(columns.Select(column => column.MustBeReadAgain ? second.First(other => other.Place == column.Place) : column));
        }
        catch (InvalidDataException)
        {
            return Bad("it is packed with gzip, but damaged or cut off; pack it anew.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Bad($"it cannot be read: {failure.Message.Split('\n')[0].TrimEnd('.')}.");
        }
    }

    private Answer<Table> Built(IEnumerable<ColumnBuilder> builders)
    {
        var columns = new List<Column>();
        foreach (var builder in builders)
        {
            if (builder.Build() is not { } column)
            {
                return Bad($"the column {builder.Name} is not saved as UTF-8, so its letters cannot be read reliably; save it as “CSV UTF-8”.");
            }

            columns.Add(column);
        }

        return Table.Of(columns);
    }

    private Answer<ColumnBuilder[]> ReadColumns(Func<int, bool> wanted, bool isText)
    {
        using var stream = Unpacked();
        var records = new CsvRecords(stream);
        if (!CsvHeader.Of(records, only).Gives(out var names, out var refusal))
        {
            return refusal with { Sentence = $"{name}: {refusal.Sentence}" };
        }

        ColumnBuilder[] columns = [.. names.Wanted.Where(column => wanted(column.Place)).Select(column => new ColumnBuilder(column.Name, column.Place, isText))];
        long rows = 0;
        while (records.Read())
        {
            if (records.Count != names.Width)
            {
                return Bad($"line {records.Line} has {records.Count} cells where the first line names {names.Width} columns; give it the same number, leaving cells empty where nothing is known.");
            }

            foreach (var column in columns)
            {
                column.Add(records[column.Place]);
            }

            if (++rows % RowsBetweenReports == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(rows);
            }
        }

        return records.Broken is { } why ? Bad($"line {records.Line} cannot be read: {why}.")
            : rows == 0 ? Bad("there are no rows below its first line.")
            : columns;
    }

    private Stream Unpacked()
    {
        var stream = open();
        var isPacked = stream.ReadByte() == 0x1f && stream.ReadByte() == 0x8b;
        stream.Position = 0;
        return isPacked ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    private Refusal Bad(string what) => new(RefusalKind.NotATable, $"{name}: {what}");
}
