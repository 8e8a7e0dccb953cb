namespace Alliance.Platform.Jobs;

/// <summary>
/// Something that one node does again and again, with a rest after each time. Where it fails it says so and tries again after the
/// rest.
/// </summary>
/// <param name="name">Of the lease.</param>
/// <param name="pause">Between the end of one time and the beginning of the next.</param>
/// <param name="lease">How long another node keeps its hands off, from the beginning; twice the pause where nothing else is said.</param>
public abstract partial class HouseJob(string name, TimeSpan pause, JobLeases leases, TimeProvider time, ILogger log, TimeSpan? lease = null) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    if (await leases.HoldAsync(name, lease ?? pause * 2, stoppingToken)) await RunAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    CouldNotRun(log, name, failure);
                }
                await Task.Delay(pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server is stopping; the next start looks again.
        }
    }

    public abstract Task RunAsync(CancellationToken cancel = default);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The job {Name} could not be done; it is tried again later.")]
    private static partial void CouldNotRun(ILogger log, string name, Exception failure);
}
