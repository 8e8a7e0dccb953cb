using System.Data.Common;
using System.Runtime.ExceptionServices;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Web;

/// <summary>The agencies of this server, remembered for half a minute.</summary>
public sealed class AgencyDirectory(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);
    private (DateTimeOffset At, IReadOnlyList<Agency> Agencies) known = (DateTimeOffset.MinValue, []);

    public async Task<IReadOnlyList<Agency>> AllAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (known.Agencies.Count > 0 && now - known.At < Remembered) return known.Agencies;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            known = (now, await scope.ServiceProvider.GetRequiredService<AllianceContext>().Agencies.AsNoTracking().OrderBy(a => a.Name).ToListAsync(cancel));
        }
        catch (Exception failure) when (known.Agencies.Count > 0 && failure is DbException or TimeoutException or InvalidOperationException { InnerException: DbException })
        {
            // The database is away. Who we are has not changed, and the page that says so needs to know.
        }
        return known.Agencies;
    }

    /// <summary>Something about them has changed: this node asks anew, the others within half a minute.</summary>
    public void Forget() => known = (DateTimeOffset.MinValue, known.Agencies);
}

/// <summary>Before anybody signs in, the host name or the path <c>/at/NAME</c> says which agency is meant; where there is one only, nothing need.</summary>
public sealed class AgencyByAddress(RequestDelegate next)
{
    public static readonly object NamedKey = new();

    public async Task InvokeAsync(HttpContext context, AgencyScope scope, AgencyDirectory directory)
    {
        var agencies = await directory.AllAsync(context.RequestAborted);
        var agency = ByPath(context, agencies) ?? agencies.FirstOrDefault(a => a.HostName is not null && string.Equals(a.HostName, context.Request.Host.Host, StringComparison.OrdinalIgnoreCase));
        if (agency is not null) context.Items[NamedKey] = agency;
        if ((agency ?? (agencies.Count == 1 ? agencies[0] : null)) is { } meant) scope.Enter(meant);
        await next(context);
    }

    private static Agency? ByPath(HttpContext context, IReadOnlyList<Agency> agencies)
    {
        if (!context.Request.Path.StartsWithSegments("/at", out var rest) || rest.Value is not { Length: > 1 } tail) return null;
        var slug = tail[1..].Split('/')[0];
        if (agencies.FirstOrDefault(a => string.Equals(a.Slug, slug, StringComparison.OrdinalIgnoreCase)) is not { } agency) return null;
        context.Request.PathBase = context.Request.PathBase.Add("/at/" + slug);
        context.Request.Path = tail.Length > slug.Length + 1 ? tail[(slug.Length + 1)..] : "/";
        return agency;
    }
}

public static class Trouble
{
    /// <summary>Whether this request runs again only to show what went wrong with it.</summary>
    public static bool TellsOfTrouble(this HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}

/// <summary>Once somebody is signed in, only their own agency counts; an address of another one leads nowhere.</summary>
public sealed class AgencyBySignIn(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, AgencyScope scope, AgencyDirectory directory)
    {
        var tellsOfTrouble = context.TellsOfTrouble();
        if (!tellsOfTrouble && context.Items[TicketStore.FailureKey] is ExceptionDispatchInfo failure) failure.Throw();
        if (context.User.IsSignedIn())
        {
            var own = (await directory.AllAsync(context.RequestAborted)).FirstOrDefault(a => a.Id == context.User.AgencyId());
            var named = context.Items[AgencyByAddress.NamedKey] as Agency;
            if (!tellsOfTrouble && (own is null || named is not null && named.Id != own.Id))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
            if (own is not null) scope.Enter(own);
        }
        await next(context);
    }
}

/// <summary>Away from this machine the record travels encrypted or not at all.</summary>
public sealed partial class SecureAwayFromHome(RequestDelegate next, ILogger<SecureAwayFromHome> log)
{
    /// <summary>Whether the log says already that a proxy may be missing among the settings; anybody can make it say so.</summary>
    private int isSaid;

    public async Task InvokeAsync(HttpContext context)
    {
        var host = context.Request.Host.Host;
        var atHome = host is "localhost" or "127.0.0.1" or "[::1]";
        if (context.Request.IsHttps || atHome)
        {
            await next(context);
            return;
        }
        // The header of a proxy whose word counts is used up by now.
        if (context.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedProtoHeaderName) && Interlocked.Exchange(ref isSaid, 1) == 0) NameTheProxy();
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync("Away from the server itself this site answers only over https. Ask whoever runs it for the https address.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request came by http and says that a proxy passed it on; its sender is no proxy that is known here. If it is yours, name its address in ALLIANCE_PROXIES.")]
    private partial void NameTheProxy();
}
