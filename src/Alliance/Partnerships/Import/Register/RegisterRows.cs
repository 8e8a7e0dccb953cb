namespace Alliance.Partnerships.Import.Register;

/// <summary>All rows of a table, each either cleaned or rejected, in the order of the file.</summary>
public sealed record RegisterRows(
    IReadOnlyList<RegisterRow> Cleaned, IReadOnlyList<RejectedRow> Rejected, Placeholders Placeholders, int EmailsDropped)
{
    public static RegisterRows Read(RegisterTable table, ColumnMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(table);
        var cleaner = new RowCleaner(mapping);
        var cleaned = new List<RegisterRow>(table.Rows.Count);
        var rejected = new List<RejectedRow>();
        foreach (var row in table.Rows)
        {
            var result = cleaner.Clean(row);
            if (result.Succeeded)
            {
                cleaned.Add(result.Value);
            }
            else
            {
                rejected.Add(new RejectedRow(row.Number, result.Refusal));
            }
        }

        var placeholders = Placeholders.Detect(cleaned);
        return new RegisterRows([.. cleaned.Select(placeholders.Without)], rejected, placeholders, cleaner.EmailsDropped);
    }
}
