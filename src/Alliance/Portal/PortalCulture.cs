using Microsoft.AspNetCore.Localization;

namespace Alliance.Portal;

/// <summary>English or Spanish, as the partner chose or else as their browser prefers. The staff's pages stay in English.</summary>
public sealed class PortalCulture : RequestCultureProvider
{
    public const string CookieName = "alliance-language";
    public static readonly IReadOnlyList<string> Languages = ["en", "es"];

    private static readonly AcceptLanguageHeaderRequestCultureProvider Browser = new();

    public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        if (!httpContext.Request.Path.StartsWithSegments("/portal", StringComparison.OrdinalIgnoreCase) && !httpContext.Request.Path.StartsWithSegments("/calendar", StringComparison.OrdinalIgnoreCase)) return null;
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
