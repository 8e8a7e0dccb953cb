namespace Alliance.Platform.Data;

/// <summary>
/// Writes in chunks, each its own transaction on a context of its own, so that on SQLite nobody waits longer than one short commit for
/// the writer's place.
/// </summary>
internal sealed class ChunkedWriting(IServiceScopeFactory scopes, TimeProvider time, Agency agency)
{
    private const int Smallest = 25, Largest = 400;
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20), Long = TimeSpan.FromMilliseconds(40);

    /// <summary>How many rows to put into the next chunk, from how long the last one took.</summary>
    public int Size { get; private set; } = 100;

    /// <summary>The longest time the writer's place was held.</summary>
    public TimeSpan LongestCommit { get; private set; }

    /// <param name="prepare">Adds rows before the writer's place is taken.</param>
    /// <param name="write">What needs the transaction: reading what it changes, and updates in bulk.</param>
    public async Task CommitAsync(Action<AllianceContext>? prepare, Func<AllianceContext, Task>? write, CancellationToken cancel)
    {
        await using var scope = Open(out var db);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        prepare?.Invoke(db);
        await using var transaction = await db.BeginWriteAsync(cancel);
        var began = time.GetTimestamp();
        if (write is not null) await write(db);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        Pace(time.GetElapsedTime(began));
    }

    public async Task<T> ReadAsync<T>(Func<AllianceContext, Task<T>> read)
    {
        await using var scope = Open(out var db);
        return await read(db);
    }

    private AsyncServiceScope Open(out AllianceContext db)
    {
        var scope = scopes.OpenIn(agency);
        db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        return scope;
    }

    private void Pace(TimeSpan took)
    {
        if (took > LongestCommit) LongestCommit = took;
        Size = Math.Clamp(took > Long ? Size / 2 : took < Short ? Size + 25 : Size, Smallest, Largest);
    }
}
