using System.Data.Common;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Web;

/// <summary>
/// After 30 minutes without a person's doing, asks for the password again; 12 hours after the sign-in, for everything again. Nothing
/// typed is lost: the browser covers the page and keeps it, and a form that arrives late is carried through the unlock page.
/// </summary>
public sealed class IdleLock(RequestDelegate next)
{
    public const int LockedStatus = 419;
    public const string BackgroundHeader = "X-Background";
    public static readonly object LatePathKey = new();

    private static readonly string[] Open = ["/unlock", "/sign-out", "/sign-in", "/second-factor", "/password"];

    public async Task InvokeAsync(HttpContext context, AllianceContext db, TimeProvider time)
    {
        if (!context.User.IsSignedIn() || context.Items[TicketStore.SeenKey] is not SignInTicket ticket || context.TellsOfTrouble() || Wing.Of(context)?.AsksNobodyWho == true)
        {
            await next(context);
            return;
        }
        var now = time.Instant();
        if (ticket.IsLockedAt(now) && Open.Any(path => context.Request.Path.StartsWithSegments(path)))
        {
            await next(context);
            return;
        }
        if (ticket.IsLockedAt(now))
        {
            await LockAsync(context);
            return;
        }
        if (now - ticket.LastSeenAt > TimeSpan.FromMinutes(1) && !IsBackground(context)) await TrySeeAsync(db, ticket.Id, now);
        await next(context);
    }

    /// <summary>Starts the idle clock anew.</summary>
    public static async Task SeenAsync(AllianceContext db, Guid ticketId, DateTime now)
    {
        await using var write = await db.BeginWriteAsync();
        await db.Set<SignInTicket>().Where(t => t.Id == ticketId).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastSeenAt, now));
        await write.CommitAsync();
    }

    /// <summary>On a full disk the clock only runs out sooner; reading goes on.</summary>
    private static async Task TrySeeAsync(AllianceContext db, Guid ticketId, DateTime now)
    {
        try
        {
            await SeenAsync(db, ticketId, now);
        }
        catch (Exception failure) when (failure is DbException or TimeoutException)
        {
            // What the page itself writes will say that the database is in trouble.
        }
    }

    private async Task LockAsync(HttpContext context)
    {
        if (context.Request.IsByScript())
        {
            context.Response.StatusCode = LockedStatus;
            return;
        }
        var target = context.Request.PathBase + context.Request.Path + context.Request.QueryString;
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Redirect($"{context.Request.PathBase}/unlock?returnUrl={Uri.EscapeDataString(target)}");
            return;
        }
        // A form that came too late: the unlock page takes it in and sends it on.
        context.Items[LatePathKey] = target;
        context.Request.Path = "/unlock";
        context.Request.QueryString = new QueryString("?handler=late");
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        await next(context);
    }

    private static bool IsBackground(HttpContext context) => context.Request.Headers.ContainsKey(BackgroundHeader);
}
