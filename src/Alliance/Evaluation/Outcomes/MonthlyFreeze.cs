using Alliance.Platform.Data;
using Alliance.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Outcomes;

/// <summary>Four times a day: months that are over are counted and frozen.</summary>
public sealed class MonthlyFreeze(IServiceScopeFactory scopes, JobLeases leases, TimeProvider time, ILogger<MonthlyFreeze> log) : HouseJob("frozen-counts", TimeSpan.FromHours(6), leases, time, log)
{
    private readonly TimeProvider time = time;

    public override async Task RunAsync(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var agency in await scope.ServiceProvider.GetRequiredService<AllianceContext>().Agencies.AsNoTracking().ToListAsync(cancel))
        {
            await using var room = scopes.CreateAsyncScope();
            room.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency);
            await room.ServiceProvider.GetRequiredService<CountFreezer>().FreezeAsync(ActionContext.System(agency.Id, time, "Monthly counts for studies") with { Source = "this server" }, cancel);
        }
    }
}
