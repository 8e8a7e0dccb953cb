using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Platform.Web;

/// <summary>An address to link to where a page wants to say "not allowed" by itself.</summary>
[AllowAnonymous]
public sealed class NotAllowedModel : RoomPage
{
    public IActionResult OnGet() => StatusCode(StatusCodes.Status403Forbidden);
}
