namespace Alliance.Partnerships.Areas;

/// <summary>The earth in squares of a two-hundredth of a degree, about half a kilometer: an index finds what lies around a point by them.</summary>
public static class Grid
{
    /// <summary>From south to north.</summary>
    public const double MetersPerDegree = 111_195, Meters = MetersPerDegree / PerDegree;

    private const int PerDegree = 200, Columns = 360 * PerDegree;

    public static int? CellOf(double? latitude, double? longitude) =>
        latitude is { } north && longitude is { } east ? RowOf(north) * Columns + ColumnOf(east) : null;

    /// <summary>The squares at a distance of so many from the one of this point: itself, then the eight around it, and so on.</summary>
    public static IReadOnlyList<int> Ring(double latitude, double longitude, int distance)
    {
        var (row, column) = (RowOf(latitude), ColumnOf(longitude));
        return
        [
            .. from up in Enumerable.Range(-distance, 2 * distance + 1)
               from right in Enumerable.Range(-distance, 2 * distance + 1)
               where Math.Max(Math.Abs(up), Math.Abs(right)) == distance
               select (row + up) * Columns + (column + right + Columns) % Columns,
        ];
    }

    /// <summary>The squares of a box, row by row from the south: in each row those from the first to the last.</summary>
    public static IEnumerable<(int First, int Last)> RowsOf(double west, double south, double east, double north)
    {
        // The 180th meridian is the western edge of the first column; as the eastern edge of a box it ends the last.
        var (left, right) = (ColumnOf(west), east >= 180 ? Columns - 1 : ColumnOf(east));
        for (var row = RowOf(south); row <= RowOf(north); row++) yield return (row * Columns + left, row * Columns + right);
    }

    private static int RowOf(double latitude) => (int)Math.Floor((latitude + 90) * PerDegree);

    private static int ColumnOf(double longitude) => (int)Math.Floor((longitude + 180) * PerDegree) % Columns;
}
