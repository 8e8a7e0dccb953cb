namespace Alliance.Statistics.Data;

/// <summary>Named columns of equal length. A million rows of numbers take eight megabytes a column; text takes four and each distinct text once.</summary>
public sealed class Table
{
    private readonly Column[] columns;

    private Table(Column[] columns) => this.columns = columns;

    /// <summary>Of the columns that were read, in the order of the file.</summary>
    public IReadOnlyList<string> Names => [.. columns.Select(column => column.Name)];

    public int Rows => columns.Length == 0 ? 0 : columns[0].Rows;

    /// <summary>A table made in memory: <c>Table.Of(("y", [1, 2, 3]), ("x", [0, 1, 0]))</c>; NaN stands for a missing value.</summary>
    /// <returns>Failure: no column, columns of different lengths, or one name twice.</returns>
    public static Answer<Table> Of(params (string Name, double[] Values)[] columns) =>
        Of([.. columns.Select(column => Numbers(column.Name, column.Values))]);

    /// <summary>A column of numbers for a table made in memory; NaN stands for a missing value.</summary>
    public static Column Numbers(string name, ReadOnlySpan<double> values) => new NumberColumn(name, values.ToArray());

    /// <summary>A column of text for a table made in memory; nothing stands for a missing value.</summary>
    public static Column Texts(string name, IReadOnlyList<string?> values)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] codes = [.. values.Select(value => value is null ? Groups.Missing : Groups.CodeOf(seen, value))];
        return new TextColumn(name, codes, [.. seen.Keys]);
    }

    /// <returns>Failure: no column, columns of different lengths, or one name twice.</returns>
    public static Answer<Table> Of(IReadOnlyList<Column> columns)
    {
        if (columns.Count == 0)
        {
            return new Refusal(RefusalKind.NotATable, "A table needs at least one column.");
        }

        if (columns.FirstOrDefault(column => column.Rows != columns[0].Rows) is { } other)
        {
            return new Refusal(RefusalKind.UnequalLengths, $"The column {columns[0].Name} has {columns[0].Rows} rows and {other.Name} has {other.Rows}: columns of a table are equally long.");
        }

        return columns.GroupBy(column => column.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } doubled
            ? new Refusal(RefusalKind.NotATable, $"The column name {doubled.Key} stands twice: rename one of the two.")
            : new Table([.. columns]);
    }

    /// <summary>The column of that name.</summary>
    /// <returns>Failure: none has it; the sentence names those there are.</returns>
    public Answer<Column> Find(string name) =>
        Array.Find(columns, column => column.Name.Equals(name, StringComparison.Ordinal)) is { } found ? found : NoSuchColumn(name, Names);

    /// <summary>The column of that name, as numbers.</summary>
    /// <returns>Failure: none has it, or it holds text; the sentence names the first row and text that is no number.</returns>
    public Answer<NumberColumn> FindNumbers(string name) => !Find(name).Gives(out var column, out var refusal) ? refusal
        : column is TextColumn text ? TextInsteadOfNumbers(text)
        : (NumberColumn)column;

    internal static Refusal NoSuchColumn(string name, IReadOnlyList<string> there)
    {
        const int Most = 40;
        var more = there.Count > Most ? $" and {there.Count - Most} more" : "";
        return new Refusal(RefusalKind.NoSuchColumn, $"There is no column {name}; the columns are {string.Join(", ", there.Take(Most))}{more}.");
    }

    private static Refusal TextInsteadOfNumbers(TextColumn column)
    {
        var (row, text) = column.FirstThatIsNoNumber();
        return new Refusal(RefusalKind.NotANumber, $"The column {column.Name} must hold numbers, but row {row + 1} below the header holds “{text}”; a missing value is left empty or written NA.");
    }
}
