namespace Alliance.Partnerships.Import.Register;

/// <param name="Header">The column's header as the file has it.</param>
public sealed record LeftOutColumn(string Header, Sentence Reason);

/// <summary>
/// Which column feeds which field. One that exists is valid: it has a Name, no field is fed twice, and no column of
/// people's data is in it.
/// </summary>
public sealed class ColumnMapping
{
    private readonly Dictionary<RegisterField, int> columns;

    private ColumnMapping(RegisterTable table, Dictionary<RegisterField, int> columns)
    {
        this.columns = columns;
        LeftOut = LeftOutOf(table);
        Columns = columns.ToDictionary(pair => table.Headers[pair.Value], pair => pair.Key);
        Unused = [.. table.Headers.Where(header => !Columns.ContainsKey(header) && LeftOut.All(column => column.Header != header))];
    }

    /// <summary>Header to field, as the file writes its headers.</summary>
    public IReadOnlyDictionary<string, RegisterField> Columns { get; }

    public IReadOnlyList<LeftOutColumn> LeftOut { get; }

    public IReadOnlyList<string> Unused { get; }

    public int? ColumnOf(RegisterField field) => columns.TryGetValue(field, out var column) ? column : null;

    public string Cell(TableRow row, RegisterField field) => ColumnOf(field) is { } column ? row.Cells[column] : "";

    /// <summary>The columns that no one may map, with the reason, for the mapping page.</summary>
    public static IReadOnlyList<LeftOutColumn> LeftOutOf(RegisterTable table) =>
        [.. table.Headers.Select((header, column) => (header, Reason: ReasonToLeaveOut(table, column)))
            .Where(column => column.Reason is not null)
            .Select(column => new LeftOutColumn(column.header, column.Reason!))];

    /// <summary>A guess to correct by hand. Refused only where no column looks like a name.</summary>
    public static ReadResult<ColumnMapping> Guess(RegisterTable table) => From(table, GuessedColumns(table));

    /// <summary>The guess alone, for a form that shows what was recognised even where the name was not.</summary>
    public static IReadOnlyDictionary<string, RegisterField> GuessedColumns(RegisterTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return ColumnGuess.Of(table, column => ReasonToLeaveOut(table, column) is not null);
    }

    /// <summary>The mapping a person chose; the sentence says what is wrong with it.</summary>
    public static ReadResult<ColumnMapping> From(RegisterTable table, IReadOnlyDictionary<string, RegisterField> chosen)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(chosen);
        var columns = new Dictionary<RegisterField, int>();
        foreach (var (header, field) in chosen)
        {
            var column = table.ColumnOf(header);
            if (column < 0)
            {
                return new Sentence("The file has no column “{0}”, which the map names.", header);
            }

            if (ReasonToLeaveOut(table, column) is not null)
            {
                return new Sentence("The column “{0}” holds people's data and cannot be mapped; it stays out until they agree.", header);
            }

            if (!columns.TryAdd(field, column))
            {
                return new Sentence("More than one column is mapped to {0}; please choose one.", field);
            }

            if (columns.Values.Count(other => other == column) > 1)
            {
                return new Sentence("The map names the column “{0}” twice.", header);
            }
        }

        return Refusal(columns) is { } refusal ? refusal : new ColumnMapping(table, columns);
    }

    public static ReadResult<ColumnMapping> FromJson(string json, RegisterTable table)
    {
        var chosen = ColumnMapJson.Read(json);
        return chosen.Succeeded ? From(table, chosen.Value) : chosen.Refusal;
    }

    public string ToJson() => ColumnMapJson.Write(Columns);

    private static Sentence? Refusal(Dictionary<RegisterField, int> columns)
    {
        if (!columns.ContainsKey(RegisterField.Name) && !columns.ContainsKey(RegisterField.TradeName))
        {
            return new Sentence("No column is mapped to Name; please choose the column that holds the organisation's name.");
        }

        if (!columns.ContainsKey(RegisterField.Name))
        {
            return new Sentence("No column is mapped to Name; please map the trade name's column to Name instead.");
        }

        return columns.ContainsKey(RegisterField.Latitude) != columns.ContainsKey(RegisterField.Longitude)
            ? new Sentence("Latitude and Longitude belong together; please map both or neither.")
            : null;
    }

    private static Sentence? ReasonToLeaveOut(RegisterTable table, int column) =>
        PeopleColumns.ReasonToLeaveOut(table.Headers[column], table.Headers)
        ?? (CellShapes.HasSocialSecurityNumbers(table, column) ? PeopleColumns.NeverKept : null);
}
