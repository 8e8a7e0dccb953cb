using Alliance.Partnerships.Relationships;
using Alliance.Platform.Layout;
using Microsoft.Extensions.Localization;

namespace Alliance.Callouts;

public static class HelperWords
{
    /// <summary>Why somebody stands where they stand, in a line.</summary>
    public static string ReasonsOf(this IStringLocalizer<Words> words, ListedHelper helper, DateOnly today, TimeZoneInfo zone)
    {
        var ranked = helper.Ranked;
        var reasons = new List<string>();
        if (ranked.OpenUntil is { } until) reasons.Add(words["until {0:h:mm tt}", until]);
        if (ranked.Meters is { } meters) reasons.Add(meters < 950 ? words["{0:0} m", Math.Max(50, Math.Round(meters / 50) * 50)] : words["{0:0.0} km", meters / 1000]);
        if (ranked.SpeaksIt) reasons.Add(words["speaks it"]);
        reasons.Add(words.Of(Tie.WordOf(ranked.Strength)).ToLowerInvariant());
        if (ranked.Helper.LastContactAt is { } last)
            reasons.Add(words.Count(Math.Max(0, today.DayNumber - DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(last, zone)).DayNumber), "seen 1 day ago", "seen {0} days ago"));
        reasons.Add(ranked.AskedThisMonth == 0 ? words["not asked this month"] : words.Count(ranked.AskedThisMonth, "asked once this month", "asked {0} times this month"));
        return string.Join(" · ", reasons);
    }
}
