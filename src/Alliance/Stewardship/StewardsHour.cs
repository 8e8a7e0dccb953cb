using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Jobs;
using Alliance.Stewardship.Holds;
using Alliance.Stewardship.Releases;
using Alliance.Stewardship.Transparency;

namespace Alliance.Stewardship;

/// <summary>What the stewardship does by itself, once an hour: publishes quarters, lets unconfirmed holds fall away, tells of releases whose silence is over.</summary>
public sealed class StewardsHour(IServiceScopeFactory scopes, JobLeases leases, AuditHeads heads, TimeProvider time, ILogger<StewardsHour> log)
    : HouseJob("stewardship", TimeSpan.FromHours(1), leases, time, log)
{
    private readonly TimeProvider time = time;

    public override async Task RunAsync(CancellationToken cancel = default)
    {
        // A report carries the newest head.
        await heads.SignAsync(cancel);
        await foreach (var (agency, services) in scopes.InEachAgencyAsync(cancel))
        {
            var action = ActionContext.System(agency.Id, time, "What the stewardship does by itself") with { Source = "this server" };
            await services.GetRequiredService<HoldService>().LetFallAwayAsync(action);
            await services.GetRequiredService<ReleaseService>().TellDueAsync(action);
            await services.GetRequiredService<TransparencyReports>().MakeDueAsync(action);
        }
    }
}
