using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Door;

/// <summary>Keeps which language this browser reads the portal in.</summary>
[AllowAnonymous]
public sealed class LanguageModel : PortalPage
{
    public IActionResult OnGet(string? to, string? back)
    {
        if (PortalCulture.Languages.Contains(to))
            Response.Cookies.Append(PortalCulture.CookieName, to!, new CookieOptions { HttpOnly = true, IsEssential = true, MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, Path = "/" });
        return Redirect(Url.IsLocalUrl(back) && (back.Contains("/portal", StringComparison.OrdinalIgnoreCase) || back.Contains("/concern", StringComparison.OrdinalIgnoreCase)) ? back : "~/portal/sign-in");
    }
}
