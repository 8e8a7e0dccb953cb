using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Problems.Incidents;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Problems.Measures;

/// <summary>Reckons a problem's comparison anew each time it is looked at: it follows the counts, whoever brings them in.</summary>
public sealed class MeasureReader(AllianceContext db, IncidentReading reading)
{
    /// <summary>The comparison as it was set last; null where none was, or its neighborhoods are gone.</summary>
    public async Task<MeasurePicture?> FindAsync(Guid problemId, CancellationToken cancel = default)
    {
        if (await LatestAsync(problemId, cancel) is not { } set) return null;
        var (measure, places, categories) = set;
        var areas = await db.Set<Area>().Where(a => db.Set<MeasuredPlace>().Any(p => p.MeasureId == measure.Id && p.AreaId == a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        var partners = await db.Set<Partner>().Where(o => db.Set<MeasuredPlace>().Any(p => p.MeasureId == measure.Id && p.PartnerId == o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        var there = places.FindAll(p => (p.AreaId is { } area && areas.ContainsKey(area)) || (p.PartnerId is { } partner && partners.ContainsKey(partner)));
        if (there.TrueForAll(p => p.Role != MeasuredRole.Treated)) return null;
        var days = new MeasuredDays(measure.BeforeFrom, measure.BeforeUntil, measure.AfterFrom, measure.AfterUntil);
        return new MeasurePicture(days, MeasureFigures.Of(days, await CountsAsync(days, there, categories, cancel)))
        {
            Categories = await db.Set<IncidentCategory>().Where(c => categories.Contains(c.Id)).OrderBy(c => c.SortName).Select(c => c.Name).ToListAsync(cancel),
            Places = there.ToLookup(p => p.Role, p => p.AreaId is { } area ? areas[area] : partners[p.PartnerId!.Value]),
            SetBy = await db.Users.Where(a => a.Id == measure.SetById).Select(a => a.DisplayName).SingleAsync(cancel),
            SetAt = measure.SetAt,
            Earlier = await db.Set<ProblemMeasure>().CountAsync(m => m.ProblemId == problemId, cancel) - 1,
            IsCovered = (await reading.CoveredAsync(cancel)) is var covered && Holds(covered, days.BeforeFrom, days.BeforeUntil) && Holds(covered, days.AfterFrom, days.AfterUntil),
        };
    }

    /// <summary>Whether one was ever set.</summary>
    public Task<bool> IsSetAsync(Guid problemId, CancellationToken cancel = default) => db.Set<ProblemMeasure>().AnyAsync(m => m.ProblemId == problemId, cancel);

    /// <summary>As it was set, for the form.</summary>
    public async Task<(ProblemMeasure Measure, List<MeasuredPlace> Places, List<Guid> CategoryIds)?> LatestAsync(Guid problemId, CancellationToken cancel = default)
    {
        var measure = await db.Set<ProblemMeasure>().AsNoTracking().Where(m => m.ProblemId == problemId).OrderByDescending(m => m.SetAt).ThenByDescending(m => m.Id).FirstOrDefaultAsync(cancel);
        if (measure is null) return null;
        var places = await db.Set<MeasuredPlace>().AsNoTracking().Where(p => p.MeasureId == measure.Id).ToListAsync(cancel);
        return (measure, places, await db.Set<MeasuredCategory>().Where(c => c.MeasureId == measure.Id).Select(c => c.CategoryId).ToListAsync(cancel));
    }

    private async Task<Dictionary<MeasuredRole, SortedDictionary<DateOnly, int>>> CountsAsync(MeasuredDays days, List<MeasuredPlace> places, List<Guid> categories, CancellationToken cancel)
    {
        var counts = new Dictionary<MeasuredRole, SortedDictionary<DateOnly, int>>();
        foreach (var role in places.GroupBy(p => p.Role))
            counts[role.Key] = await reading.ByDayAsync(new IncidentQuestion
            {
                AreaIds = [.. role.Where(p => p.AreaId is not null).Select(p => p.AreaId!.Value)],
                PartnerIds = [.. role.Where(p => p.PartnerId is not null).Select(p => p.PartnerId!.Value)],
                CategoryIds = categories,
                From = days.BeforeFrom,
                Until = days.AfterUntil,
            }, cancel);
        return counts;
    }

    private static bool Holds(IReadOnlyList<(DateOnly From, DateOnly Until)> covered, DateOnly from, DateOnly until) => covered.Any(c => c.From <= from && c.Until >= until);
}
