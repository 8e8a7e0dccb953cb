using Alliance.Platform.Data;
using Alliance.Platform.Jobs;

namespace Alliance.Callouts;

/// <summary>Once an hour: callouts older than <see cref="Callout.DaysKept"/> days are gone.</summary>
public sealed class CalloutExpiry(IServiceScopeFactory scopes, JobLeases leases, TimeProvider time, ILogger<CalloutExpiry> log)
    : HouseJob("callouts", TimeSpan.FromHours(1), leases, time, log)
{
    private const int BatchSize = 50;
    private readonly TimeProvider time = time;

    public override async Task RunAsync(CancellationToken cancel = default)
    {
        await foreach (var (agency, services) in scopes.InEachAgencyAsync(cancel))
        {
            var action = ActionContext.System(agency.Id, time, "Callouts are kept for 90 days") with { Source = "this server" };
            while (await services.GetRequiredService<CalloutService>().ForgetDueAsync(BatchSize, action, cancel) > 0) cancel.ThrowIfCancellationRequested();
        }
    }
}
