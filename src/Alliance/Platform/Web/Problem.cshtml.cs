using System.Data.Common;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Web;

/// <summary>Something failed that nobody foresaw. It says that nothing was saved, and shows what was typed, to be copied.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ProblemModel : RoomPage
{
    public IReadOnlyList<KeptField> Typed { get; private set; } = [];
    public bool IsTooLarge => Response.StatusCode == StatusCodes.Status413PayloadTooLarge;
    public bool IsAway => Response.StatusCode == StatusCodes.Status503ServiceUnavailable;
    public bool WasForm { get; private set; }

    /// <summary>A number that the server's log has too.</summary>
    public string Number => HttpContext.TraceIdentifier;

    public static int StatusOf(Exception failure) => failure switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        DbException or DbUpdateException or TimeoutException or InvalidOperationException { InnerException: DbException } => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    public Task OnGetAsync() => ShowAsync();

    public Task OnPostAsync() => ShowAsync();

    private async Task ShowAsync()
    {
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is null) Response.StatusCode = StatusCodes.Status404NotFound;
        WasForm = HttpMethods.IsPost(Request.Method);
        Typed = await TypedFields.OfAsync(Request);
    }
}
