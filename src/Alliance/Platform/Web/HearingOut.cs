using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace Alliance.Platform.Web;

/// <summary>
/// A browser reads its answer when it has sent everything. One that is refused for the size of what it sends would find the line cut and
/// show its own riddle: so what is too large is taken in to its end and thrown away, before the answer goes out.
/// </summary>
public static class HearingOut
{
    /// <summary>Whoever sends more than that is no form.</summary>
    private const long MostBytes = 512L * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task DoAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        await next(context);
        // The page's own limit, where it has one, is known by now.
        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit is { IsReadOnly: false } && context.Request.ContentLength is { } length && length > limit.MaxRequestBodySize && length <= MostBytes)
        {
            limit.MaxRequestBodySize = null;
            await ThrowAwayAsync(context);
        }
    }

    private static async Task ThrowAwayAsync(HttpContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        end.CancelAfter(Patience);
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            while (await context.Request.Body.ReadAsync(buffer, end.Token) > 0) { }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // It was too slow, or has hung up: then nobody waits for the answer.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
