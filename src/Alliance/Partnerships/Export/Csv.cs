using System.Globalization;
using System.Text;

namespace Alliance.Partnerships.Export;

/// <summary>One line of a CSV file (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe before it.</summary>
public static class Csv
{
    /// <summary>Full-width forms too: some spreadsheets read them alike.</summary>
    private const string BeginsFormula = "=+-@\t\r\n＝＋－＠";

    private const string NeedsQuotes = ",\"\r\n\t";

    /// <param name="cells">Texts, numbers, or null for an empty cell. Numbers are written as they are: −3 is no formula.</param>
    public static string Line(params ReadOnlySpan<object?> cells)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) line.Append(',');
            line.Append(cells[i] switch
            {
                null => "",
                string text => Text(text),
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                var other => Text(other.ToString() ?? ""),
            });
        }
        return line.Append("\r\n").ToString();
    }

    private static string Text(string text)
    {
        // A blank before the sign, or a mark that nobody sees, does not stop every spreadsheet.
        var first = text.FirstOrDefault(sign => !IsBlank(sign));
        var safe = first != default && BeginsFormula.Contains(first) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(NeedsQuotes) >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static bool IsBlank(char sign) => !BeginsFormula.Contains(sign) && (char.IsWhiteSpace(sign) || char.GetUnicodeCategory(sign) == UnicodeCategory.Format);
}
