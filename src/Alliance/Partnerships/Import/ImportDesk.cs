using System.Threading.Channels;

namespace Alliance.Partnerships.Import;

/// <summary>Runs that pages have asked for, done one after the other behind them.</summary>
public sealed partial class ImportDesk(ImportRunner runner, TimeProvider time, ILogger<ImportDesk> log) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(30);

    private readonly Channel<(Guid RunId, ActionContext Action)> asked = Channel.CreateUnbounded<(Guid, ActionContext)>();
    private int waiting;

    /// <summary>Whether nothing is asked for or under way; a test looks at it.</summary>
    public bool IsIdle => Volatile.Read(ref waiting) == 0;

    public void Ask(Guid runId, ActionContext action)
    {
        Interlocked.Increment(ref waiting);
        asked.Writer.TryWrite((runId, action));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await TryAsync(() => runner.RecoverAsync(stoppingToken));
            while (true)
            {
                using var look = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                var next = asked.Reader.WaitToReadAsync(look.Token).AsTask();
                if (await Task.WhenAny(next, Task.Delay(BetweenLooks, time, look.Token)) != next) await TryAsync(() => runner.RecoverAsync(stoppingToken));
                else if (asked.Reader.TryRead(out var run)) await RunAsync(run, stoppingToken);
                await look.CancelAsync();
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException)
        {
            // The server is stopping; what is under way is put in order at the next start.
        }
    }

    private async Task RunAsync((Guid RunId, ActionContext Action) run, CancellationToken cancel)
    {
        try
        {
            await TryAsync(() => runner.RunAsync(run.RunId, run.Action, null, null, cancel));
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Whatever it was, the next import must not wait for a restart.
            CouldNotRun(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An import could not be run.")]
    private partial void CouldNotRun(Exception failure);
}
