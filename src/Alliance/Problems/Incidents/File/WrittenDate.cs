using System.Globalization;
using System.Text.RegularExpressions;

namespace Alliance.Problems.Incidents.File;

/// <summary>A date as a file writes it. With slashes it may mean two days; the file's other dates tell which.</summary>
/// <param name="MonthFirst">The day where the month comes first, or where there is only one way to read it.</param>
/// <param name="DayFirst">The day where the day comes first.</param>
public sealed partial record WrittenDate(DateOnly? MonthFirst, DateOnly? DayFirst, bool HasOrder)
{
    public const int Earliest = 1970;

    private static readonly string[] WithNames =
    [
        "d MMM yyyy", "d MMMM yyyy", "MMM d yyyy", "MMMM d yyyy", "d-MMM-yyyy", "d-MMM-yy", "d MMM yy", "ddd MMM d yyyy", "dddd MMMM d yyyy", "ddd d MMM yyyy", "dddd d MMMM yyyy",
    ];

    public bool IsNone => MonthFirst is null && DayFirst is null;
    public bool IsMonthFirst => HasOrder && MonthFirst is not null && DayFirst is null;
    public bool IsDayFirst => HasOrder && DayFirst is not null && MonthFirst is null;
    public bool IsTwoWay => HasOrder && MonthFirst is not null && DayFirst is not null && MonthFirst != DayFirst;

    /// <summary>What stands before a time of day, which is not kept: "3/31/2027 1:20 PM" is "3/31/2027".</summary>
    public static string WithoutTime(string cell)
    {
        var text = cell.AsSpan().Trim();
        var colon = text.IndexOf(':');
        if (colon < 0) return text.Length == cell.Length ? cell : text.ToString();
        var before = text[..colon];
        var cut = before.LastIndexOf(' ');
        if (cut < 0) cut = before.LastIndexOf('T');
        return (cut > 0 ? before[..cut] : text).Trim().ToString();
    }

    public static WrittenDate Read(string text)
    {
        if (YearFirst().Match(text) is { Success: true } iso) return One(Day(Number(iso, 1), Number(iso, 2), Number(iso, 3)));
        if (EightDigits().Match(text) is { Success: true } digits) return One(Day(Number(digits, 1), Number(digits, 2), Number(digits, 3)));
        if (YearLast().Match(text) is { Success: true } parts)
        {
            var year = Number(parts, 4) is < 100 and var two ? 2000 + two : Number(parts, 4);
            var dayFirst = Day(year, Number(parts, 3), Number(parts, 1));
            // Where dots part it, the day comes first wherever that is written.
            return parts.Groups[2].Value == "." ? One(dayFirst) : new WrittenDate(Day(year, Number(parts, 1), Number(parts, 3)), dayFirst, true);
        }
        var plain = Marks().Replace(text, " ").Trim();
        return One(DateOnly.TryParseExact(plain, WithNames, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var named) ? named : null);
    }

    private static WrittenDate One(DateOnly? day) => new(day, day, false);

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(@"^([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})$")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^([0-9]{4})([0-9]{2})([0-9]{2})$")]
    private static partial Regex EightDigits();

    [GeneratedRegex(@"^([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})$")]
    private static partial Regex YearLast();

    [GeneratedRegex(@"[,.]|(?<=[0-9])(?:st|nd|rd|th)\b|\s+")]
    private static partial Regex Marks();
}
