using Alliance.Statistics.Randomness;
using MathNet.Numerics;

namespace Alliance.Statistics.Testing;

/// <summary>Tables drawn with the margins of one: everybody keeps their row, columns are dealt out anew.</summary>
internal static class TableDrawing
{
    private const double Alike = 1e-7;

    public static double P(int[][] rows, int draws, RandomNumbers chance)
    {
        var columns = rows[0].Length;
        var (rowOf, columnOf) = Listed(rows);
        var seen = Logarithm([.. rows.SelectMany(row => row)]) + Alike;
        var counts = new int[rows.Length * columns];
        var asFar = 0;
        for (var draw = 0; draw < draws; draw++)
        {
            chance.Shuffle<int>(columnOf);
            Array.Clear(counts);
            for (var at = 0; at < rowOf.Length; at++)
            {
                counts[rowOf[at] * columns + columnOf[at]]++;
            }

            asFar += Logarithm(counts) <= seen ? 1 : 0;
        }

        return (asFar + 1.0) / (draws + 1.0);
    }

    private static (int[] Rows, int[] Columns) Listed(int[][] rows)
    {
        var (rowOf, columnOf) = (new List<int>(), new List<int>());
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                rowOf.AddRange(Enumerable.Repeat(row, rows[row][column]));
                columnOf.AddRange(Enumerable.Repeat(column, rows[row][column]));
            }
        }

        return ([.. rowOf], [.. columnOf]);
    }

    private static double Logarithm(int[] counts)
    {
        var sum = 0.0;
        foreach (var count in counts)
        {
            sum -= SpecialFunctions.FactorialLn(count);
        }

        return sum;
    }
}
