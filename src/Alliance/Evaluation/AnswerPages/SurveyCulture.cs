using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Localization;

namespace Alliance.Evaluation.AnswerPages;

/// <summary>English or Spanish, as the address says or else as the browser prefers. No cookie keeps it.</summary>
public sealed class SurveyCulture : RequestCultureProvider
{
    private static readonly AcceptLanguageHeaderRequestCultureProvider Browser = new();

    public static bool IsTheirs(PathString path) => path.StartsWithSegments("/Survey", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/S", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/Kiosk", StringComparison.OrdinalIgnoreCase);

    public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        if (!IsTheirs(Wing.AskedFor(httpContext))) return null;
        return (string?)httpContext.Request.Query["in"] switch
        {
            "es" => new ProviderCultureResult("es"),
            "en" => new ProviderCultureResult("en-US"),
            _ => await Browser.DetermineProviderCultureResult(httpContext),
        };
    }
}
