using CsvHelper;

namespace Alliance.Partnerships.Import.Register;

internal static class CsvTable
{
    public static ReadResult<RegisterTable> Read(byte[] content, string fileName)
    {
        var text = TextDecoding.Decode(content);
        return text.Succeeded ? RegisterTableBuilder.Build(fileName, Records(text.Value)) : text.Refusal;
    }

    private static IEnumerable<FileRecord> Records(string text)
    {
        CsvMalformedReason? malformed = null;
        using var source = new StringReader(text);
        using var reader = CsvReader.Create(source, new CsvReaderOptions
        {
            HasHeader = false,
            // Blank lines count as rows, so that our row numbers are the ones a spreadsheet shows.
            SkipEmptyLines = false,
            PoolStrings = true,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => malformed = record.Reason,
        });
        for (var number = 1; reader.Read(); number++)
        {
            yield return new FileRecord(number, reader.Current.ToArray(), QuoteProblem(reader, malformed));
            malformed = null;
        }
    }

    /// <summary>
    /// A quotation mark that is never closed swallows the rows after it; those must not vanish unnoticed.
    /// A stray mark inside one line (the 5" pipe) does no harm.
    /// </summary>
    private static Sentence? QuoteProblem(CsvReader reader, CsvMalformedReason? malformed)
    {
        var runsOn = malformed == CsvMalformedReason.UnterminatedQuote
            || (malformed == CsvMalformedReason.TextAfterClosingQuote && reader.RawRecord.Contains((byte)'\n'));
        return runsOn ? new Sentence("A quotation mark in this row is not closed, so it runs into the rows below.") : null;
    }
}
