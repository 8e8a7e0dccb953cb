using System.Text.Json;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Problems.Incidents;

/// <summary>Writes and removes the months of one import in short commits; nothing of it counts before its import says so.</summary>
internal sealed class IncidentWriter(ChunkedWriting writing, TimeProvider time, Guid importId, ActionContext action)
{
    public async Task WriteAsync(IncidentPlan plan, Func<Task> tell, CancellationToken cancel)
    {
        var months = plan.Months.OrderBy(m => m.Key.Month).ToList();
        for (var done = 0; done < months.Count;)
        {
            var act = action with { Now = time.Instant() };
            var chunk = months.GetRange(done, Math.Min(writing.Size, months.Count - done));
            done += chunk.Count;
            await writing.CommitAsync(
                db =>
                {
                    foreach (var ((place, category, month), days) in chunk)
                        db.Add(new IncidentMonth { AgencyId = act.AgencyId, Id = act.NewId(), ImportId = importId, AreaId = place.AreaId, PartnerId = place.PartnerId, CategoryId = category, Month = month, Days = days.ToString() });
                    db.Record(act, IncidentEvents.IncidentRowsKept, nameof(IncidentImport), importId, null, JsonSerializer.Serialize(new { months = chunk.Count }));
                }, null, cancel);
            await tell();
        }
    }

    public async Task ClearAsync(CancellationToken cancel)
    {
        for (var removed = 1; removed > 0;)
            await writing.CommitAsync(null, async db =>
            {
                var some = await db.Set<IncidentMonth>().Where(m => m.ImportId == importId).OrderBy(m => m.Id).Take(writing.Size).Select(m => m.Id).ToArrayAsync(cancel);
                removed = some.Length == 0 ? 0 : await db.Set<IncidentMonth>().Where(m => EF.Parameter(some).Contains(m.Id)).ExecuteDeleteAsync(cancel);
            }, cancel);
    }
}
