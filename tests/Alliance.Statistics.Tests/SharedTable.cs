using System.Globalization;
using Alliance.Tests;

namespace Alliance.Statistics.Tests;

/// <summary>A small table of the shared data: names in the first line, no commas inside cells.</summary>
internal static class SharedTable
{
    public static string[][] Cells(string path, params string[] columns)
    {
        var lines = System.Text.Encoding.UTF8.GetString(SharedData.Bytes(path)).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToArray();
        var places = columns.Length == 0 ? [.. Enumerable.Range(0, lines[0].Length)] : Array.ConvertAll(columns, column => Array.IndexOf(lines[0], column));
        return [.. lines.Skip(1).Select(line => Array.ConvertAll(places, place => line[place]))];
    }

    /// <summary>The same as numbers, NaN for an empty cell.</summary>
    public static double[][] Numbers(string path, params string[] columns) =>
        Array.ConvertAll(Cells(path, columns), row => Array.ConvertAll(row, cell => cell.Length == 0 ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture)));
}
