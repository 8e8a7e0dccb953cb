using System.Text.Json;
using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Craft;
using Alliance.Partnerships.Ecomaps;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Places;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Area = Alliance.Partnerships.Areas.Area;

namespace Alliance.Partnerships.Import;

/// <summary>
/// Takes back what a run brought: for an undo, and for what a stop in the middle left behind. Each step may be done again, so that a
/// stop in the middle of this is no harm either.
/// </summary>
internal sealed class ImportTaking(ChunkedWriting writing, TimeProvider time, Guid runId, ActionContext action)
{
    /// <summary>Hides at once what nobody has touched; the rest stays.</summary>
    public Task HideAsync(CancellationToken cancel) => writing.CommitAsync(null, async db =>
    {
        var mine = db.Set<ImportRow>().Where(r => r.RunId == runId && r.Outcome == ImportOutcome.Imported).Select(r => r.PartnerId!.Value);
        await Untouched(db, db.Set<Partner>().Where(p => mine.Contains(p.Id))).ExecuteUpdateAsync(set => set.SetProperty(p => p.StagedById, runId), cancel);
    }, cancel);

    /// <summary>Removes the hidden partners; one that was touched in the very moment of hiding is shown again.</summary>
    public async Task RemoveHiddenAsync(Func<ImportProgress, Task> tell, CancellationToken cancel)
    {
        var total = await writing.ReadAsync(db => Hidden(db).CountAsync(cancel));
        for (var done = 0; done < total;)
        {
            var taken = 0;
            await writing.CommitAsync(null, async db => taken = await RemoveChunkAsync(db, Now(), cancel), cancel);
            if (taken == 0) return;
            done += taken;
            await tell(new ImportProgress(Math.Min(done, total), total));
        }
    }

    private async Task<int> RemoveChunkAsync(AllianceContext db, ActionContext act, CancellationToken cancel)
    {
        var ids = await Hidden(db).OrderBy(p => p.Id).Take(writing.Size).Select(p => p.Id).ToArrayAsync(cancel);
        var chunk = db.Set<Partner>().IgnoreQueryFilters(["Shown"]).Where(p => EF.Parameter(ids).Contains(p.Id));
        var free = await Untouched(db, chunk).Select(p => p.Id).ToArrayAsync(cancel);
        if (free.Length < ids.Length)
            await chunk.Where(p => !EF.Parameter(free).Contains(p.Id)).ExecuteUpdateAsync(set => set.SetProperty(p => p.StagedById, (Guid?)null), cancel);
        await db.Set<PartnerWord>().Where(w => EF.Parameter(free).Contains(w.PartnerId)).ExecuteDeleteAsync(cancel);
        await db.Set<Partner>().IgnoreQueryFilters(["Shown"]).Where(p => EF.Parameter(free).Contains(p.Id)).ExecuteDeleteAsync(cancel);
        foreach (var id in free) db.Record(act, PartnershipEvents.PartnerTakenBack, nameof(Partner), id, id, null);
        return ids.Length;
    }

    /// <summary>Takes out what the run filled in at partners known before, where nobody changed it since.</summary>
    public async Task TakeOutFilledAsync(CancellationToken cancel)
    {
        while (true)
        {
            var taken = 0;
            await writing.CommitAsync(null, async db => taken = await TakeOutChunkAsync(db, Now(), cancel), cancel);
            if (taken == 0) return;
        }
    }

    private async Task<int> TakeOutChunkAsync(AllianceContext db, ActionContext act, CancellationToken cancel)
    {
        // The last row first: what a later row filled lies on top.
        var rows = await db.Set<ImportRow>().AsNoTracking().Where(r => r.RunId == runId && r.Before != null).OrderByDescending(r => r.Row).Take(writing.Size).ToListAsync(cancel);
        var partnerIds = rows.Select(r => r.PartnerId!.Value).Distinct().ToArray();
        var partners = await db.Set<Partner>().IgnoreQueryFilters(["Shown"]).Where(p => EF.Parameter(partnerIds).Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        foreach (var row in rows)
        {
            var filled = MissingFacts.Read(row.Before!);
            if (!partners.TryGetValue(row.PartnerId!.Value, out var partner) || !MissingFacts.TakeOut(partner, filled)) continue;
            if (filled.ContainsKey(nameof(Partner.OtherName))) await db.RewriteWordsAsync(partner, cancel);
            db.Record(act, PartnershipEvents.PartnerTakenBack, nameof(Partner), partner.Id, partner.Id, row.Before);
        }
        var done = rows.Select(r => r.Id).ToArray();
        await db.Set<ImportRow>().Where(r => EF.Parameter(done).Contains(r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.Before, (string?)null), cancel);
        return rows.Count;
    }

    /// <summary>Pairs nobody decided, and areas that nothing uses: what is left of the run besides its own account.</summary>
    public Task RemoveTracesAsync(IReadOnlyList<Guid> newAreas, CancellationToken cancel) => writing.CommitAsync(null, async db =>
    {
        var areas = newAreas.ToArray();
        var partners = db.Set<Partner>().IgnoreQueryFilters(["Shown"]);
        await db.Set<PossibleDuplicate>().Where(d => d.RunId == runId && d.DecidedAt == null).ExecuteDeleteAsync(cancel);
        var unused = await db.Set<Area>().Where(a => EF.Parameter(areas).Contains(a.Id) && a.Version == 0 && !partners.Any(p => p.AreaId == a.Id))
            .Select(a => a.Id).ToArrayAsync(cancel);
        await db.Set<Area>().Where(a => EF.Parameter(unused).Contains(a.Id)).ExecuteDeleteAsync(cancel);
        foreach (var id in unused) db.Record(Now(), PartnershipEvents.AreaRemoved, nameof(Area), id, null, JsonSerializer.Serialize(new { takenBackWith = runId }));
    }, cancel);

    /// <summary>The account of a run that never came to anything.</summary>
    public async Task RemoveRowsAsync(CancellationToken cancel)
    {
        var taken = 1;
        while (taken > 0)
            await writing.CommitAsync(null, async db =>
            {
                var ids = await db.Set<ImportRow>().Where(r => r.RunId == runId).OrderBy(r => r.Row).Take(writing.Size).Select(r => r.Id).ToArrayAsync(cancel);
                taken = await db.Set<ImportRow>().Where(r => EF.Parameter(ids).Contains(r.Id)).ExecuteDeleteAsync(cancel);
            }, cancel);
    }

    private IQueryable<Partner> Hidden(AllianceContext db) => db.Set<Partner>().IgnoreQueryFilters(["Shown"]).Where(p => p.StagedById == runId);

    /// <summary>Partners of which nothing is known but what the run brought: nobody met, edited or joined them, and no other register names them.</summary>
    private IQueryable<Partner> Untouched(AllianceContext db, IQueryable<Partner> partners) => partners.Where(p => p.Version == 0 && p.MergedIntoId == null
        && !db.Set<Relationship>().Any(x => x.PartnerId == p.Id)
        && !db.Set<Engagement>().Any(x => x.PartnerId == p.Id)
        && !db.Set<Promise>().Any(x => x.PartnerId == p.Id)
        && !db.Set<Touchpoint>().Any(x => x.PartnerId == p.Id)
        && !db.Set<Contact>().Any(x => x.PartnerId == p.Id)
        && !db.Set<Notice>().Any(x => x.PartnerId == p.Id)
        && !db.Set<SharedGoal>().Any(x => x.PartnerId == p.Id)
        && !db.Set<AllianceCheck>().Any(x => x.PartnerId == p.Id)
        && !db.Set<PlaceNeed>().Any(x => x.PartnerId == p.Id)
        && !db.Set<Referral>().Any(x => x.ServiceId == p.Id)
        && !db.Set<OrganizationTie>().Any(x => x.FirstId == p.Id || x.SecondId == p.Id)
        && !db.Set<CraftNote>().Any(x => x.PartnerId == p.Id)
        && !db.Set<ApproachWish>().Any(x => x.PartnerId == p.Id)
        && !db.Set<PartnerMerge>().Any(x => x.UndoneAt == null && (x.KeptId == p.Id || x.JoinedId == p.Id))
        && !db.Set<ImportRow>().Any(x => x.PartnerId == p.Id && x.RunId != runId && db.Set<ImportRun>().Any(o => o.Id == x.RunId && o.State == ImportState.Applied)));

    private ActionContext Now() => action with { Now = time.Instant() };
}
