using Alliance.Platform.Data;
using Alliance.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Callouts;

/// <summary>Once an hour: callouts older than <see cref="Callout.DaysKept"/> days are gone.</summary>
public sealed class CalloutExpiry(IServiceScopeFactory scopes, JobLeases leases, TimeProvider time, ILogger<CalloutExpiry> log)
    : HouseJob("callouts", TimeSpan.FromHours(1), leases, time, log)
{
    private const int BatchSize = 50;
    private readonly TimeProvider time = time;

    public override async Task RunAsync(CancellationToken cancel = default)
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
}
