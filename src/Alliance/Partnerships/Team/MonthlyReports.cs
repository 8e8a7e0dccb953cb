using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Team;

/// <summary>Counts one month of the agency's work.</summary>
public sealed class MonthlyReports(AllianceContext db, AgencyScope scope, CensusTaker taker, TimeProvider time)
{
    private static readonly PromiseState[] EveryState = Enum.GetValues<PromiseState>();

    public async Task<MonthlyReport> OfAsync(Month month)
    {
        var agency = scope.Current;
        var census = await taker.OfAsync(agency);
        var now = time.Instant();
        var from = month.StartIn(agency.Zone);
        var to = month.Next.StartIn(agency.Zone);
        var promises = await PromisesAsync(month);
        return new MonthlyReport
        {
            Month = month,
            IsRunning = now < to,
            Areas = await AreasAsync(census, from, to, now),
            Ours = PromiseTally.Of(Side.Us, promises),
            Theirs = PromiseTally.Of(Side.Them, promises),
            Solved = new Solved(await RepairedAsync(from, to), await FirstMeetingsAsync(from, to), await KeptLateAsync(from, to, agency)),
        };
    }

    private async Task<IReadOnlyList<AreaOfReport>> AreasAsync(PartnerCensus census, DateTime from, DateTime to, DateTime now)
    {
        var spent = await (from engagement in db.Set<Engagement>()
                           where engagement.At >= @from && engagement.At < to
                           join partner in db.Set<Partner>().IgnoreQueryFilters(["Shown"]) on engagement.PartnerId equals partner.Id
                           group engagement by partner.AreaId into area
                           select new { AreaId = area.Key, Talks = area.Count(e => e.Outcome == Outcome.Talked), Minutes = area.Sum(e => e.Minutes) }).ToListAsync();
        var before = await KnownAtAsync(from);
        var after = now < to ? null : await KnownAtAsync(to);
        AreaOfReport Make(Guid? id, string? name)
        {
            var time = spent.Find(s => s.AreaId == id);
            var today = census.Of(id);
            var known = after is null ? today : today with { Known = after.GetValueOrDefault(id ?? Guid.Empty) };
            return new AreaOfReport(id, name, time?.Talks ?? 0, time?.Minutes ?? 0, known, before.GetValueOrDefault(id ?? Guid.Empty));
        }
        var unplaced = Make(null, null);
        return [.. census.Areas.Select(a => Make(a.Id, a.Name)), .. unplaced is { Talks: 0, Minutes: 0, Known.Total: 0 } ? [] : new[] { unplaced }];
    }

    /// <summary>Organizations known at an instant, by area; those in none under an empty key.</summary>
    private async Task<Dictionary<Guid, int>> KnownAtAsync(DateTime instant)
    {
        var known = await (from change in db.Set<PhaseChange>()
                           where change.At < instant && Met.Phases.Contains(change.Phase)
                           join relationship in db.Set<Relationship>() on change.RelationshipId equals relationship.Id
                           where (relationship.EndedAt == null || relationship.EndedAt >= instant) && relationship.Partner!.Kind != PartnerKind.Neighbor
                           group relationship by relationship.Partner!.AreaId into area
                           select new { AreaId = area.Key, Count = area.Select(r => r.PartnerId).Distinct().Count() }).ToListAsync();
        return known.ToDictionary(k => k.AreaId ?? Guid.Empty, k => k.Count);
    }

    private async Task<IReadOnlyList<(Side, PromiseState, int)>> PromisesAsync(Month month)
    {
        var (first, last) = (month.First, month.Last);
        var counts = await db.Set<Promise>().Where(p => EveryState.Contains(p.State) && p.DueOn >= first && p.DueOn <= last)
            .GroupBy(p => new { p.By, p.State }).Select(g => new { g.Key.By, g.Key.State, Count = g.Count() }).ToListAsync();
        return counts.ConvertAll(c => (c.By, c.State, c.Count));
    }

    private Task<int> RepairedAsync(DateTime from, DateTime to) =>
        db.Set<PhaseChange>().Where(c => c.At >= from && c.At < to && (c.Phase == Phase.Building || c.Phase == Phase.WorkingAlliance))
            .Where(c => db.Set<PhaseChange>().Where(b => b.RelationshipId == c.RelationshipId && b.At < c.At).OrderByDescending(b => b.At)
                .Select(b => b.Phase == Phase.Strained || b.Phase == Phase.Repairing).FirstOrDefault())
            .Select(c => c.RelationshipId).Distinct().CountAsync();

    private Task<int> FirstMeetingsAsync(DateTime from, DateTime to) =>
        (from change in db.Set<PhaseChange>()
         where change.At >= @from && change.At < to && Met.Phases.Contains(change.Phase)
         join relationship in db.Set<Relationship>() on change.RelationshipId equals relationship.Id
         where !db.Set<Relationship>().Any(r => r.PartnerId == relationship.PartnerId
             && db.Set<PhaseChange>().Any(b => b.RelationshipId == r.Id && b.At < @from && Met.Phases.Contains(b.Phase)))
         select relationship.PartnerId).Distinct().CountAsync();

    private async Task<int> KeptLateAsync(DateTime from, DateTime to, Agency agency)
    {
        // The day of an answer is a matter of the agency's zone, which neither engine knows alike.
        var answers = await (from answer in db.Set<PromiseAnswer>()
                             where answer.At >= @from && answer.At < to && answer.Kind == PromiseAnswerKind.Kept
                             join promise in db.Set<Promise>() on answer.PromiseId equals promise.Id
                             select new { answer.At, promise.DueOn }).ToListAsync();
        return answers.Count(a => agency.DayOf(a.At) > a.DueOn);
    }
}
