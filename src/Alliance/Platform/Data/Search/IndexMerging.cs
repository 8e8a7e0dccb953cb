using Alliance.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Data.Search;

/// <summary>
/// SQLite's index lies in as many pieces as its writers left behind, and each word asked for is looked up in every one of them. Pieces are laid
/// together a little at a time, so that nobody's talk waits. PostgreSQL's indexes are of one piece.
/// </summary>
/// <param name="begin">In pages of the index: negative to lay all pieces into one, positive for those of about a size.</param>
/// <param name="enough">So few pieces are left as they are.</param>
public abstract class IndexMerging(string name, TimeSpan pause, int begin, int enough, IServiceScopeFactory scopes, JobLeases leases, TimeProvider time, ILogger log) : HouseJob(name, pause, leases, time, log)
{
    /// <summary>In pages of the index, written in one go: some ten milliseconds.</summary>
    protected const int Step = 64;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    private readonly TimeProvider time = time;

    public override async Task RunAsync(CancellationToken cancel = default)
    {
        foreach (var index in SqliteIndex.Names.ToList())
        {
            if (await PiecesAsync(index, cancel) <= enough) continue;
            await KeepFewAsync(index, cancel);
            for (var step = begin; await MergeAsync(index, step, cancel); step = Step) await Task.Delay(Rest, time, cancel);
        }
    }

    private async Task<int> PiecesAsync(string index, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AllianceContext>().Database.SqlQueryRaw<int>(SqliteIndex.Pieces(index)).SingleAsync(cancel);
    }

    /// <summary>Once for each database: the index remembers it.</summary>
    private async Task KeepFewAsync(string index, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        if (await db.Database.SqlQueryRaw<int>(SqliteIndex.KeepsFew(index)).SingleAsync(cancel) == 2) return;
        await using var write = await db.BeginWriteAsync(cancel);
        await db.Database.ExecuteSqlRawAsync(SqliteIndex.KeepFew(index), cancel);
        await write.CommitAsync(cancel);
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

/// <summary>Once a day everything into one piece: half a gigabyte is written for five million talks.</summary>
public sealed class SearchTidying(IServiceScopeFactory scopes, JobLeases leases, TimeProvider time, ILogger<SearchTidying> log) : IndexMerging("search-tidying", TimeSpan.FromDays(1), -Step, enough: 1, scopes, leases, time, log);

/// <summary>The small pieces of the last moments: a busy hour left two dozen, and each search was slower by half.</summary>
public sealed class SearchJoining(IServiceScopeFactory scopes, JobLeases leases, TimeProvider time, ILogger<SearchJoining> log) : IndexMerging("search-joining", TimeSpan.FromSeconds(15), Step, enough: 3, scopes, leases, time, log);
