using System.Data.Common;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Alliance.Platform.Web;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it may be sent people. A word each, for whoever asks, over http too, since
/// a proxy asks by the machine's number; they come before everything that needs an agency or the database.
/// </summary>
public static class Health
{
    public static void UseHealth(this IApplicationBuilder app)
    {
        app.UseHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = (context, _) => context.Response.WriteAsync("live") });
        app.UseHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = (context, report) => context.Response.WriteAsync(report.Entries.Values.Single().Description!) });
    }
}

/// <summary>Whether people may be sent here: the schema is made, the ledger of erasures replayed, the database answers, and the server is not about to stop.</summary>
public sealed class Readiness(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3), Remembered = TimeSpan.FromSeconds(1);
    private (DateTimeOffset At, bool Answers) database = (DateTimeOffset.MinValue, false);

    /// <summary>Set once the schema is made and the ledger replayed; nobody is served before.</summary>
    public bool IsPrepared { get; set; }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested) return HealthCheckResult.Unhealthy("stopping");
        if (!IsPrepared) return HealthCheckResult.Unhealthy("starting");
        return await AnswersAsync(cancellationToken) ? HealthCheckResult.Healthy("ready") : HealthCheckResult.Unhealthy("no database");
    }

    /// <summary>Asked at most once a second, however many ask us.</summary>
    private async Task<bool> AnswersAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (now - database.At >= Remembered) database = (now, await AskAsync(cancel));
        return database.Answers;
    }

    private async Task<bool> AskAsync(CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<AllianceContext>().Database.CanConnectAsync(patience.Token);
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or InvalidOperationException { InnerException: DbException } || failure is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return false;
        }
    }
}

/// <summary>When it is told to stop, the server serves on for as long as a proxy needs to see that it is not ready.</summary>
public sealed class Draining(Settings settings, TimeProvider time) : IHostedLifecycleService
{
    /// <summary>What is under way when the server stops has this long to be done.</summary>
    public static readonly TimeSpan Farewell = TimeSpan.FromSeconds(30);

    public Task StoppingAsync(CancellationToken cancellationToken) => settings.Drain > TimeSpan.Zero ? Task.Delay(settings.Drain, time, cancellationToken) : Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
