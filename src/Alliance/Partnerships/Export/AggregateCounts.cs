using System.Collections.Concurrent;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Partnerships.Team;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Export;

/// <summary>Remembers the talks of months gone by for an hour and of the running month for a minute: a year's are millions in a large agency.</summary>
public sealed class TalkCounts(TimeProvider time)
{
    private static readonly TimeSpan PastRemembered = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<(int AgencyId, Month Month), (DateTime At, IReadOnlyList<TalkCount> Counts)> known = new();

    public async Task<IReadOnlyList<TalkCount>> OfAsync(AllianceContext db, Agency agency, Month month)
    {
        var now = time.Instant();
        var (from, to) = (month.StartIn(agency.Zone), month.Next.StartIn(agency.Zone));
        var kept = now < to ? CensusTaker.Remembered : PastRemembered;
        if (known.TryGetValue((agency.Id, month), out var held) && now - held.At < kept) return held.Counts;
        var rows = await db.Set<Engagement>().Where(e => e.At >= from && e.At < to)
            .GroupBy(e => e.Channel).Select(g => new { Channel = g.Key, Count = g.Count(), Minutes = g.Sum(e => e.Minutes) }).ToListAsync();
        var counts = rows.ConvertAll(r => new TalkCount(month, r.Channel, r.Count, r.Minutes));
        known[(agency.Id, month)] = (now, counts);
        return counts;
    }
}

/// <summary>Gathers the counts that supervisors, evaluators and stewards may see.</summary>
public sealed class AggregateCounts(AllianceContext db, AgencyScope scope, CensusTaker taker, TalkCounts talks, TimeProvider time)
{
    private static readonly PromiseState[] EveryState = Enum.GetValues<PromiseState>();

    /// <param name="months">How many months back, the running one included.</param>
    /// <param name="holdBack">Whether the reader sees no count between 1 and 9.</param>
    public async Task<Aggregates> ReadAsync(int months, bool holdBack)
    {
        var agency = scope.Current;
        var census = await taker.OfAsync(agency);
        var running = Month.Of(agency.DayOf(time.Instant()));
        var shown = Enumerable.Range(0, months).Select(back => Month.Of(running.First.AddMonths(-back))).Reverse().ToList();
        var spoken = new List<TalkCount>();
        foreach (var month in shown) spoken.AddRange(await talks.OfAsync(db, agency, month));
        return new Aggregates
        {
            At = census.At,
            Months = shown,
            Areas = census.Areas,
            Partners = PartnersOf(census),
            Talks = spoken,
            Promises = await PromisesAsync(shown),
            HoldsBack = holdBack,
        };
    }

    /// <summary>Every combination of an area's kinds with every phase, so that a missing line tells nothing.</summary>
    private static List<PartnerCount> PartnersOf(PartnerCensus census)
    {
        var names = census.Areas.ToDictionary(a => a.Id, a => a.Name);
        var order = census.Areas.Select((area, place) => (area.Id, place)).ToDictionary(a => a.Id, a => a.place);
        var phases = Enum.GetValues<Phase>().Where(p => p != Phase.Ended).Select(p => (Phase?)p).Prepend(null);
        return [.. from cell in census.Cells
                   orderby cell.AreaId is { } id ? order[id] : int.MaxValue, cell.Kind
                   from phase in phases
                   select new PartnerCount(cell.AreaId, cell.AreaId is { } id ? names[id] : null, cell.Kind, phase,
                       phase is { } known ? cell.ByPhase.GetValueOrDefault(known) : cell.WithoutRelationship)];
    }

    private async Task<IReadOnlyList<PromiseCount>> PromisesAsync(List<Month> months)
    {
        var (first, last) = (months[0].First, months[^1].Last);
        var counts = await db.Set<Promise>().Where(p => EveryState.Contains(p.State) && p.DueOn >= first && p.DueOn <= last)
            .GroupBy(p => new { p.DueOn.Year, p.DueOn.Month, p.By, p.State }).Select(g => new { g.Key.Year, g.Key.Month, g.Key.By, g.Key.State, Count = g.Count() }).ToListAsync();
        return [.. counts.Select(c => new PromiseCount(new Month(c.Year, c.Month), c.By, c.State, c.Count)).OrderBy(c => c.Month).ThenBy(c => c.By).ThenBy(c => c.State)];
    }
}
