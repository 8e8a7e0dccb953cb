using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Team;

public sealed record AreaOfTown(Guid Id, string Name, AreaKind Kind);

/// <summary>The whole register counted: where partners are, who is known, what rhythm was meant. Counts only, of nobody in particular.</summary>
public sealed record PartnerCensus
{
    public required DateTime At { get; init; }
    public required IReadOnlyList<AreaOfTown> Areas { get; init; }
    public required IReadOnlyList<CensusCell> Cells { get; init; }
    public required TownDrawing Drawing { get; init; }
    public required IReadOnlyList<CadenceCount> Cadences { get; init; }

    /// <summary>Minutes of the newest talks of the last twelve months, their middle, and how many they were.</summary>
    public required int TypicalMinutes { get; init; }
    public required int TalksSeen { get; init; }
    public required int Officers { get; init; }

    /// <summary>Neighbors on their own are in the record only once somebody knows them: they show no gap.</summary>
    public IEnumerable<CensusCell> Organizations => Cells.Where(c => c.Kind != PartnerKind.Neighbor);

    public Coverage Of(Guid? areaId, PartnerKind kind) => Coverage.Sum(Organizations.Where(c => c.AreaId == areaId && c.Kind == kind).Select(c => c.Coverage));

    public Coverage Of(Guid? areaId) => Coverage.Sum(Organizations.Where(c => c.AreaId == areaId).Select(c => c.Coverage));

    public Coverage Of(PartnerKind kind) => Coverage.Sum(Organizations.Where(c => c.Kind == kind).Select(c => c.Coverage));

    public string NameOf(Guid areaId) => Areas.FirstOrDefault(a => a.Id == areaId)?.Name ?? "";

    public NeighborhoodMap Map => Drawing.Map;

    public Coverage All => Coverage.Sum(Organizations.Select(c => c.Coverage));
}

/// <summary>Counts an agency's register at most once a minute, however many ask.</summary>
public sealed class CensusTaker(IServiceScopeFactory scopes, TimeProvider time, TownDrawings drawings)
{
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(OnceAMinute<PartnerCensus>.Seconds);

    /// <summary>A year of talks in most departments, and quickly read in the largest.</summary>
    public const int MostTalksSeen = 5000;

    private readonly OnceAMinute<PartnerCensus> counts = new(scopes, time, (db, agency) => CountAsync(db, agency, time.Instant(), drawings));

    public Task<PartnerCensus> OfAsync(Agency agency) => counts.OfAsync(agency);

    /// <summary>Forgets the count where somebody has just changed what it counts and looks at once.</summary>
    public void Forget(int agencyId) => counts.Forget(agencyId);

    private static async Task<PartnerCensus> CountAsync(AllianceContext db, Agency agency, DateTime now, TownDrawings drawings)
    {
        var areas = await db.Set<Area>().AsNoTracking().OrderBy(a => a.SortName).Select(a => new AreaOfTown(a.Id, a.Name, a.Kind)).ToListAsync();
        var minutes = await MinutesAsync(db, now);
        return new PartnerCensus
        {
            At = now,
            Areas = areas,
            Cells = await CellsAsync(db),
            Drawing = await drawings.OfAsync(db, agency),
            Cadences = await CadencesAsync(db, agency.DayOf(now)),
            TypicalMinutes = Workload.Typical(minutes),
            TalksSeen = minutes.Count,
            Officers = await db.Set<RoleGrant>().Where(g => g.Role == Role.Officer && g.EndedAt == null).Select(g => g.AccountId).Distinct().CountAsync(),
        };
    }

    private static async Task<IReadOnlyList<CensusCell>> CellsAsync(AllianceContext db)
    {
        var listed = await db.Set<Partner>().GroupBy(p => new { p.AreaId, p.Kind }).Select(g => new { g.Key.AreaId, g.Key.Kind, Count = g.Count() }).ToListAsync();
        var phases = await db.Set<Relationship>().Where(r => r.EndedAt == null)
            .GroupBy(r => new { r.Partner!.AreaId, r.Partner.Kind, r.Phase }).Select(g => new { g.Key.AreaId, g.Key.Kind, g.Key.Phase, Count = g.Count() }).ToListAsync();
        var inPeace = await (from wish in db.Set<ApproachWish>()
                             where wish.LiftedAt == null && !db.Set<Relationship>().Any(r => r.PartnerId == wish.PartnerId && r.EndedAt == null && r.Phase != Phase.NotYetMet)
                             join partner in db.Set<Partner>() on wish.PartnerId equals partner.Id
                             group partner by new { partner.AreaId, partner.Kind } into partners
                             select new { partners.Key.AreaId, partners.Key.Kind, Count = partners.Count() }).ToListAsync();
        return listed.ConvertAll(cell => new CensusCell
        {
            AreaId = cell.AreaId,
            Kind = cell.Kind,
            Listed = cell.Count,
            ByPhase = phases.Where(p => p.AreaId == cell.AreaId && p.Kind == cell.Kind).ToDictionary(p => p.Phase, p => p.Count),
            LeftInPeace = inPeace.Where(p => p.AreaId == cell.AreaId && p.Kind == cell.Kind).Sum(p => p.Count),
        });
    }

    private static async Task<IReadOnlyList<CadenceCount>> CadencesAsync(AllianceContext db, DateOnly today)
    {
        var active = db.Set<Relationship>().Where(r => r.EndedAt == null
            && !db.Set<Pause>().Any(p => p.RelationshipId == r.Id && p.EndedAt == null && (p.UntilOn == null || p.UntilOn > today)));
        return await active.GroupBy(r => r.CadenceDays).Select(g => new CadenceCount(g.Key, g.Count())).ToListAsync();
    }

    private static Task<List<int>> MinutesAsync(AllianceContext db, DateTime now)
    {
        var yearAgo = now.AddYears(-1);
        return db.Set<Engagement>().Where(e => e.At >= yearAgo && e.At <= now).OrderByDescending(e => e.At).Take(MostTalksSeen)
            .Where(e => e.Outcome == Outcome.Talked && e.Minutes > 0).Select(e => e.Minutes).ToListAsync();
    }
}
