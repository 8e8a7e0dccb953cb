using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Web;

/// <summary>
/// What somebody gets whose sign-in has ended: a page leads to the sign-in and back. A form does not, since its words would be lost:
/// it gets a page that shows them. A script gets a status and one sentence.
/// </summary>
public static class SignedOutAnswer
{
    /// <summary>Where a room that has a door of its own says which.</summary>
    public static readonly object SignInKey = new();

    public static async Task GiveAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) && !request.IsByScript())
        {
            // Path and query only: the host that a request names need not be ours.
            context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        if (!request.WantsJson()) return;
        var words = context.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Words>>();
        await context.Response.WriteAsJsonAsync(new { ok = false, message = words["Your sign-in has ended. Sign in in another tab and come back to this one: what you typed here stays."].Value });
    }

    public static bool IsByScript(this HttpRequest request) =>
        request.Headers.ContainsKey("X-Requested-With") || request.Headers.ContainsKey("HX-Request") || request.Headers.ContainsKey(IdleLock.BackgroundHeader);

    public static bool WantsJson(this HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase) || request.Headers.ContainsKey("X-Requested-With");
}
