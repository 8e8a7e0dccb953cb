using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Export;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Team;

/// <summary>What the cadences ask of one neighborhood, or of all those too small to stand alone, and what was logged there.</summary>
public sealed record TimeOfArea(string? Name, Workload Workload, double HoursLogged);

/// <summary>A budget as it was set.</summary>
public sealed record BudgetLine(int HoursPerOfficer, string By, DateTime At);

/// <summary>Sets the time there is against the time the cadences ask. Nothing is counted by officer, but for the one who looks at their own.</summary>
public sealed class TimeReading(AllianceContext db, CensusTaker taker, RelationshipService relationships, AgencyScope scope, TimeProvider time)
{
    public const int WeeksLookedBack = 4;

    public async Task<Workload> AllAsync()
    {
        var census = await taker.OfAsync(scope.Current);
        return await MakeAsync(census, census.Cadences, census.Officers);
    }

    public async Task<Workload> OwnAsync(Guid officer) =>
        await MakeAsync(await taker.OfAsync(scope.Current), await CadencesAsync(Active().Where(r => r.OwnerId == officer)), 1);

    /// <summary>Neighborhoods with fewer relationships than may be shown alone stand together.</summary>
    public async Task<IReadOnlyList<TimeOfArea>> ByAreaAsync()
    {
        var census = await taker.OfAsync(scope.Current);
        var asked = await Active().GroupBy(r => new { r.Partner!.AreaId, r.CadenceDays }).Select(g => new { g.Key.AreaId, g.Key.CadenceDays, Count = g.Count() }).ToListAsync();
        var since = Since();
        var logged = await db.Set<Engagement>().Where(e => e.At >= since).Join(db.Set<Partners.Partner>(), e => e.PartnerId, p => p.Id, (e, p) => new { p.AreaId, e.Minutes })
            .GroupBy(x => x.AreaId).Select(g => new { AreaId = g.Key, Minutes = g.Sum(x => x.Minutes) }).ToListAsync();
        var cells = asked.GroupBy(a => a.AreaId).Select(g => (Area: g.Key, Cadences: g.Select(c => new CadenceCount(c.CadenceDays, c.Count)).ToList(), Minutes: logged.Where(l => l.AreaId == g.Key).Sum(l => l.Minutes))).ToList();
        var small = cells.Where(c => c.Area is null || c.Cadences.Sum(x => x.Relationships) < SmallCells.Threshold).ToList();
        var rows = new List<TimeOfArea>();
        foreach (var area in census.Areas)
            foreach (var cell in cells.Except(small).Where(c => c.Area == area.Id))
                rows.Add(new TimeOfArea(area.Name, await MakeAsync(census, cell.Cadences, 0), cell.Minutes / 60.0));
        if (small.Count > 0) rows.Add(new TimeOfArea(null, await MakeAsync(census, [.. small.SelectMany(c => c.Cadences)], 0), small.Sum(c => c.Minutes) / 60.0));
        return rows;
    }

    /// <summary>Hours logged in the last four weeks: by everybody, or by one who asks for their own.</summary>
    public async Task<double> LoggedAsync(Guid? officer)
    {
        var since = Since();
        return await db.Set<Engagement>().Where(e => e.At >= since && (officer == null || e.OfficerId == officer)).SumAsync(e => (int?)e.Minutes) / 60.0 ?? 0;
    }

    public async Task<IReadOnlyList<BudgetLine>> BudgetsAsync() => await (
        from budget in db.Set<TimeBudget>()
        join account in db.Users on budget.SetById equals account.Id
        orderby budget.SetAt descending, budget.Id descending
        select new BudgetLine(budget.HoursPerOfficer, account.DisplayName, budget.SetAt)).Take(12).ToListAsync();

    private DateTime Since() => time.Instant().AddDays(-7 * WeeksLookedBack);

    private IQueryable<Relationship> Active()
    {
        var today = scope.Current.DayOf(time.Instant());
        return db.Set<Relationship>().Where(r => r.EndedAt == null && !db.Set<Pause>().Any(p => p.RelationshipId == r.Id && p.EndedAt == null && (p.UntilOn == null || p.UntilOn > today)));
    }

    private static async Task<IReadOnlyList<CadenceCount>> CadencesAsync(IQueryable<Relationship> active) =>
        await active.GroupBy(r => r.CadenceDays).Select(g => new CadenceCount(g.Key, g.Count())).ToListAsync();

    private async Task<Workload> MakeAsync(PartnerCensus census, IReadOnlyList<CadenceCount> cadences, int officers)
    {
        var settings = await relationships.SettingsAsync();
        return new Workload { Cadences = cadences, AgencyCadenceDays = settings.CadenceDays, MinutesPerTalk = census.TypicalMinutes, Officers = officers, HoursPerOfficer = settings.WeeklyHoursPerOfficer };
    }
}
