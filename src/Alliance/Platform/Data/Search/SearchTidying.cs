using Alliance.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Data.Search;

/// <summary>
/// SQLite's index lies in as many pieces as its writers left behind, and each word asked for is looked up in every one of them. Once a day
/// the pieces are laid together, a little at a time, so that nobody's talk waits. PostgreSQL's indexes are of one piece.
/// </summary>
public sealed class SearchTidying(IServiceScopeFactory scopes, JobLeases leases, TimeProvider time, ILogger<SearchTidying> log) : HouseJob("search-tidying", TimeSpan.FromDays(1), leases, time, log)
{
    /// <summary>In pages of the index, written in one go: some ten milliseconds.</summary>
    private const int Step = 64;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    private readonly TimeProvider time = time;

    public override async Task RunAsync(CancellationToken cancel = default)
    {
        foreach (var index in SqliteIndex.Names)
            // A negative number begins to lay all pieces into one, a positive one goes on with it.
            for (var step = -Step; await MergeAsync(index, step, cancel); step = Step) await Task.Delay(Rest, time, cancel);
    }

    /// <returns>Whether there was something to do.</returns>
    private async Task<bool> MergeAsync(string index, int step, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        await using var write = await db.BeginWriteAsync(cancel);
        var before = await ChangesAsync(db, cancel);
        await db.Database.ExecuteSqlRawAsync(SqliteIndex.Merge(index), [step], cancel);
        var done = await ChangesAsync(db, cancel) - before;
        await write.CommitAsync(cancel);
        // One change is the asking itself.
        return done > 1;
    }

    private static Task<long> ChangesAsync(AllianceContext db, CancellationToken cancel) => db.Database.SqlQueryRaw<long>("""SELECT total_changes() AS "Value" """).SingleAsync(cancel);
}
