using System.Text;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Calendar;

/// <summary>An officer's calendar, for whoever has its address. What never was, what has ended and whose officer is gone get one answer.</summary>
[AllowAnonymous]
[EnableRateLimiting(CalendarLimit.Policy)]
public sealed class FeedModel(AgencyScope scope, CalendarFeedService feeds, CalendarReader reader, IStringLocalizer<Words> words, TimeProvider time) : PageModel
{
    private const string Purpose = "Fetched by a calendar program";

    public async Task<IActionResult> OnGetAsync(string secret)
    {
        HttpContext.KeepAddressSecret();
        Response.Headers.CacheControl = "no-store";
        // A program reads no page.
        if (HttpContext.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        if (scope.Agency is not { } agency || await feeds.FindAsync(secret) is not { } feed) return NotFound();
        var action = new ActionContext(agency.Id, feed.OfficerId, nameof(Role.Officer), time.Instant(), Purpose, HttpContext.Source());
        await feeds.FetchedAsync(feed, action);
        return File(Encoding.UTF8.GetBytes(CalendarText.Of(await reader.OfAsync(feed.OfficerId, action.Now), words["Partnerships"])), "text/calendar; charset=utf-8");
    }
}
