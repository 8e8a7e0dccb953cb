using Microsoft.EntityFrameworkCore.Storage;

namespace Alliance.Platform.Data;

/// <summary>
/// SQLite has one writer. Waiting here, in order and in the process, replaces its own waiting, which sleeps and retries
/// and lets a late comer pass. PostgreSQL needs no gate.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim place = new(1, 1);

    public async Task<IDisposable> EnterAsync(CancellationToken cancel)
    {
        await place.WaitAsync(cancel);
        return new Place(place);
    }

    public void Dispose() => place.Dispose();

    private sealed class Place(SemaphoreSlim place) : IDisposable
    {
        private SemaphoreSlim? held = place;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}

/// <summary>A transaction and, on SQLite, the writer's place with it. Undone unless committed.</summary>
public sealed class WriteTransaction(IDbContextTransaction transaction, IDisposable? lease, Action ended) : IAsyncDisposable
{
    public Task CommitAsync(CancellationToken cancel = default) => transaction.CommitAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            lease?.Dispose();
            ended();
        }
    }
}
