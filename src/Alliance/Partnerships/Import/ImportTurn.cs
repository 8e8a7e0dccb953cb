using Alliance.Platform.Jobs;

namespace Alliance.Partnerships.Import;

/// <summary>One import at a time, in this process and among all that share the database: the second sees what the first brought.</summary>
public sealed class ImportTurn(JobLeases leases, TimeProvider time) : IDisposable
{
    private const string Job = "import";
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim place = new(1, 1);

    /// <summary>Waits until it is our turn.</summary>
    /// <param name="waiting">Called once where somebody else is at it.</param>
    public async Task<IAsyncDisposable> TakeAsync(Action? waiting, CancellationToken cancel)
    {
        await place.WaitAsync(cancel);
        try
        {
            while (!await leases.HoldAsync(Job, Length, cancel))
            {
                waiting?.Invoke();
                waiting = null;
                await Task.Delay(Pause, time, cancel);
            }
            return new Turn(this);
        }
        catch
        {
            place.Release();
            throw;
        }
    }

    /// <summary>Takes the turn where nobody has it; null where somebody does, who will see to things.</summary>
    public async Task<IAsyncDisposable?> TryTakeAsync(CancellationToken cancel)
    {
        if (!await place.WaitAsync(TimeSpan.Zero, cancel)) return null;
        try
        {
            if (await leases.HoldAsync(Job, Length, cancel)) return new Turn(this);
        }
        catch
        {
            place.Release();
            throw;
        }
        place.Release();
        return null;
    }

    /// <summary>Says that we are still at it.</summary>
    public Task<bool> KeepAsync(CancellationToken cancel) => leases.HoldAsync(Job, Length, cancel);

    public void Dispose() => place.Dispose();

    private sealed class Turn(ImportTurn turn) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await turn.ReleaseAsync();
            }
            finally
            {
                turn.place.Release();
            }
        }
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await leases.ReleaseAsync(Job);
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            // The database is gone; the lease ends by itself.
        }
    }
}
