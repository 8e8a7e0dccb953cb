using Microsoft.AspNetCore.Diagnostics;

namespace Alliance.Platform.Layout;

/// <summary>A part of the house with a door and a look of its own. Pages that say what went wrong there look and speak like it.</summary>
/// <param name="Under">Where its addresses begin.</param>
/// <param name="Layout">Its frame.</param>
/// <param name="Home">Its first page.</param>
/// <param name="Scheme">How somebody is known there.</param>
public sealed record Wing(PathString Under, string Layout, string Home, string Scheme)
{
    /// <summary>Nobody is known there, signed in or not: who is signed in elsewhere in the browser is neither noted nor locked out by it.</summary>
    public bool AsksNobodyWho { get; init; }

    public static Wing? Of(HttpContext request) =>
        request.RequestServices.GetServices<Wing>().FirstOrDefault(w => AskedFor(request).StartsWithSegments(w.Under, StringComparison.OrdinalIgnoreCase));

    /// <summary>The address that was asked for, also where this request runs again only to say what went wrong with it.</summary>
    public static PathString AskedFor(HttpContext request) =>
        request.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? request.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? request.Request.Path;
}
