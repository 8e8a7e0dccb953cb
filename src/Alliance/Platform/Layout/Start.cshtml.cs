using Alliance.Platform.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Platform.Layout;

/// <summary>The front door: on to the page where the acting role begins, or to the sign-in.</summary>
[AllowAnonymous]
public sealed class StartModel(IEnumerable<StartPage> starts) : RoomPage
{
    public IActionResult OnGet()
    {
        TempData.Keep();
        if (!User.IsSignedIn()) return Redirect("~/sign-in");
        var start = starts.LastOrDefault(s => s.Role == User.ActingRole());
        return Redirect($"~{start?.Path ?? "/my-trail"}");
    }
}
