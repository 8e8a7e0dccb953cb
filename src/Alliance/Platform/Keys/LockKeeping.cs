using Alliance.Platform.Data;
using Alliance.Platform.Jobs;

namespace Alliance.Platform.Keys;

/// <summary>
/// The framework makes a new key every 90 days, two days before it is used, so that every node has it by then. Once a day whatever
/// an older key locked is locked with the newest.
/// </summary>
public sealed partial class LockKeeping(IServiceScopeFactory scopes, JobLeases leases, TimeProvider time, ILogger<LockKeeping> log)
    : HouseJob("locks", TimeSpan.FromDays(1), leases, time, log)
{
    private readonly TimeProvider time = time;

    public override async Task RunAsync(CancellationToken cancel = default)
    {
        await foreach (var (agency, services) in scopes.InEachAgencyAsync(cancel))
        {
            var done = await services.GetRequiredService<LockingAnew>().RunAsync(ActionContext.System(agency.Id, time, "Locking with the newest key") with { Source = "this server" }, cancel);
            if (done.Unopenable > 0) CannotBeOpened(log, done.Unopenable, agency.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} locked contents of agency {Agency} are opened by no key that is here: put the folder of keys back from a backup.")]
    private static partial void CannotBeOpened(ILogger log, int count, int agency);
}
