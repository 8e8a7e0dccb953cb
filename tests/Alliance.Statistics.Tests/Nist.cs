using System.Globalization;
using System.Text.RegularExpressions;

namespace Alliance.Statistics.Tests;

/// <summary>Certified values and data of NIST's Statistical Reference Datasets, as their files print them.</summary>
internal static partial class Nist
{
    public static string[] Lines(string set) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "NistData", $"{set}.dat"));

    /// <summary>The number that ends the first line with these words.</summary>
    public static double Certified(string set, string words) =>
        Number(Numbers().Matches(Lines(set).First(line => line.Contains(words, StringComparison.Ordinal)))[^1].Value);

    public static double[] Univariate(string set) =>
        [.. Lines(set).SkipWhile(line => !line.StartsWith("Data: Y", StringComparison.Ordinal)).Skip(2).Where(line => line.Trim().Length > 0).Select(line => Number(line.Trim()))];

    /// <summary>A group for each column under "Data:", as text.</summary>
    public static string[][] Groups(string set)
    {
        var rows = Lines(set).SkipWhile(line => !line.StartsWith("Data:", StringComparison.Ordinal) || line.Length > 30).Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(cells => cells.Length > 1 && cells[0].Contains('.')).ToList();
        return [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Select(row => row[column]).ToArray())];
    }

    /// <summary>Of a regression: every row of data, the outcome first.</summary>
    public static double[][] Rows(string set) =>
        [.. Lines(set).Skip(60).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(cells => cells.Length > 1).Select(cells => cells.Select(Number).ToArray())];

    /// <summary>Of a regression: each coefficient with its standard deviation.</summary>
    public static (double Value, double Error)[] Coefficients(string set) =>
        [.. Lines(set).Select(line => Coefficient().Match(line)).Where(match => match.Success).Select(match => (Number(match.Groups[1].Value), Number(match.Groups[2].Value)))];

    public static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>How many digits agree: the logarithm of the relative error, 15 where there is none.</summary>
    public static double DigitsAgreeing(double actual, double certified) =>
        actual == certified ? 15 : Math.Min(15, -Math.Log10(Math.Abs(actual - certified) / Math.Abs(certified == 0 ? 1 : certified)));

    [GeneratedRegex(@"^\s+B\d+\s+(\S+)\s+(\S+)\s*$")]
    private static partial Regex Coefficient();

    [GeneratedRegex(@"-?\d+(\.\d*)?([eE][-+]?\d+)?")]
    private static partial Regex Numbers();
}
