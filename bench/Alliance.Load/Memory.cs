using System.Diagnostics;

namespace Alliance.Load;

/// <summary>Watches how much memory another process holds, once a second.</summary>
public sealed class Memory : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly Task watching;

    private Memory(int? process) => watching = process is { } id ? WatchAsync(id) : Task.CompletedTask;

    /// <summary>In megabytes; null where nothing is watched.</summary>
    public double? Most { get; private set; }

    public static Memory Watch(int? process) => new(process);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await watching;
        end.Dispose();
    }

    private async Task WatchAsync(int id)
    {
        using var watched = Process.GetProcessById(id);
        while (!end.IsCancellationRequested)
        {
            watched.Refresh();
            if (watched.HasExited) return;
            Most = Math.Max(Most ?? 0, Math.Round(watched.WorkingSet64 / 1048576.0));
            await Task.Delay(TimeSpan.FromSeconds(1), end.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
