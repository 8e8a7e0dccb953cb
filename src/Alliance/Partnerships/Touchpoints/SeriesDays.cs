using System.Globalization;
using Alliance.Platform.Layout;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Touchpoints;

/// <summary>The days of a series, and how one says its rule.</summary>
public static class SeriesDays
{
    /// <summary>Half a year of weeks, or two years of months: beyond that nobody plans.</summary>
    public const int Most = 26;

    private const int DaysInAWeek = 7, LastWeekOfAMonth = 5;

    /// <summary>The days from the first on, without end.</summary>
    public static IEnumerable<DateOnly> From(DateOnly first, Rhythm rhythm)
    {
        for (var number = 0; ; number++) yield return rhythm switch
        {
            Rhythm.MonthlyWeekday => Weekday(first, number),
            // Always counted from the first day: after a short month the 31st comes back.
            Rhythm.MonthlyDay => first.AddMonths(number),
            _ => first.AddDays(number * DaysInAWeek * (int)rhythm),
        };
    }

    /// <summary>The rule in words: “on the second Tuesday of each month”.</summary>
    public static string Say(this IStringLocalizer<Words> words, Rhythm rhythm, DateOnly first)
    {
        var weekday = first.ToString("dddd", CultureInfo.CurrentCulture);
        return rhythm switch
        {
            Rhythm.Weekly => words["Every {0}", weekday],
            Rhythm.TwoWeekly => words["Every other {0}", weekday],
            Rhythm.FourWeekly => words["Every fourth {0}", weekday],
            Rhythm.MonthlyWeekday => words[Nth(first) switch
            {
                1 => "On the first {0} of each month",
                2 => "On the second {0} of each month",
                3 => "On the third {0} of each month",
                4 => "On the fourth {0} of each month",
                _ => "On the last {0} of each month",
            }, weekday],
            Rhythm.MonthlyDay when first.Day > 28 => words["On day {0} of each month; in a shorter month on its last day", first.Day],
            Rhythm.MonthlyDay => words["On day {0} of each month", first.Day],
            _ => words["Once"],
        };
    }

    /// <summary>Which of its weekday in its month a day is; the fifth is the last.</summary>
    private static int Nth(DateOnly day) => (day.Day - 1) / DaysInAWeek + 1;

    private static DateOnly Weekday(DateOnly first, int months)
    {
        var nth = Nth(first);
        var start = new DateOnly(first.Year, first.Month, 1).AddMonths(months);
        var earliest = start.AddDays(((int)first.DayOfWeek - (int)start.DayOfWeek + DaysInAWeek) % DaysInAWeek);
        var day = earliest.AddDays((nth - 1) * DaysInAWeek);
        return nth == LastWeekOfAMonth && day.Month != start.Month ? day.AddDays(-DaysInAWeek) : day;
    }
}
