using Alliance.Statistics.Data;

namespace Alliance.Statistics.Formulas;

/// <summary>A formula brought together with a table: the numbers a model is fitted to. Rows with anything missing that the formula needs are left out.</summary>
public sealed class Design
{
    private readonly int[] kept;
    private readonly double[] response;
    private readonly double[] trials;
    private readonly double[] offset;

    internal Design(DesignRows rows, DesignMatrix matrix, IReadOnlyList<RandomDesign> random)
    {
        kept = rows.Kept;
        (response, trials, offset) = (rows.Response, rows.Trials, rows.Offset);
        (Table, Formula, Matrix, Random) = (rows.Table, rows.Formula, matrix, random);
    }

    public Table Table { get; }

    public Formula Formula { get; }

    /// <summary>X: what the fixed part of the formula stands for.</summary>
    public DesignMatrix Matrix { get; }

    /// <summary>The outcome, one per row used; for <c>cbind(successes, failures)</c> the successes.</summary>
    public ReadOnlySpan<double> Response => response;

    /// <summary>Successes and failures together, one per row used; empty unless the outcome is <c>cbind(…)</c>.</summary>
    public ReadOnlySpan<double> Trials => trials;

    /// <summary>All offsets added up, one per row used; empty where the formula has none.</summary>
    public ReadOnlySpan<double> Offset => offset;

    /// <summary>In the order of <see cref="Formula.Random"/>.</summary>
    public IReadOnlyList<RandomDesign> Random { get; }

    /// <summary>Which rows of the table are used, from zero.</summary>
    public ReadOnlySpan<int> Kept => kept;

    /// <summary>How many rows were left out because something was missing in them.</summary>
    public int Dropped => Table.Rows - kept.Length;

    /// <param name="alsoNeeded">Columns in which nothing may be missing either, such as that of the clusters.</param>
    /// <returns>
    /// Failure: a column that is not there, text where numbers are needed, a value that is no number (the logarithm of −1), every row with something
    /// missing, or a factor with one level.
    /// </returns>
    public static Answer<Design> Of(Formula formula, Table table, params IReadOnlyList<string> alsoNeeded) =>
        DesignRows.Of(formula, table, alsoNeeded).Gives(out var rows, out var refusal) ? rows.Design() : refusal;

    /// <summary>The groups that a column makes of the rows used, such as clusters.</summary>
    /// <returns>Failure: there is no such column, or it is missing in a row used (name it to <see cref="Of"/> then).</returns>
    public Answer<Groups> GroupsOf(string column)
    {
        if (!Table.Find(column).Gives(out var found, out var refusal))
        {
            return refusal;
        }

        return Array.FindIndex(kept, found.IsMissing) is var missing and >= 0
            ? new Refusal(RefusalKind.NotANumber, $"{column} is missing in row {kept[missing] + 1} below the header, so that row belongs to no group.")
            : found.Grouped().Of(kept);
    }
}
