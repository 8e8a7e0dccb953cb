using Alliance.Platform.Data;
using Alliance.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Practice;

/// <summary>Once an hour: sessions older than <see cref="PracticeSession.DaysKept"/> days are gone, and agreements to role-plays that are no longer good.</summary>
public sealed class PracticeExpiry(IServiceScopeFactory scopes, JobLeases leases, TimeProvider time, ILogger<PracticeExpiry> log) : HouseJob("practice", TimeSpan.FromHours(1), leases, time, log)
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
            var action = ActionContext.System(agency.Id, time, PracticeEvents.Purpose);
            while (await room.ServiceProvider.GetRequiredService<PracticeService>().ForgetDueAsync(BatchSize, action, cancel) > 0) cancel.ThrowIfCancellationRequested();
        }
    }
}
