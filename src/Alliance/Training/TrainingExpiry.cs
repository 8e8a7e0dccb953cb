using Alliance.Platform.Data;
using Alliance.Platform.Jobs;
using Alliance.Training.Observed;
using Alliance.Training.Practice;

namespace Alliance.Training;

/// <summary>
/// Once an hour: practice sessions older than <see cref="PracticeSession.DaysKept"/> days are gone, agreements to role-plays that are no longer good,
/// and observations whose day was more than <see cref="Observation.MonthsKept"/> months ago.
/// </summary>
public sealed class TrainingExpiry(IServiceScopeFactory scopes, JobLeases leases, TimeProvider time, ILogger<TrainingExpiry> log) : HouseJob("training", TimeSpan.FromHours(1), leases, time, log)
{
    private const int BatchSize = 50;
    private readonly TimeProvider time = time;

    public override async Task RunAsync(CancellationToken cancel = default)
    {
        await foreach (var (agency, services) in scopes.InEachAgencyAsync(cancel))
        {
            var practice = services.GetRequiredService<PracticeService>();
            while (await practice.ForgetDueAsync(BatchSize, ActionContext.System(agency.Id, time, PracticeEvents.Purpose), cancel) > 0) cancel.ThrowIfCancellationRequested();
            await services.GetRequiredService<ObservationService>().ForgetDueAsync(agency.DayOf(time.Instant()), ActionContext.System(agency.Id, time, TrainingEvents.Purpose), cancel);
        }
    }
}
