using Alliance.Platform.Data;
using Alliance.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Callouts;

/// <summary>Once an hour: callouts older than <see cref="Callout.DaysKept"/> days are gone.</summary>
public sealed partial class CalloutExpiry(IServiceScopeFactory scopes, JobLeases leases, TimeProvider time, ILogger<CalloutExpiry> log) : BackgroundService
{
    private const int BatchSize = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    if (await leases.HoldAsync("callouts", Pause * 2, stoppingToken)) await RunAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    CouldNotRun(failure);
                }
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server is stopping; the next start looks again.
        }
    }

    public async Task RunAsync(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var agency in await scope.ServiceProvider.GetRequiredService<AllianceContext>().Agencies.AsNoTracking().ToListAsync(cancel))
        {
            await using var room = scopes.CreateAsyncScope();
            room.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency);
            var action = ActionContext.System(agency.Id, time, "Callouts are kept for 90 days") with { Source = "this server" };
            while (await room.ServiceProvider.GetRequiredService<CalloutService>().ForgetDueAsync(BatchSize, action, cancel) > 0) cancel.ThrowIfCancellationRequested();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old callouts could not be taken out; trying again in an hour.")]
    private partial void CouldNotRun(Exception failure);
}
