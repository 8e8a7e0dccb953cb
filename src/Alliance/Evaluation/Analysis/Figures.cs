using System.Globalization;

namespace Alliance.Evaluation.Analysis;

/// <summary>Numbers as the sentences of a report say them, in English.</summary>
internal static class Figures
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    public static string P(double p) => p < 0.001 ? "below 0.001" : p.ToString(p < 0.1 ? "0.000" : "0.00", English);

    /// <summary>Three digits that matter.</summary>
    public static string Number(double value) => value == 0 ? "0" : Math.Abs(value) switch
    {
        >= 100 => value.ToString("0", English),
        >= 10 => value.ToString("0.0", English),
        >= 0.095 => value.ToString("0.00", English),
        _ => value.ToString("G2", English),
    };

    public static string Percent(double share) => $"{(Math.Abs(share) is < 0.1 and > 0.0005 ? 100 * share : Math.Round(100 * share, MidpointRounding.AwayFromZero)).ToString("0.#", English)} %";

    /// <summary>"18 % fewer", "12 % more", "no change".</summary>
    public static string Change(double share) => Math.Abs(share) < 0.0005 ? "no change" : share < 0 ? $"{Percent(-share)} fewer" : $"{Percent(share)} more";

    /// <summary>"0.31 points higher".</summary>
    public static string Points(double points) => points == 0 ? "no change" : $"{Number(Math.Abs(points))} points {(points < 0 ? "lower" : "higher")}";

    public static string Count(int number, string thing) => $"{number.ToString(English)} {thing}{(number == 1 ? "" : "s")}";

    /// <summary>"a, b and c"; beyond seven how many more.</summary>
    public static string List(IReadOnlyList<string> things)
    {
        const int Most = 7;
        if (things.Count > Most) return $"{string.Join(", ", things.Take(Most))} and {(things.Count - Most).ToString(English)} more";
        return things.Count <= 1 ? string.Concat(things) : $"{string.Join(", ", things.Take(things.Count - 1))} and {things[^1]}";
    }
}
