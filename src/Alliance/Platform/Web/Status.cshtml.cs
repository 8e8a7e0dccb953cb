using System.Security.Claims;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Platform.Web;

/// <summary>What one reads where there is no page: what happened, and what to do now. The status stays what it was.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class StatusModel : RoomPage
{
    public int Code { get; private set; }

    /// <summary>What was typed into the form that led here, to be copied.</summary>
    public IReadOnlyList<KeptField> Typed { get; private set; } = [];

    public string SignInAgain { get; private set; } = "";

    /// <summary>The part of the house that was asked, where it has a look of its own.</summary>
    public Wing? Wing { get; private set; }

    public Task OnGetAsync() => ShowAsync();

    public Task OnPostAsync() => ShowAsync();

    private async Task ShowAsync()
    {
        // Not bound: where the form cannot be read, nothing is.
        Code = Convert.ToInt32(RouteData.Values["code"], System.Globalization.CultureInfo.InvariantCulture);
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not { } first)
        {
            // Somebody typed this address. There is nothing at it.
            Code = Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (Code == StatusCodes.Status400BadRequest && IsTooLarge()) Code = Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        SignInAgain = HttpContext.Items[SignedOutAnswer.SignInKey] as string ?? $"{Request.PathBase}/sign-in?ReturnUrl={Uri.EscapeDataString(first.OriginalPathBase + first.OriginalPath + first.OriginalQueryString)}";
        Typed = await TypedFields.OfAsync(Request);
        Wing = Wing.Of(HttpContext);
        if (Wing is not null) HttpContext.User = (await HttpContext.AuthenticateAsync(Wing.Scheme)).Principal ?? new ClaimsPrincipal(new ClaimsIdentity());
    }

    /// <summary>The check of a form's token reads the form, and calls one that it cannot read a bad request.</summary>
    private bool IsTooLarge() => Request.ContentLength > HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
}
