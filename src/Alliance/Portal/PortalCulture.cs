using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Localization;

namespace Alliance.Portal;

/// <summary>English or Spanish, as the partner chose or else as their browser prefers. The staff's pages stay in English.</summary>
public sealed class PortalCulture : RequestCultureProvider
{
    public const string CookieName = "alliance-language";
    public static readonly IReadOnlyList<string> Languages = ["en", "es"];

    private static readonly AcceptLanguageHeaderRequestCultureProvider Browser = new();

    /// <summary>The portal, the public form beside it, and the page that whoever leaves at once comes to.</summary>
    public static bool IsTheirs(PathString path) => path.StartsWithSegments("/portal", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/concern", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/calendar", StringComparison.OrdinalIgnoreCase);

    public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        if (!IsTheirs(Wing.AskedFor(httpContext))) return null;
        return httpContext.Request.Cookies[CookieName] switch
        {
            "es" => new ProviderCultureResult("es"),
            "en" => new ProviderCultureResult("en-US"),
            // A letter in Spanish leads to a page in Spanish.
            _ when httpContext.Request.Query["in"] == "es" => new ProviderCultureResult("es"),
            _ => await Browser.DetermineProviderCultureResult(httpContext),
        };
    }
}
