using MathNet.Numerics;

namespace Alliance.Statistics.Testing;

/// <summary>Counts all tables with the margins of one, by the logarithm of 1 / Π x!, which is a table's likelihood but for a constant.</summary>
internal sealed class TableCounting
{
    // Likelihoods that agree this far are equal but for rounding.
    private const double Alike = 1e-7;
    private const double Grain = 1e-9;

    // In the time of one table of the last two columns; about five seconds in all.
    private const long MostSteps = 60_000_000;
    private const int Dealing = 20;
    private const int Kept = 5;

    private readonly int[] rowSums;
    private readonly int[] columnSums;
    private readonly double limit;
    private readonly double[] factorials;
    private long steps;

    public TableCounting(int[][] rows)
    {
        // The fewer columns to deal, the better; the largest last, where all is counted at once.
        var table = rows.Length < rows[0].Length ? Turned(rows) : rows;
        rowSums = Array.ConvertAll(table, row => row.Sum());
        columnSums = [.. Enumerable.Range(0, table[0].Length).Select(column => table.Sum(row => row[column])).Order()];
        factorials = new double[rowSums.Sum() + 1];
        for (var at = 0; at < factorials.Length; at++)
        {
            factorials[at] = SpecialFunctions.GammaLn(at + 1.0);
        }

        limit = -table.Sum(row => row.Sum(count => factorials[count])) + Alike;
    }

    /// <summary>The p, or nothing where there are too many tables.</summary>
    public double? P()
    {
        var nodes = new Dictionary<string, Node>();
        Pass(nodes, [.. rowSums.Order()], 0, 1);
        for (var column = 0; column < columnSums.Length - 2; column++)
        {
            var next = new Dictionary<string, Node>();
            foreach (var node in nodes.Values)
            {
                if (!Deal(node.Left, columnSums[column], (left, log) => node.PassTo(next, left, log, ref steps)))
                {
                    return null;
                }
            }

            nodes = next;
        }

        var sum = 0.0;
        foreach (var node in nodes.Values)
        {
            if (Completed(node) is not { } part)
            {
                return null;
            }

            sum += part;
        }

        return Math.Min(1, sum);
    }

    // All ways to deal the last two columns, sorted by likelihood; each past then needs one look-up.
    private double? Completed(Node node)
    {
        var ways = new List<double>();
        if (!Deal(node.Left, columnSums[^2], (left, log) => ways.Add(log - left.Sum(count => factorials[count]))))
        {
            return null;
        }

        ways.Sort();
        var scale = rowSums.Sum(sum => factorials[sum]) + columnSums.Sum(sum => factorials[sum]) - factorials[^1];
        var below = new double[ways.Count + 1];
        for (var at = 0; at < ways.Count; at++)
        {
            below[at + 1] = below[at] + Math.Exp(ways[at] + scale / 2);
        }

        var sum = 0.0;
        foreach (var (log, weight) in node.Pasts.Values)
        {
            var place = ways.BinarySearch(limit - log);
            sum += weight * Math.Exp(log + scale / 2) * below[place < 0 ? ~place : place + 1];
        }

        return sum;
    }

    /// <summary>Every way to take a column out of what is left of the rows; false once there are too many.</summary>
    private bool Deal(int[] left, int column, Action<int[], double> dealt)
    {
        var after = (int[])left.Clone();
        var room = new int[left.Length + 1];
        for (var row = left.Length - 1; row >= 0; row--)
        {
            room[row] = room[row + 1] + left[row];
        }

        return Into(0, column, 0);

        bool Into(int row, int rest, double log)
        {
            if (row == left.Length)
            {
                dealt(after, log);
                return ++steps <= MostSteps;
            }

            for (var count = Math.Max(0, rest - room[row + 1]); count <= Math.Min(rest, left[row]); count++)
            {
                after[row] = left[row] - count;
                if (!Into(row + 1, rest - count, log - factorials[count]))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private static void Pass(Dictionary<string, Node> nodes, int[] left, double log, double weight)
    {
        var key = string.Concat(left.Select(count => (char)count));
        if (!nodes.TryGetValue(key, out var node))
        {
            nodes[key] = node = new Node(left);
        }

        var grain = (long)Math.Round(log / Grain);
        node.Pasts[grain] = (log, weight + (node.Pasts.TryGetValue(grain, out var past) ? past.Weight : 0));
    }

    private static int[][] Turned(int[][] rows) => [.. Enumerable.Range(0, rows[0].Length).Select(column => Array.ConvertAll(rows, row => row[column]))];

    /// <summary>What is left of the rows, sorted, and the likelihoods of the ways that led there, with how many each.</summary>
    private sealed record Node(int[] Left)
    {
        public Dictionary<long, (double Log, double Weight)> Pasts { get; } = [];

        public void PassTo(Dictionary<string, Node> next, int[] left, double log, ref long steps)
        {
            int[] sorted = [.. left.Order()];
            steps += Dealing + Kept * Pasts.Count;
            foreach (var (past, weight) in Pasts.Values)
            {
                Pass(next, sorted, past + log, weight);
            }
        }
    }
}
