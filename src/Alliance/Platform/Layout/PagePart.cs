using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Alliance.Platform.Layout;

/// <summary>What every page shows alike: dates as people say them.</summary>
public static class PagePart
{
    public static IHtmlContent Day(this IHtmlHelper html, DateOnly day)
    {
        var time = new TagBuilder("time");
        time.Attributes["datetime"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        time.InnerHtml.Append(day.ToString("MMMM d, yyyy", CultureInfo.CurrentCulture));
        return time;
    }

    public static IHtmlContent Moment(this IHtmlHelper html, DateTime instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(instant, zone);
        var time = new TagBuilder("time");
        time.Attributes["datetime"] = instant.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        time.InnerHtml.Append(local.ToString("MMMM d, yyyy, h:mm\u00a0tt", CultureInfo.CurrentCulture));
        return time;
    }
}
