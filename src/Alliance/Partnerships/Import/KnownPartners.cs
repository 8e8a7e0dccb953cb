using Alliance.Partnerships.Import.Register;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Import;

/// <summary>
/// Finds the partners that a register's rows could be: by address, telephone or name, a thousand keys at a time, so that a directory of
/// two hundred thousand is never read as a whole. Only a name written in another way at nearly the same address can escape.
/// </summary>
internal sealed class KnownPartners(AllianceContext db)
{
    private const int KeysAtOnce = 1000;

    private readonly Dictionary<Guid, Record> found = [];
    private Dictionary<Guid, Guid> joined = [];

    /// <summary>One record for each name and address a partner is known by; those that were joined count for the one they are now.</summary>
    public async Task<IReadOnlyList<ExistingPartner>> FindAsync(IReadOnlyList<RegisterRow> rows, CancellationToken cancel)
    {
        if (!await All().AnyAsync(cancel)) return [];
        foreach (var keys in Chunks(rows.Select(r => RegisterKeys.Stored(r.Keys.Address))))
            await TakeAsync(All().Where(p => EF.Parameter(keys).Contains(p.AddressKey)), cancel);
        foreach (var keys in Chunks(rows.Select(r => r.Telephone)))
            await TakeAsync(All().Where(p => EF.Parameter(keys).Contains(p.Telephone)), cancel);
        foreach (var keys in Chunks(rows.SelectMany(r => new[] { r.Name, r.OtherName }).Select(n => n is null ? null : Names.Fold(n))))
            await TakeAsync(All().Where(p => EF.Parameter(keys).Contains(p.SortName)), cancel);
        joined = await JoinedAsync(cancel);
        return [.. found.Values.OrderBy(r => r.Id).Select(r => new ExistingPartner(Final(r.Id), r.Keys))];
    }

    /// <summary>Those among the found that an earlier import made of, or merged with, rows of exactly these values.</summary>
    public async Task<IReadOnlyDictionary<string, Queue<Guid>>> BroughtInBeforeAsync(IReadOnlySet<string> values, CancellationToken cancel)
    {
        var before = new Dictionary<string, Queue<Guid>>(StringComparer.Ordinal);
        if (values.Count == 0) return before;
        foreach (var ids in found.Keys.Select(Final).Distinct().Order().Chunk(KeysAtOnce))
        {
            var kept = await db.Set<ImportRow>().Where(r => r.PartnerId != null && EF.Parameter(ids).Contains(r.PartnerId.Value) && r.Values != null)
                .OrderBy(r => r.Id).Select(r => new { r.PartnerId, r.Values }).ToListAsync(cancel);
            foreach (var row in kept.Where(r => values.Contains(r.Values!)))
            {
                if (!before.TryGetValue(row.Values!, out var partners)) before[row.Values!] = partners = new();
                if (!partners.Contains(row.PartnerId!.Value)) partners.Enqueue(row.PartnerId.Value);
            }
        }
        return before;
    }

    private IQueryable<Partner> All() => db.Set<Partner>().AsNoTracking().IgnoreQueryFilters(["Shown"]).Where(p => p.StagedById == null);

    private async Task TakeAsync(IQueryable<Partner> partners, CancellationToken cancel)
    {
        var records = await partners.Select(p => new { p.Id, p.Name, p.OtherName, p.Street, p.City, p.PostalCode, p.Telephone }).ToListAsync(cancel);
        foreach (var r in records.Where(r => !found.ContainsKey(r.Id)))
            found[r.Id] = new Record(r.Id, MatchKeys.Of(r.Name, r.OtherName, r.Street, r.City, r.PostalCode, RegisterKeys.TelephoneOf(r.Telephone)));
    }

    private async Task<Dictionary<Guid, Guid>> JoinedAsync(CancellationToken cancel) =>
        (await db.Set<PartnerMerge>().Where(m => m.UndoneAt == null).Select(m => new { m.JoinedId, m.KeptId }).ToListAsync(cancel)).ToDictionary(m => m.JoinedId, m => m.KeptId);

    private Guid Final(Guid id)
    {
        while (joined.TryGetValue(id, out var into)) id = into;
        return id;
    }

    private static IEnumerable<string[]> Chunks(IEnumerable<string?> keys) => keys.OfType<string>().Where(k => k.Length > 0).Distinct(StringComparer.Ordinal).Chunk(KeysAtOnce);

    private sealed record Record(Guid Id, MatchKeys Keys);
}
