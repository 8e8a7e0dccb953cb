using System.Text.Json;
using Alliance.Partnerships.Import.Register;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Area = Alliance.Partnerships.Areas.Area;
using AreaKind = Alliance.Partnerships.Areas.AreaKind;

namespace Alliance.Partnerships.Import;

/// <summary>
/// Applies a run: new partners are written in chunks and stay hidden, then known ones get what they were missing, then one transaction
/// shows everything and lets the file go.
/// </summary>
internal sealed class ImportWriter(ChunkedWriting writing, TimeProvider time, Guid runId, PreparedImport prepared, ActionContext action)
{
    private readonly Dictionary<int, Guid> partnerOfRow = [];
    private readonly ILookup<int, PlannedRow> joinedByRow = prepared.Plan.Rows
        .Where(r => r.Verdict is Verdict.Merge { Target.Row: not null }).ToLookup(r => ((Verdict.Merge)r.Verdict).Target.Row!.Value);
    private readonly List<Guid> newAreas = [];

    public async Task<ImportSummary> WriteAsync(Func<ImportProgress, Task> tell, CancellationToken cancel)
    {
        await AddAreasAsync(cancel);
        var rows = prepared.Plan.Rows;
        for (var done = 0; done < rows.Count;)
        {
            var chunk = rows.Skip(done).Take(writing.Size).ToList();
            done += chunk.Count;
            await AddRowsAsync(chunk, done, cancel);
            await tell(new ImportProgress(done, rows.Count));
        }
        await AddSuggestionsAsync(cancel);
        await FillKnownPartnersAsync(tell, cancel);
        var summary = ImportSummary.Of(prepared.Plan, newAreas);
        await ShowAsync(summary, cancel);
        return summary;
    }

    private Task AddAreasAsync(CancellationToken cancel)
    {
        if (prepared.Areas.New.Count == 0) return Task.CompletedTask;
        var act = Now();
        return writing.CommitAsync(null, async db =>
        {
            foreach (var shape in prepared.Areas.New)
            {
                var name = ImportAreas.NameOf(shape);
                var area = new Area { AgencyId = act.AgencyId, Id = act.NewId(), Name = name, SortName = Names.Fold(name), Kind = AreaKind.Neighborhood, Outline = shape.GeoJson };
                db.Add(area);
                db.Record(act, PartnershipEvents.AreaAdded, nameof(Area), area.Id, null, JsonSerializer.Serialize(new { area.Name, Kind = area.Kind.ToString() }));
                prepared.Areas.Know(shape, area.Id);
                newAreas.Add(area.Id);
            }
            // Noted beside them, so that a stop from here on can take them out again.
            var summary = new ImportSummary { NewAreas = newAreas }.ToJson();
            await db.Set<ImportRun>().Where(r => r.Id == runId).ExecuteUpdateAsync(set => set.SetProperty(r => r.Summary, summary), cancel);
        }, cancel);
    }

    private Task AddRowsAsync(List<PlannedRow> chunk, int done, CancellationToken cancel)
    {
        var act = Now();
        return writing.CommitAsync(
            db =>
            {
                foreach (var row in chunk) Add(db, row, act);
                db.Record(act, PartnershipEvents.ImportRowsKept, nameof(ImportRun), runId, null, JsonSerializer.Serialize(new { from = chunk[0].Row, to = chunk[^1].Row }));
            },
            db => db.Set<ImportRun>().Where(r => r.Id == runId).ExecuteUpdateAsync(set => set.SetProperty(r => r.Done, done), cancel), cancel);
    }

    private void Add(AllianceContext db, PlannedRow planned, ActionContext act)
    {
        var row = new ImportRow { AgencyId = act.AgencyId, Id = act.NewId(), RunId = runId, Row = planned.Row };
        switch (planned.Verdict)
        {
            case Verdict.Import:
                row.Outcome = ImportOutcome.Imported;
                row.PartnerId = partnerOfRow[planned.Row] = AddPartner(db, planned, act);
                break;
            case Verdict.Merge merge:
                row.Outcome = ImportOutcome.Merged;
                row.PartnerId = PartnerOf(merge.Target);
                break;
            case Verdict.Reject reject:
                row.Outcome = ImportOutcome.Rejected;
                row.Reason = reject.Reason.ToString();
                break;
        }
        if (planned.Cleaned is not null) row.Values = RowPartner.Values(planned.Cleaned);
        db.Add(row);
    }

    /// <summary>Made with what the other rows of the same partner know too, in the file's order.</summary>
    private Guid AddPartner(AllianceContext db, PlannedRow planned, ActionContext act)
    {
        var partner = RowPartner.Of(planned.Cleaned!, prepared.Areas.IdOf(planned.Area));
        foreach (var other in joinedByRow[planned.Row]) MissingFacts.Fill(partner, RowPartner.Of(other.Cleaned!, prepared.Areas.IdOf(other.Area)));
        (partner.AgencyId, partner.Id, partner.StagedById) = (act.AgencyId, act.NewId(), runId);
        db.Add(partner);
        db.AddRange(Names.WordRows(partner));
        db.Record(act, PartnershipEvents.PartnerImported, nameof(Partner), partner.Id, partner.Id, RowPartner.Values(planned.Cleaned!));
        return partner.Id;
    }

    private Guid PartnerOf(PartnerReference reference) => reference.ExistingId ?? partnerOfRow[reference.Row!.Value];

    private async Task AddSuggestionsAsync(CancellationToken cancel)
    {
        var pairs = prepared.Plan.Suggestions.Select(s => (First: PartnerOf(s.First), Second: PartnerOf(s.Second), s.Reason))
            .Where(p => p.First != p.Second && !prepared.PairsOnTheList.Contains(ImportPlanner.Ordered(p.First, p.Second)))
            .DistinctBy(p => ImportPlanner.Ordered(p.First, p.Second)).ToList();
        foreach (var chunk in pairs.Chunk(writing.Size))
        {
            var act = Now();
            await writing.CommitAsync(db =>
            {
                foreach (var (first, second, reason) in chunk)
                    db.Add(new PossibleDuplicate { AgencyId = act.AgencyId, Id = act.NewId(), FirstId = first, SecondId = second, RunId = runId, Reason = reason.ToString(), FoundAt = act.Now });
                db.Record(act, PartnershipEvents.ImportRowsKept, nameof(ImportRun), runId, null, JsonSerializer.Serialize(new { pairsToLookAt = chunk.Length }));
            }, null, cancel);
        }
    }

    private async Task FillKnownPartnersAsync(Func<ImportProgress, Task> tell, CancellationToken cancel)
    {
        var known = prepared.Plan.Rows.Where(r => r.Verdict is Verdict.Merge { Target.ExistingId: not null })
            .GroupBy(r => ((Verdict.Merge)r.Verdict).Target.ExistingId!.Value).ToList();
        for (var done = 0; done < known.Count;)
        {
            var chunk = known.Skip(done).Take(writing.Size).ToDictionary(g => g.Key, g => g.ToList());
            done += chunk.Count;
            await writing.CommitAsync(null, db => FillAsync(db, chunk, Now(), cancel), cancel);
            await tell(new ImportProgress(prepared.Plan.Rows.Count, prepared.Plan.Rows.Count));
        }
    }

    private async Task FillAsync(AllianceContext db, Dictionary<Guid, List<PlannedRow>> rowsOf, ActionContext act, CancellationToken cancel)
    {
        var ids = rowsOf.Keys.ToArray();
        foreach (var partner in await db.Set<Partner>().Where(p => EF.Parameter(ids).Contains(p.Id)).ToListAsync(cancel))
        {
            foreach (var planned in rowsOf[partner.Id])
            {
                var filled = MissingFacts.Fill(partner, RowPartner.Of(planned.Cleaned!, prepared.Areas.IdOf(planned.Area)));
                if (filled.Count == 0) continue;
                var before = MissingFacts.ToJson(filled);
                if (filled.ContainsKey(nameof(Partner.OtherName))) await db.RewriteWordsAsync(partner, cancel);
                await db.Set<ImportRow>().Where(r => r.RunId == runId && r.Row == planned.Row).ExecuteUpdateAsync(set => set.SetProperty(r => r.Before, before), cancel);
                db.Record(act, PartnershipEvents.PartnerFilledIn, nameof(Partner), partner.Id, partner.Id, before);
            }
        }
    }

    /// <summary>The one moment at which the whole register is there.</summary>
    private Task ShowAsync(ImportSummary summary, CancellationToken cancel)
    {
        var act = Now();
        var json = summary.ToJson();
        return writing.CommitAsync(
            db => db.Record(act, PartnershipEvents.ImportApplied, nameof(ImportRun), runId, null, json),
            async db =>
            {
                await db.Set<Partner>().IgnoreQueryFilters(["Shown"]).Where(p => p.StagedById == runId).ExecuteUpdateAsync(set => set.SetProperty(p => p.StagedById, (Guid?)null), cancel);
                await db.Set<ImportRun>().Where(r => r.Id == runId).ExecuteUpdateAsync(set => set
                    .SetProperty(r => r.State, ImportState.Applied).SetProperty(r => r.AppliedAt, act.Now).SetProperty(r => r.Summary, json)
                    .SetProperty(r => r.File, (byte[]?)null).SetProperty(r => r.Version, r => r.Version + 1), cancel);
            }, cancel);
    }

    /// <summary>A chunk is an action of its own: keys made at its own time land at the end of every index.</summary>
    private ActionContext Now() => action with { Now = time.Instant() };
}
