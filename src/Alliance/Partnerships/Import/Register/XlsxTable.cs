using System.Globalization;
using System.IO.Compression;
using System.Xml;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Alliance.Partnerships.Import.Register;

internal static class XlsxTable
{
    private const long MaximumUnpackedBytes = 200L * 1024 * 1024;

    // Shared strings are held in memory while reading, many times their size in the file.
    private const long MaximumSharedStringBytes = 50L * 1024 * 1024;

    private static readonly Sentence Damaged = new("This Excel file is damaged and cannot be read; please open it in Excel and save it again.");

    public static ReadResult<RegisterTable> Read(byte[] content, string fileName)
    {
        try
        {
            return Refusal(content) is { } refusal ? refusal : FirstRegister(content, fileName);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or FormatException or ArgumentException
            or InvalidOperationException or NullReferenceException or KeyNotFoundException or IndexOutOfRangeException
            or OverflowException or IOException or NotSupportedException or InvalidCastException or MiniExcelLibs.Exceptions.ExcelInvalidCastException)
        {
            // The library tells a damaged workbook by whatever exception it stumbles over.
            return Damaged;
        }
    }

    private static Sentence? Refusal(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        if (archive.GetEntry("xl/workbook.xml") is null)
        {
            return new Sentence("This file is a ZIP archive, not a CSV or Excel (.xlsx) file.");
        }

        // .NET unpacks no more of an entry than its stated length, so a bomb cannot lie about it.
        var bomb = archive.Entries.Sum(entry => (decimal)entry.Length) > MaximumUnpackedBytes
            || archive.GetEntry("xl/sharedStrings.xml")?.Length > MaximumSharedStringBytes;
        return bomb
            ? new Sentence("This Excel file unpacks to more than we can read; please save it as CSV UTF-8 or split it.")
            : XlsxExtent.Refusal(archive);
    }

    /// <summary>The register may stand behind a sheet that is empty or explains it; any other trouble with a sheet is said.</summary>
    private static ReadResult<RegisterTable> FirstRegister(byte[] content, string fileName)
    {
        using var stream = new MemoryStream(content, writable: false);
        ReadResult<RegisterTable>? first = null;
        foreach (var sheet in stream.GetSheetNames())
        {
            var table = RegisterTableBuilder.Build(fileName, Records(content, sheet));
            if (table.Succeeded ? ColumnMapping.Guess(table.Value).Succeeded : table.Refusal != RegisterTableBuilder.Empty && table.Refusal != RegisterTableBuilder.OnlyHeader)
            {
                return first is { Succeeded: true } && !table.Succeeded ? first : table;
            }

            first = first is { Succeeded: true } ? first : table;
        }

        return first ?? RegisterTableBuilder.Empty;
    }

    private static IEnumerable<FileRecord> Records(byte[] content, string sheet)
    {
        using var stream = new MemoryStream(content, writable: false);
        // The library's cache for shared strings would leave a copy of the register in the temporary folder.
        var configuration = new OpenXmlConfiguration { EnableSharedStringCache = false };
        var number = 0;
        foreach (IDictionary<string, object?> row in stream.Query(useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX, configuration: configuration))
        {
            number++;
            yield return new FileRecord(number, [.. row.Values.Select(Invariant)], null);
        }
    }

    /// <summary>A telephone stored as a number must not come out as 6.17E+09.</summary>
    private static string Invariant(object? value) => value switch
    {
        null => "",
        string text => text,
        double number when Math.Abs(number) < 1e15 => ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
