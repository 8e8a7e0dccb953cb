using System.Text.Json;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Transparency;

/// <summary>Publishes a quarter once it is over, and finds what was published.</summary>
public sealed class TransparencyReports(AllianceContext db, AgencyScope scope, TransparencyCounts counts, AuditHeads heads)
{
    /// <summary>How many quarters are made up for, where nobody published them in their time.</summary>
    private const int LookedBack = 8;

    public Task<List<TransparencyReport>> ListAsync() => db.Set<TransparencyReport>().AsNoTracking().OrderByDescending(r => r.Year).ThenByDescending(r => r.Quarter).ToListAsync();

    public Task<TransparencyReport?> FindAsync(Quarter quarter) => db.Set<TransparencyReport>().AsNoTracking().SingleOrDefaultAsync(r => r.Year == quarter.Year && r.Quarter == quarter.Number);

    /// <summary>Makes every report that is due: of a quarter that is over, in which this agency kept a record.</summary>
    public async Task MakeDueAsync(ActionContext action)
    {
        if (await db.AuditEvents.OrderBy(e => e.Id).Select(e => (DateTime?)e.At).FirstOrDefaultAsync() is not { } began) return;
        var agency = scope.Current;
        var made = (await db.Set<TransparencyReport>().Select(r => new { r.Year, r.Quarter }).ToListAsync()).ConvertAll(r => new Quarter(r.Year, r.Quarter));
        var quarter = Quarter.Of(agency.DayOf(action.Now)).Previous;
        for (var back = 0; back < LookedBack && quarter.Next.StartIn(agency.Zone) > began; back++, quarter = quarter.Previous)
            if (!made.Contains(quarter)) await MakeAsync(quarter, agency, action);
    }

    private async Task MakeAsync(Quarter quarter, Agency agency, ActionContext action)
    {
        var head = await heads.LastAsync(agency.Id);
        var report = new TransparencyReport
        {
            Id = action.NewId(),
            Year = quarter.Year,
            Quarter = quarter.Number,
            MadeAt = action.Now,
            Tables = JsonSerializer.Serialize(await counts.OfAsync(quarter, agency)),
            HeadSequence = head?.Sequence,
            HeadHash = head?.Hash,
            HeadAt = head?.At,
        };
        db.Add(report);
        await db.SaveAsync(action, StewardshipEvents.ReportPublished, report, null);
    }
}
