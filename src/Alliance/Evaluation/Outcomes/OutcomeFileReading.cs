using Alliance.Partnerships.Import.Register;

namespace Alliance.Evaluation.Outcomes;

/// <summary>What a file of counts says, what in it must be mended before it can be taken in, and what is only worth knowing.</summary>
public sealed record OutcomeFileReading(IReadOnlyList<ReadCount> Counts, IReadOnlyList<Sentence> Errors, IReadOnlyList<Sentence> Remarks)
{
    public const int MaximumBytes = 20 * 1024 * 1024;

    /// <summary>Beyond so many, errors are only counted.</summary>
    public const int MostErrors = 20;

    public static Sentence TooLarge => new("This file is larger than {0} MB. Counts by unit and month are a few hundred rows; is it the right file?", MaximumBytes / 1024 / 1024);

    public static ReadResult<OutcomeFileReading> Of(byte[] content, OutcomeFrame frame)
    {
        if (content.Length > MaximumBytes) return TooLarge;
        if (RefusedKind(content) is { } kind) return kind;
        var text = TextDecoding.Decode(content);
        if (!text.Succeeded) return text.Refusal;
        var table = OutcomeTable.Of(text.Value);
        return table.Succeeded ? Checked(table.Value, frame) : table.Refusal;
    }

    private static Sentence? RefusedKind(ReadOnlySpan<byte> start) =>
        start.StartsWith("PK"u8) || start.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]) ? new Sentence("This is an Excel workbook; in Excel choose Save as, then “CSV UTF-8”.")
        : start.StartsWith("%PDF"u8) ? new Sentence("This is a PDF, not a CSV file.")
        : null;

    private static OutcomeFileReading Checked(OutcomeTable table, OutcomeFrame frame)
    {
        var rows = new OutcomeRows(table, frame);
        var counts = rows.Read();
        var errors = rows.Errors.Concat(Doubles(counts)).Concat(HalfOver(counts)).ToList();
        var all = errors.Count > MostErrors ? [.. errors.Take(MostErrors), new Sentence("{0} more rows have something wrong.", errors.Count - MostErrors)] : errors;
        return new OutcomeFileReading(counts, all, errors.Count > 0 ? [] : [.. rows.Remarks, .. OutcomeRemarks.Of(counts, frame)]);
    }

    private static IEnumerable<Sentence> Doubles(IReadOnlyList<ReadCount> counts) =>
        from count in counts
        group count by (count.Unit, count.Month) into same
        where same.Count() > 1
        select new Sentence("Unit {0} has more than one row for {1}: rows {2}. A unit has one count in a month.", same.Key.Unit, OutcomeFrame.Write(same.Key.Month), string.Join(", ", same.Take(5).Select(each => each.Row)));

    private static IEnumerable<Sentence> HalfOver(IReadOnlyList<ReadCount> counts)
    {
        var without = counts.Where(count => count.Over is null).ToList();
        if (without.Count > 0 && without.Count < counts.Count)
            yield return new Sentence("{0} rows say what the count is over and {1} do not, row {2} first. Fill in all of the column “over”, or leave it out.", counts.Count - without.Count, without.Count, without[0].Row);
    }
}
