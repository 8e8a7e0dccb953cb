using System.Data;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Alliance.Platform.Audit;

/// <summary>What a walk along one agency's chain found. <see cref="Sequence"/> and <see cref="Kind"/> name the first damage.</summary>
public sealed record AuditVerdict(bool Valid, long Events, long Unsealed, long? Sequence = null, string? Kind = null)
{
    /// <summary>How many events lost their payload by an erasure, which the chain itself tells.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Erased { get; init; }
}

/// <summary>Walks a chain from its first link and says whether every event is still what and where it was.</summary>
public sealed class AuditVerifier(AllianceContext db)
{
    public const string Changed = "changed", Removed = "removed", Reordered = "reordered", Cut = "cut", Recomputed = "recomputed";

    /// <summary>The event an erasure leaves: its payload names the events whose payloads were taken away.</summary>
    public const string ErasedAction = "Erased";

    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    /// <param name="heads">Signed heads from outside the database; they alone show a cut or wholly recomputed chain.</param>
    public async Task<AuditVerdict> VerifyAsync(int agencyId, IReadOnlyList<AuditHead> heads, CancellationToken cancel = default)
    {
        // PostgreSQL may sort millions of events before it gives the first; half a minute is soon over.
        db.Database.SetCommandTimeout(Longest);
        // One moment's picture: a running server goes on writing, sealing and erasing meanwhile.
        await using var picture = await StandStillAsync(cancel);
        var events = await db.AuditEvents.IgnoreQueryFilters().LongCountAsync(e => e.AgencyId == agencyId, cancel);
        var payloads = await db.AuditPayloads.IgnoreQueryFilters().LongCountAsync(p => p.AgencyId == agencyId, cancel);
        var erased = await ErasedAsync(agencyId, cancel);
        var chain = await WalkAsync(agencyId, heads, erased, cancel);
        var queue = await WaitingAsync(agencyId, chain.Length, erased, cancel);
        var unsealed = chain.Readable ? events - chain.Events : queue.Events;
        var damage = chain.Damage ?? queue.Damage ?? await StrayLinkAsync(agencyId, cancel);
        // An event waits in the queue or stands in the chain, and a payload belongs to an event; what does neither has lost its link or its event.
        if (unsealed > queue.Events) damage ??= new(chain.Length + 1, Cut);
        if (payloads > chain.Payloads + queue.Payloads) damage ??= new(chain.Length + 1, Removed);
        return new AuditVerdict(damage is null, events, Math.Max(0, unsealed), damage?.Sequence, damage?.Kind) { Erased = erased.Count };
    }

    private async Task<IAsyncDisposable?> StandStillAsync(CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is not null) return null;
        if (!db.Database.IsSqlite()) return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await db.Database.OpenConnectionAsync(cancel);
        // Deferred: EF's own would take the writer's place for as long as the walk lasts.
        var own = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return new Picture((await db.Database.UseTransactionAsync(own, cancel))!, own);
    }

    /// <summary>EF does not end what it did not begin; whoever writes over the same connection afterwards would find it still open.</summary>
    private sealed class Picture(IDbContextTransaction asEfSeesIt, SqliteTransaction own) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await asEfSeesIt.DisposeAsync();
            await own.DisposeAsync();
        }
    }

    private async Task<Part> WalkAsync(int agencyId, IReadOnlyList<AuditHead> heads, HashSet<Guid> erased, CancellationToken cancel)
    {
        var signed = heads.Where(h => h.Agency == agencyId).GroupBy(h => h.Sequence).ToDictionary(g => g.Key, g => g.ToList());
        var part = new Part();
        Suspicion? first = null;
        var previous = new byte[32];
        await foreach (var step in ReadableAsync(Steps(agencyId), part, cancel))
        {
            first ??= Suspect(agencyId, part.Length, previous, step, erased, signed);
            previous = step.Link.Hash;
        }
        // Naming the damage asks the database again, which PostgreSQL allows only once the walk is over.
        if (first is not null) part.Damage = new(first.Sequence, await first.NameAsync(cancel));
        else if (!part.Readable) part.Damage = new(part.Length + 1, Changed);
        else if (signed.Count > 0 && part.Length < signed.Keys.Max()) part.Damage = new(part.Length + 1, Cut);
        return part;
    }

    /// <summary>Looks through the events that wait for the sealer; each is named by the place it will get.</summary>
    private async Task<Part> WaitingAsync(int agencyId, long chainLength, HashSet<Guid> erased, CancellationToken cancel)
    {
        var part = new Part();
        Suspicion? first = null;
        await foreach (var step in ReadableAsync(Waiting(agencyId), part, cancel)) first ??= SuspectContent(chainLength + part.Length, step, erased);
        if (first is not null) part.Damage = new(first.Sequence, await first.NameAsync(cancel));
        else if (!part.Readable) part.Damage = new(chainLength + part.Length + 1, Changed);
        return part;
    }

    /// <summary>Counts along. A row that holds something its column cannot hold, such as half an identifier, ends the walk.</summary>
    private static async IAsyncEnumerable<Step> ReadableAsync(IQueryable<Step> steps, Part part, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var rows = steps.AsAsyncEnumerable().GetAsyncEnumerator(cancel);
        while (true)
        {
            try
            {
                if (!await rows.MoveNextAsync()) yield break;
            }
            catch (Exception failure) when (failure is ArgumentException or InvalidCastException or FormatException or OverflowException or InvalidOperationException)
            {
                part.Readable = false;
                yield break;
            }
            part.Length++;
            if (rows.Current.Event is not null) part.Events++;
            if (rows.Current.Payload is not null) part.Payloads++;
            yield return rows.Current;
        }
    }

    /// <summary>What is wrong with one step; null where it is as it was sealed.</summary>
    private Suspicion? Suspect(int agencyId, long place, byte[] previous, Step step, HashSet<Guid> erased, Dictionary<long, List<AuditHead>> signed)
    {
        if (step.Link.Sequence != place)
            return new(place, async cancel => await StandsAtAnotherPlaceAsync(agencyId, place, previous, null, cancel) ? Reordered : Removed);
        if (!Follows(previous, place, step.Link))
            return new(place, async cancel => await StandsAtAnotherPlaceAsync(agencyId, place, previous, step.Link, cancel) ? Reordered : Changed);
        if (SuspectContent(place, step, erased) is { } found) return found;
        return signed.TryGetValue(place, out var said) && said.Any(h => h.Hash != Convert.ToHexStringLower(step.Link.Hash)) ? new(place, _ => Task.FromResult(Recomputed)) : null;
    }

    private Suspicion? SuspectContent(long place, Step step, HashSet<Guid> erased)
    {
        if (step.Event is not { } row)
            return new(place, async cancel => await HasAnotherKeyAsync(step.Link, cancel) ? Changed : Removed);
        if (step.Payload is null && row.PayloadHash is not null && !erased.Contains(row.Id)) return new(place, _ => Task.FromResult(Removed));
        if (!row.Hash.AsSpan().SequenceEqual(step.Link.EventHash) || !AuditHash.OfEvent(row).AsSpan().SequenceEqual(row.Hash))
            return new(place, async cancel => await StandsElsewhereAsync(row, place, cancel) ? Reordered : Changed);
        if (step.Payload is not { } payload) return null;
        if (AuditHash.OfPayload(payload.Salt, payload.Json) is var hash && !hash.AsSpan().SequenceEqual(row.PayloadHash))
            return new(place, async cancel => await BelongsElsewhereAsync(row, hash, cancel) ? Reordered : Changed);
        // No hash covers it, but an erasure finds its payloads by it.
        return payload.SubjectId != row.SubjectId ? new(place, _ => Task.FromResult(Changed)) : null;
    }

    private static bool Follows(byte[] previous, long place, AuditLink link) =>
        link.EventHash.Length == 32 && AuditHash.OfLink(previous, link.AgencyId, place, link.EventId, link.EventHash).AsSpan().SequenceEqual(link.Hash);

    private IQueryable<Step> Steps(int agencyId) =>
        from link in db.AuditChain.IgnoreQueryFilters().AsNoTracking()
        where link.AgencyId == agencyId && link.Sequence > 0
        join found in db.AuditEvents.IgnoreQueryFilters() on new { link.AgencyId, Id = link.EventId } equals new { found.AgencyId, found.Id } into events
        from row in events.DefaultIfEmpty()
        join kept in db.AuditPayloads.IgnoreQueryFilters() on new { link.AgencyId, link.EventId } equals new { kept.AgencyId, kept.EventId } into payloads
        from payload in payloads.DefaultIfEmpty()
        orderby link.Sequence
        select new Step(link, row, payload);

    /// <summary>The queue as steps: the link is the one that the sealer would make of it.</summary>
    private IQueryable<Step> Waiting(int agencyId) =>
        from waiting in db.Set<AuditUnsealed>().IgnoreQueryFilters().AsNoTracking()
        where waiting.AgencyId == agencyId && !db.AuditChain.IgnoreQueryFilters().Any(l => l.AgencyId == waiting.AgencyId && l.EventId == waiting.EventId)
        join found in db.AuditEvents.IgnoreQueryFilters() on new { waiting.AgencyId, Id = waiting.EventId } equals new { found.AgencyId, found.Id } into events
        from row in events.DefaultIfEmpty()
        join kept in db.AuditPayloads.IgnoreQueryFilters() on new { waiting.AgencyId, waiting.EventId } equals new { kept.AgencyId, kept.EventId } into payloads
        from payload in payloads.DefaultIfEmpty()
        orderby waiting.EventId
        select new Step(new AuditLink { AgencyId = waiting.AgencyId, EventId = waiting.EventId, EventHash = row == null ? new byte[0] : row.Hash, Hash = new byte[0] }, row, payload);

    private async Task<HashSet<Guid>> ErasedAsync(int agencyId, CancellationToken cancel)
    {
        var lists = from row in db.AuditEvents.IgnoreQueryFilters()
                    where row.AgencyId == agencyId && row.Action == ErasedAction
                    join payload in db.AuditPayloads.IgnoreQueryFilters() on new { row.AgencyId, row.Id } equals new { payload.AgencyId, Id = payload.EventId }
                    select payload.Json;
        return [.. (await lists.ToListAsync(cancel)).SelectMany(EventsIn)];
    }

    private static IEnumerable<Guid> EventsIn(string erasure)
    {
        try
        {
            return JsonSerializer.Deserialize<Erasure>(erasure)?.Events ?? [];
        }
        catch (JsonException)
        {
            // Written over: it excuses nothing, and the walk finds it by its hash.
            return [];
        }
    }

    /// <summary>A link before the first: the sealer makes none.</summary>
    private async Task<Damage?> StrayLinkAsync(int agencyId, CancellationToken cancel)
    {
        var stray = await db.AuditChain.IgnoreQueryFilters().Where(l => l.AgencyId == agencyId && l.Sequence < 1).MinAsync(l => (long?)l.Sequence, cancel);
        return stray is { } sequence ? new Damage(sequence, Changed) : null;
    }

    /// <summary>Nothing here follows the link before. Where another link would, or where this one carries another's content, somebody moved them.</summary>
    private async Task<bool> StandsAtAnotherPlaceAsync(int agencyId, long place, byte[] previous, AuditLink? here, CancellationToken cancel)
    {
        var others = db.AuditChain.IgnoreQueryFilters().AsNoTracking().Where(l => l.AgencyId == agencyId && (l.Sequence > place || l.Sequence < 1));
        await foreach (var other in others.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (other.EventHash.Length != 32) continue;
            var hash = AuditHash.OfLink(previous, agencyId, place, other.EventId, other.EventHash).AsSpan();
            if (hash.SequenceEqual(other.Hash) || here is not null && hash.SequenceEqual(here.Hash)) return true;
        }
        return false;
    }

    /// <summary>The event is there, but was given another identifier or agency.</summary>
    private Task<bool> HasAnotherKeyAsync(AuditLink link, CancellationToken cancel) =>
        db.AuditEvents.IgnoreQueryFilters().AnyAsync(e => e.Hash == link.EventHash, cancel);

    /// <summary>A row whose hash is another link's was moved here, not written over.</summary>
    private Task<bool> StandsElsewhereAsync(AuditEvent row, long sequence, CancellationToken cancel) =>
        db.AuditChain.IgnoreQueryFilters().AnyAsync(l => l.AgencyId == row.AgencyId && l.Sequence != sequence && l.EventHash == row.Hash, cancel);

    /// <summary>A payload whose hash is another event's was moved here.</summary>
    private Task<bool> BelongsElsewhereAsync(AuditEvent row, byte[] payloadHash, CancellationToken cancel) =>
        db.AuditEvents.IgnoreQueryFilters().AnyAsync(e => e.AgencyId == row.AgencyId && e.PayloadHash == payloadHash && e.Id != row.Id, cancel);

    private sealed record Damage(long Sequence, string Kind);

    /// <summary>What one walk met: steps, and how many of them had their event and payload.</summary>
    private sealed class Part
    {
        public long Length { get; set; }
        public long Events { get; set; }
        public long Payloads { get; set; }
        public bool Readable { get; set; } = true;
        public Damage? Damage { get; set; }
    }

    /// <summary>A step that does not fit, and how to find out what became of it.</summary>
    private sealed record Suspicion(long Sequence, Func<CancellationToken, Task<string>> NameAsync);

    private sealed record Step(AuditLink Link, AuditEvent? Event, AuditPayload? Payload);

    private sealed record Erasure(Guid[] Events);
}
