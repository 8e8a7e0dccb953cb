using Alliance.Platform.Data;
using Alliance.Platform.Jobs;

namespace Alliance.Evaluation.Outcomes;

/// <summary>Four times a day: months that are over are counted and frozen.</summary>
public sealed class MonthlyFreeze(IServiceScopeFactory scopes, JobLeases leases, TimeProvider time, ILogger<MonthlyFreeze> log) : HouseJob("frozen-counts", TimeSpan.FromHours(6), leases, time, log)
{
    private readonly TimeProvider time = time;

    public override async Task RunAsync(CancellationToken cancel = default)
    {
        await foreach (var (agency, services) in scopes.InEachAgencyAsync(cancel))
            await services.GetRequiredService<CountFreezer>().FreezeAsync(ActionContext.System(agency.Id, time, "Monthly counts for studies") with { Source = "this server" }, cancel);
    }
}
