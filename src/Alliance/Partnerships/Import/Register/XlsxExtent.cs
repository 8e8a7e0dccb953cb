using System.IO.Compression;
using System.Xml;

namespace Alliance.Partnerships.Import.Register;

/// <summary>
/// Looks at where a workbook's cells claim to be, before MiniExcel reads it: it builds every row as wide as the widest
/// cell and fills every gap, so that one cell at XFD1048576 would keep it busy for hours.
/// </summary>
internal static class XlsxExtent
{
    private static readonly Sentence TooWide = new(
        "This Excel file has cells beyond column {0} or row {1:N0}; please delete what is not needed there, or save it as CSV UTF-8.",
        RegisterFile.MaximumColumns, RegisterFile.MaximumRows);

    public static Sentence? Refusal(ZipArchive archive)
    {
        var sheets = archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase)
            && entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase));
        return sheets.Any(ReachesTooFar) ? TooWide : null;
    }

    private static bool ReachesTooFar(ZipArchiveEntry sheet)
    {
        using var stream = sheet.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var place = reader.LocalName switch { "row" or "c" => reader.GetAttribute("r"), "dimension" => reader.GetAttribute("ref"), _ => null };
            if (place is not null && ReachesTooFar(place.AsSpan(place.LastIndexOf(':') + 1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A place is "AB12", or only "12" of a row. An absurd one is too far rather than an error.</summary>
    private static bool ReachesTooFar(ReadOnlySpan<char> place)
    {
        var (column, row) = (0L, 0L);
        foreach (var character in place)
        {
            (column, row) = char.IsAsciiLetter(character) ? (column * 26 + (character & 31), row)
                : char.IsAsciiDigit(character) ? (column, row * 10 + (character - '0'))
                : (column, row);
            if (column > RegisterFile.MaximumColumns || row > RegisterFile.MaximumRows * 5L)
            {
                return true;
            }
        }

        return row > RegisterFile.MaximumRows + 1;
    }
}
