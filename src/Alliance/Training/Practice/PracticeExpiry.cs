using Alliance.Platform.Data;
using Alliance.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Practice;

/// <summary>Once an hour: sessions older than <see cref="PracticeSession.DaysKept"/> days are gone, and agreements to role-plays that are no longer good.</summary>
public sealed partial class PracticeExpiry(IServiceScopeFactory scopes, JobLeases leases, TimeProvider time, ILogger<PracticeExpiry> log) : BackgroundService
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
                    if (await leases.HoldAsync("practice", Pause * 2, stoppingToken)) await RunAsync(stoppingToken);
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
            var action = ActionContext.System(agency.Id, time, PracticeEvents.Purpose);
            while (await room.ServiceProvider.GetRequiredService<PracticeService>().ForgetDueAsync(BatchSize, action, cancel) > 0) cancel.ThrowIfCancellationRequested();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old practice could not be taken out; trying again in an hour.")]
    private partial void CouldNotRun(Exception failure);
}
