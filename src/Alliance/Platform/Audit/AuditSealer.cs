using Alliance.Platform.Data;
using Alliance.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Audit;

/// <summary>
/// Appends committed events to their agency's chain. Nothing but the sealer touches the chain's head, so no request waits for it;
/// should two sealers meet, the chain's key lets one of them win and the other tries again.
/// </summary>
public sealed class AuditSealer(IServiceScopeFactory scopes)
{
    /// <summary>Small enough to keep a commit on SQLite under 50 ms.</summary>
    private const int BatchSize = 500;

    /// <summary>Seals everything committed so far.</summary>
    /// <returns>How many events were sealed.</returns>
    public async Task<int> SealAsync(CancellationToken cancel = default)
    {
        var total = 0;
        int sealedNow;
        do
        {
            sealedNow = await SealBatchAsync(cancel);
            total += sealedNow;
        } while (sealedNow == BatchSize);
        return total;
    }

    private async Task<int> SealBatchAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AllianceContext>();
        var waiting = db.Set<AuditUnsealed>().IgnoreQueryFilters().OrderBy(u => u.AgencyId).ThenBy(u => u.EventId);
        if (!await waiting.AnyAsync(cancel)) return 0;

        await using var write = await db.BeginWriteAsync(cancel);
        var batch = await waiting.Take(BatchSize).ToListAsync(cancel);
        foreach (var agency in batch.GroupBy(u => u.AgencyId))
            await AppendAsync(db, agency.Key, [.. agency.Select(u => u.EventId)], cancel);
        db.RemoveRange(batch);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return batch.Count;
    }

    private static async Task AppendAsync(AllianceContext db, int agencyId, Guid[] events, CancellationToken cancel)
    {
        var head = await db.AuditChain.IgnoreQueryFilters().Where(l => l.AgencyId == agencyId)
            .OrderByDescending(l => l.Sequence).Select(l => new { l.Sequence, l.Hash }).FirstOrDefaultAsync(cancel);
        var hashes = await db.AuditEvents.IgnoreQueryFilters().Where(e => e.AgencyId == agencyId && events.Contains(e.Id))
            .ToDictionaryAsync(e => e.Id, e => e.Hash, cancel);
        var sequence = head?.Sequence ?? 0;
        var previous = head?.Hash ?? new byte[32];
        // An event has one place: whoever queues a sealed one again must not stop the sealer.
        var placed = await db.AuditChain.IgnoreQueryFilters().Where(l => l.AgencyId == agencyId && events.Contains(l.EventId)).Select(l => l.EventId).ToHashSetAsync(cancel);
        foreach (var id in events.Where(e => !placed.Contains(e)))
        {
            // An event that vanished before it was sealed gets its place all the same, so that `verify` names the hole.
            var hash = hashes.GetValueOrDefault(id) ?? new byte[32];
            previous = AuditHash.OfLink(previous, agencyId, ++sequence, id, hash);
            db.Add(new AuditLink { AgencyId = agencyId, Sequence = sequence, EventId = id, EventHash = hash, Hash = previous });
        }
    }
}

/// <summary>Runs the sealer twice a second, and signs the heads once an hour, on whichever node holds the lease.</summary>
public sealed partial class AuditSealing(AuditSealer sealer, AuditHeads heads, JobLeases leases, TimeProvider time, ILogger<AuditSealing> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenHeads = TimeSpan.FromHours(1), BeforeTryingAgain = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var nextHead = time.GetUtcNow();
        try
        {
            while (true)
            {
                await Task.Delay(Pause, time, stoppingToken);
                try
                {
                    if (!await leases.HoldAsync("audit-sealer", TimeSpan.FromSeconds(15), stoppingToken)) continue;
                    await sealer.SealAsync(stoppingToken);
                    if (time.GetUtcNow() < nextHead) continue;
                    nextHead = time.GetUtcNow() + BeforeTryingAgain;
                    await heads.SignAsync(stoppingToken);
                    nextHead = time.GetUtcNow() + BetweenHeads;
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    CouldNotSeal(failure);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server is stopping; what is still unsealed is sealed at the next start.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Audit events could not be sealed; trying again.")]
    private partial void CouldNotSeal(Exception failure);
}
