using System.Globalization;
using System.Text.RegularExpressions;
using Alliance.Partnerships.Team;

namespace Alliance.Stewardship.Transparency;

/// <summary>Three months of the calendar, written 2026-q3.</summary>
public readonly partial record struct Quarter(int Year, int Number)
{
    public static Quarter Of(DateOnly day) => new(day.Year, (day.Month + 2) / 3);

    /// <returns>Null for anything that is not a quarter from 2000 on.</returns>
    public static Quarter? Parse(string? text) =>
        Written().Match(text ?? "") is { Success: true } match ? new(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].ValueSpan[0] - '0') : null;

    public DateOnly First => new(Year, 3 * Number - 2, 1);
    public DateOnly Last => First.AddMonths(3).AddDays(-1);
    public Quarter Next => Of(First.AddMonths(3));
    public Quarter Previous => Of(First.AddMonths(-3));

    public DateTime StartIn(TimeZoneInfo zone) => Month.Of(First).StartIn(zone);

    public override string ToString() => $"{Year.ToString("D4", CultureInfo.InvariantCulture)}-q{Number}";

    [GeneratedRegex(@"^(20[0-9]{2})-[qQ]([1-4])$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
