using System.Text.RegularExpressions;

namespace Alliance.Partnerships.Import.Register;

/// <summary>What the cells of a column look like, whatever its header says.</summary>
internal static partial class CellShapes
{
    // Enough to tell, and a 200,000-row file opens at once.
    private const int Looked = 200;

    public static bool MostlyCoordinates(RegisterTable table, int column) => Share(table, column, cell => Coordinates.Read(cell) is not null) > 0.5;

    public static bool MostlyTelephones(RegisterTable table, int column) => Share(table, column, cell => Telephone().IsMatch(cell)) > 0.8;

    public static bool MostlyWebsites(RegisterTable table, int column) =>
        Share(table, column, cell => cell.StartsWith("http", StringComparison.OrdinalIgnoreCase) || cell.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) > 0.8;

    public static bool HasSocialSecurityNumbers(RegisterTable table, int column) => Share(table, column, cell => SocialSecurity().IsMatch(cell)) > 0.5;

    public static bool MostlyDigitless(RegisterTable table, int column) => Share(table, column, cell => !cell.Any(char.IsDigit)) > 0.5;

    /// <summary>The shape that a field's cells must not have; a header alone can mislead.</summary>
    public static bool Contradicts(RegisterTable table, int column, RegisterField field) => field switch
    {
        RegisterField.Coordinates => !MostlyCoordinates(table, column),
        RegisterField.Street => MostlyCoordinates(table, column),
        RegisterField.Telephone or RegisterField.HouseNumber or RegisterField.Latitude or RegisterField.Longitude => MostlyDigitless(table, column),
        RegisterField.Name or RegisterField.TradeName => MostlyTelephones(table, column),
        _ => false,
    };

    private static double Share(RegisterTable table, int column, Func<string, bool> looksLike)
    {
        var cells = table.Rows.Where(row => row.Problem is null).Select(row => Text.Clean(row.Cells[column])).Where(cell => cell.Length > 0).Take(Looked).ToList();
        return cells.Count == 0 ? 0 : (double)cells.Count(looksLike) / cells.Count;
    }

    [GeneratedRegex(@"^(\+?1[ .\-]?)?(\(\d{3}\) ?|\d{3}[ .\-])\d{3}[ .\-]\d{4}$|^\+1\d{10}$", RegexOptions.NonBacktracking)]
    private static partial Regex Telephone();

    [GeneratedRegex(@"^\d{3}-\d{2}-\d{4}$", RegexOptions.NonBacktracking)]
    private static partial Regex SocialSecurity();
}
