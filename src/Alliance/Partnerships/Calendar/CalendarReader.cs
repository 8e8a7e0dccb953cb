using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Calendar;

/// <summary>
/// What stands in an officer's calendar: planned talks, days by which to be in touch, and days by which something is promised, of the
/// relationships they tend or back up now. Organisations and counts; no person, and no word of an entry.
/// </summary>
public sealed class CalendarReader(AllianceContext db, AgencyScope scope, OutsideNames names, IStringLocalizer<Words> words)
{
    public const int DaysBack = 31, DaysAhead = 400;

    public async Task<IReadOnlyList<CalendarItem>> OfAsync(Guid officer, DateTime now)
    {
        await using var open = await db.KeepOpenAsync();
        var today = scope.Current.DayOf(now);
        var (first, last) = (today.AddDays(-DaysBack), today.AddDays(DaysAhead));
        var own = await db.HeldBy(officer)
            .Select(r => new { r.Id, r.PartnerId, IsOwner = r.OwnerId == officer, r.DueOn, r.Version, Changed = r.LastContactAt ?? r.StartedAt, AskedForPeace = db.Set<ApproachWish>().Any(w => w.PartnerId == r.PartnerId && w.LiftedAt == null) }).ToListAsync();
        var partners = own.ConvertAll(r => r.PartnerId);
        var called = await names.OfAsync(partners);
        var due = own.Where(r => r.IsOwner && !r.AskedForPeace && r.DueOn >= first && r.DueOn <= last && called.ContainsKey(r.PartnerId))
            .Select(r => new CalendarItem($"due-{r.Id:N}-{r.DueOn:yyyyMMdd}", words["Be in touch: {0}", called[r.PartnerId].Words], r.DueOn!.Value, null, r.Version + called[r.PartnerId].Version, r.Changed));
        return [.. due.Concat(await PlannedAsync(officer, partners, called, first, last)).Concat(await PromisedAsync(officer, partners, called, first, last)).OrderBy(i => i.Day).ThenBy(i => i.StartsAt).ThenBy(i => i.Id, StringComparer.Ordinal)];
    }

    private async Task<IEnumerable<CalendarItem>> PlannedAsync(Guid officer, List<Guid> partners, IReadOnlyDictionary<Guid, OutsideName> called, DateOnly first, DateOnly last)
    {
        var planned = await db.Set<Touchpoint>().Where(t => t.OfficerId == officer && t.IsOpen && t.On >= first && t.On <= last && partners.Contains(t.PartnerId))
            .Select(t => new { t.Id, t.PartnerId, t.On, t.AtTime, t.Version, t.PlannedAt }).ToListAsync();
        return planned.Where(t => called.ContainsKey(t.PartnerId)).Select(t => new CalendarItem($"touchpoint-{t.Id:N}", words["Touchpoint: {0}", called[t.PartnerId].Words], t.On,
            t.AtTime is { } at ? LocalTime.ToUtc(t.On, at, scope.Current.Zone) : null, t.Version + called[t.PartnerId].Version, t.PlannedAt));
    }

    /// <summary>One item for a partner and a day, however much was promised by then.</summary>
    private async Task<IEnumerable<CalendarItem>> PromisedAsync(Guid officer, List<Guid> partners, IReadOnlyDictionary<Guid, OutsideName> called, DateOnly first, DateOnly last)
    {
        var promised = await db.Set<Promise>().Where(p => p.OfficerId == officer && p.By == Side.Us && p.DueOn >= first && p.DueOn <= last && partners.Contains(p.PartnerId))
            .Select(p => new { p.PartnerId, p.DueOn, p.State, p.Version, p.MadeAt }).ToListAsync();
        return from promise in promised
               group promise by (promise.PartnerId, promise.DueOn) into day
               let open = day.Count(p => p.State == PromiseState.Open)
               where open > 0 && called.ContainsKey(day.Key.PartnerId)
               let name = called[day.Key.PartnerId]
               // Those no longer open are counted too: the number never falls while the item stands.
               select new CalendarItem($"promises-{day.Key.PartnerId:N}-{day.Key.DueOn:yyyyMMdd}", open == 1 ? words["1 promise due: {0}", name.Words] : words["{0} promises due: {1}", open, name.Words],
                   day.Key.DueOn, null, name.Version + day.Sum(p => p.Version + 1), day.Max(p => p.MadeAt));
    }
}

/// <param name="Id">The same at every fetch for as long as it is the same thing.</param>
/// <param name="Words">What the calendar shows.</param>
/// <param name="Day">Where the agency is.</param>
/// <param name="StartsAt">UTC; null for the whole day.</param>
/// <param name="Sequence">Rises with every change.</param>
/// <param name="ChangedAt">UTC.</param>
public sealed record CalendarItem(string Id, string Words, DateOnly Day, DateTime? StartsAt, int Sequence, DateTime ChangedAt);
