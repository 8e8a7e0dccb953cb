using System.Globalization;

namespace Alliance.Stewardship.Organization;

/// <summary>Where the marks of one part lie: a line for each element, from beginning to how we work, with what was found then and now.</summary>
public sealed class ElementPlot(IReadOnlyList<Element> elements, IReadOnlyDictionary<string, Finding> now, IReadOnlyDictionary<string, Finding> then)
{
    public const int Width = 360, Left = 14, Right = 346, Top = 26, LineHeight = 40;

    public IReadOnlyList<Element> Elements => elements;
    public int Height => Top + elements.Count * LineHeight + 4;

    /// <summary>Nothing was found or agreed on, neither now nor then.</summary>
    public bool IsEmpty => elements.All(e => Answered(now, e) is null && Answered(then, e) is null && Agreed(now, e) is null && Agreed(then, e) is null);

    /// <summary>The height of a line: 0 is the first.</summary>
    public static int Y(int line) => Top + line * LineHeight + 26;

    /// <summary>1 lies at the left, 3 at the right.</summary>
    public static double X(double place) => Left + (Right - Left) * (place - 1) / 2;

    public double? NowOf(Element element) => Answered(now, element);

    public double? ThenOf(Element element) => Answered(then, element);

    public int? AgreedNowOf(Element element) => Agreed(now, element);

    public int? AgreedThenOf(Element element) => Agreed(then, element);

    public static string Plain(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static double? Answered(IReadOnlyDictionary<string, Finding> findings, Element element) => findings.GetValueOrDefault(element.Code)?.Mean;

    private static int? Agreed(IReadOnlyDictionary<string, Finding> findings, Element element) => (int?)findings.GetValueOrDefault(element.Code)?.Agreed;
}
