using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Problems.Incidents;

/// <summary>Which counts are asked for; an empty list of categories asks for all.</summary>
public sealed record IncidentQuestion
{
    public IReadOnlyList<Guid> AreaIds { get; init; } = [];
    public IReadOnlyList<Guid> PartnerIds { get; init; } = [];
    public IReadOnlyList<Guid> CategoryIds { get; init; } = [];
    public DateOnly From { get; init; } = DateOnly.MinValue;

    /// <summary>The last day, itself asked for.</summary>
    public DateOnly Until { get; init; } = DateOnly.MaxValue;
}

/// <summary>Reads what is counted: of imports that stand, and where two counted the same day, of the later.</summary>
public sealed class IncidentReading(AllianceContext db)
{
    /// <summary>Incidents by day; a day nobody counted anything on is not in it.</summary>
    public async Task<SortedDictionary<DateOnly, int>> ByDayAsync(IncidentQuestion question, CancellationToken cancel = default)
    {
        var byDay = new SortedDictionary<DateOnly, int>();
        if (question.AreaIds.Count == 0 && question.PartnerIds.Count == 0) return byDay;
        foreach (var ((_, _, month), days) in await StandingAsync(question, cancel))
            foreach (var (number, count) in days.Known)
                if (new DateOnly(month.Year, month.Month, number) is var day && day >= question.From && day <= question.Until) byDay[day] = byDay.GetValueOrDefault(day) + count;
        return byDay;
    }

    /// <summary>The stretches that standing imports cover; nothing is known of days outside them.</summary>
    public async Task<IReadOnlyList<(DateOnly From, DateOnly Until)>> CoveredAsync(CancellationToken cancel = default)
    {
        var stretches = await db.Set<IncidentImport>().Where(i => i.State == IncidentImportState.Applied && i.From != null && i.Until != null)
            .OrderBy(i => i.From).Select(i => new { i.From, i.Until }).ToListAsync(cancel);
        var joined = new List<(DateOnly From, DateOnly Until)>();
        foreach (var next in stretches)
        {
            if (joined.Count > 0 && next.From <= joined[^1].Until.AddDays(1)) joined[^1] = (joined[^1].From, next.Until > joined[^1].Until ? next.Until.Value : joined[^1].Until);
            else joined.Add((next.From!.Value, next.Until!.Value));
        }
        return joined;
    }

    /// <summary>How many days of a plan are counted already, and how many of these say the same.</summary>
    public async Task CompareAsync(IncidentPlan plan, CancellationToken cancel = default)
    {
        (plan.Replaced, plan.Unchanged) = (0, 0);
        if (plan.From is not { } from || plan.Until is not { } until) return;
        var standing = await StandingAsync(new IncidentQuestion { From = from, Until = until }, cancel);
        foreach (var ((place, category, month), days) in plan.Months)
        {
            if (!standing.TryGetValue((place.Key, category, month), out var there)) continue;
            foreach (var (day, count) in days.Known)
            {
                if (there[day] is not { } before) continue;
                if (before == count) plan.Unchanged++;
                else plan.Replaced++;
            }
        }
    }

    private async Task<Dictionary<((Guid? AreaId, Guid? PartnerId) Place, Guid CategoryId, DateOnly Month), DayCounts>> StandingAsync(IncidentQuestion question, CancellationToken cancel)
    {
        var months = db.Set<IncidentMonth>().AsNoTracking().AsQueryable();
        if (question.AreaIds.Count > 0 || question.PartnerIds.Count > 0)
        {
            var (areas, partners) = (question.AreaIds.ToArray(), question.PartnerIds.ToArray());
            months = months.Where(m => EF.Parameter(areas).Contains(m.AreaId!.Value) || EF.Parameter(partners).Contains(m.PartnerId!.Value));
        }
        if (question.CategoryIds.Count > 0)
        {
            var categories = question.CategoryIds.ToArray();
            months = months.Where(m => EF.Parameter(categories).Contains(m.CategoryId));
        }
        var first = new DateOnly(question.From.Year, question.From.Month, 1);
        var rows = from month in months
                   where month.Month >= first && month.Month <= question.Until
                   join import in db.Set<IncidentImport>() on month.ImportId equals import.Id
                   where import.State == IncidentImportState.Applied
                   orderby import.AppliedAt, import.Id
                   select new { month.AreaId, month.PartnerId, month.CategoryId, month.Month, month.Days, month.ImportId };
        var standing = new Dictionary<((Guid? AreaId, Guid? PartnerId) Place, Guid CategoryId, DateOnly Month), DayCounts>();
        var latest = new Dictionary<((Guid? AreaId, Guid? PartnerId) Place, Guid CategoryId, DateOnly Month), (Guid ImportId, DayCounts Days)>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var key = (new IncidentPlace(row.AreaId, row.PartnerId).Key, row.CategoryId, row.Month);
            if (!standing.TryGetValue(key, out var days)) standing[key] = days = new DayCounts();
            // Two rows of one import are of two entries that were joined into one organization: they add up.
            if (!latest.TryGetValue(key, out var own) || own.ImportId != row.ImportId) latest[key] = own = (row.ImportId, new DayCounts());
            foreach (var (day, count) in DayCounts.Read(row.Days).Known)
            {
                own.Days.Add(day, count);
                days[day] = own.Days[day];
            }
        }
        return standing;
    }
}
