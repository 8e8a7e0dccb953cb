using System.Text.Json;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Audit;

/// <summary>What a walk along one agency's chain found. <see cref="Sequence"/> and <see cref="Kind"/> name the first damage.</summary>
public sealed record AuditVerdict(bool Valid, long Events, long Unsealed, long? Sequence = null, string? Kind = null);

/// <summary>Walks a chain from its first link and says whether every event is still what and where it was.</summary>
public sealed class AuditVerifier(AllianceContext db)
{
    public const string Changed = "changed", Removed = "removed", Reordered = "reordered", Cut = "cut", Recomputed = "recomputed";

    /// <summary>The event an erasure leaves: its payload names the events whose payloads were taken away.</summary>
    public const string ErasedAction = "Erased";

    /// <param name="heads">Signed heads from outside the database; they alone show a cut or wholly recomputed chain.</param>
    public async Task<AuditVerdict> VerifyAsync(int agencyId, IReadOnlyList<AuditHead> heads, CancellationToken cancel = default)
    {
        var events = await db.AuditEvents.IgnoreQueryFilters().LongCountAsync(e => e.AgencyId == agencyId, cancel);
        var waiting = await WaitingAsync(agencyId, cancel);
        var (length, present, damage) = await WalkAsync(agencyId, heads, cancel);
        var unsealed = events - present;
        // An event waits in the queue or stands in the chain; one that does neither has lost its link.
        if (damage is null && unsealed > waiting) damage = (length + 1, Cut);
        return new AuditVerdict(damage is null, events, Math.Max(0, unsealed), damage?.Sequence, damage?.Kind);
    }

    private async Task<long> WaitingAsync(int agencyId, CancellationToken cancel) =>
        await db.Set<AuditUnsealed>().IgnoreQueryFilters().LongCountAsync(u => u.AgencyId == agencyId, cancel);

    private async Task<(long Length, long Present, (long Sequence, string Kind)? Damage)> WalkAsync(int agencyId, IReadOnlyList<AuditHead> heads, CancellationToken cancel)
    {
        var erased = await ErasedAsync(agencyId, cancel);
        var signed = heads.Where(h => h.Agency == agencyId).GroupBy(h => h.Sequence).ToDictionary(g => g.Key, g => g.ToList());
        Suspicion? first = null;
        var previous = new byte[32];
        long length = 0, present = 0;
        await foreach (var step in Steps(agencyId).AsAsyncEnumerable().WithCancellation(cancel))
        {
            length++;
            if (step.Event is not null) present++;
            first ??= Suspect(agencyId, length, previous, step, erased, signed);
            previous = step.Link.Hash;
        }
        // Naming the damage asks the database again, which PostgreSQL allows only once the walk is over.
        if (first is not null) return (length, present, (first.Sequence, await first.NameAsync(cancel)));
        var furthest = signed.Count == 0 ? 0 : signed.Keys.Max();
        return (length, present, length < furthest ? (length + 1, Cut) : null);
    }

    /// <summary>What is wrong with one step; null where it is as it was sealed.</summary>
    private Suspicion? Suspect(int agencyId, long place, byte[] previous, Step step, HashSet<Guid> erased, Dictionary<long, List<AuditHead>> signed)
    {
        if (step.Link.Sequence != place) return new(place, _ => Task.FromResult(Removed));
        if (!AuditHash.OfLink(previous, agencyId, place, step.Link.EventId, step.Link.EventHash).AsSpan().SequenceEqual(step.Link.Hash))
            return new(place, cancel => NameBreakAsync(agencyId, previous, step.Link, cancel));
        if (step.Event is not { } row || step.Payload is null && row.PayloadHash is not null && !erased.Contains(row.Id)) return new(place, _ => Task.FromResult(Removed));
        if (!row.Hash.AsSpan().SequenceEqual(step.Link.EventHash) || !AuditHash.OfEvent(row).AsSpan().SequenceEqual(row.Hash))
            return new(place, async cancel => await StandsElsewhereAsync(row, place, cancel) ? Reordered : Changed);
        if (step.Payload is { } payload && AuditHash.OfPayload(payload.Salt, payload.Json) is var hash && !hash.AsSpan().SequenceEqual(row.PayloadHash))
            return new(place, async cancel => await BelongsElsewhereAsync(row, hash, cancel) ? Reordered : Changed);
        return signed.TryGetValue(place, out var said) && said.Any(h => h.Hash != Convert.ToHexStringLower(step.Link.Hash)) ? new(place, _ => Task.FromResult(Recomputed)) : null;
    }

    private IQueryable<Step> Steps(int agencyId) =>
        from link in db.AuditChain.IgnoreQueryFilters().AsNoTracking()
        where link.AgencyId == agencyId
        join found in db.AuditEvents.IgnoreQueryFilters() on new { link.AgencyId, Id = link.EventId } equals new { found.AgencyId, found.Id } into events
        from row in events.DefaultIfEmpty()
        join kept in db.AuditPayloads.IgnoreQueryFilters() on new { link.AgencyId, link.EventId } equals new { kept.AgencyId, kept.EventId } into payloads
        from payload in payloads.DefaultIfEmpty()
        orderby link.Sequence
        select new Step(link, row, payload);

    private async Task<HashSet<Guid>> ErasedAsync(int agencyId, CancellationToken cancel)
    {
        var lists = from row in db.AuditEvents.IgnoreQueryFilters()
                    where row.AgencyId == agencyId && row.Action == ErasedAction
                    join payload in db.AuditPayloads.IgnoreQueryFilters() on new { row.AgencyId, row.Id } equals new { payload.AgencyId, Id = payload.EventId }
                    select payload.Json;
        var erased = new HashSet<Guid>();
        foreach (var json in await lists.ToListAsync(cancel))
            erased.UnionWith(JsonSerializer.Deserialize<Erasure>(json)?.Events ?? []);
        return erased;
    }

    /// <summary>The link does not follow its predecessor: was another link's place taken, or was this one altered?</summary>
    private async Task<string> NameBreakAsync(int agencyId, byte[] previous, AuditLink broken, CancellationToken cancel)
    {
        var later = db.AuditChain.IgnoreQueryFilters().AsNoTracking().Where(l => l.AgencyId == agencyId && l.Sequence > broken.Sequence);
        await foreach (var other in later.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var here = AuditHash.OfLink(previous, agencyId, broken.Sequence, other.EventId, other.EventHash);
            if (here.AsSpan().SequenceEqual(other.Hash) || here.AsSpan().SequenceEqual(broken.Hash)) return Reordered;
        }
        return Changed;
    }

    /// <summary>A row whose hash is another link's was moved here, not written over.</summary>
    private Task<bool> StandsElsewhereAsync(AuditEvent row, long sequence, CancellationToken cancel) =>
        db.AuditChain.IgnoreQueryFilters().AnyAsync(l => l.AgencyId == row.AgencyId && l.Sequence != sequence && l.EventHash == row.Hash, cancel);

    /// <summary>A payload whose hash is another event's was moved here.</summary>
    private Task<bool> BelongsElsewhereAsync(AuditEvent row, byte[] payloadHash, CancellationToken cancel) =>
        db.AuditEvents.IgnoreQueryFilters().AnyAsync(e => e.AgencyId == row.AgencyId && e.PayloadHash == payloadHash && e.Id != row.Id, cancel);

    /// <summary>A step that does not fit, and how to find out what became of it.</summary>
    private sealed record Suspicion(long Sequence, Func<CancellationToken, Task<string>> NameAsync);

    private sealed record Step(AuditLink Link, AuditEvent? Event, AuditPayload? Payload);

    private sealed record Erasure(Guid[] Events);
}
