using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Ecomaps;

/// <summary>Reads what is drawn. More than some dozen lines nobody can read; the page says where there are more.</summary>
public sealed class EcomapReader(AllianceContext db)
{
    public const int MostAround = 20, MostBetween = 30, MostInArea = 30;

    /// <summary>One organisation's ties, and those among its neighbours: without them no triangle would be seen.</summary>
    /// <param name="besides">Organisations that are drawn although they have no tie yet.</param>
    public async Task<Ecomap> AroundAsync(Guid partnerId, IReadOnlyCollection<Guid> besides)
    {
        var own = await Ties(db.Set<OrganizationTie>().Where(t => t.FirstId == partnerId || t.SecondId == partnerId)).Take(MostAround + 1).ToListAsync();
        var around = own.Take(MostAround).Select(t => t.OtherThan(partnerId)).ToList();
        var between = await Ties(db.Set<OrganizationTie>().Where(t => around.Contains(t.FirstId) && around.Contains(t.SecondId))).Take(MostBetween + 1).ToListAsync();
        return await DrawnAsync(partnerId, [partnerId, .. around, .. besides], [.. own.Take(MostAround), .. between.Take(MostBetween)], own.Count > MostAround || between.Count > MostBetween);
    }

    /// <summary>All ties of which one end at least is placed in the neighbourhood.</summary>
    /// <param name="besides">Organisations that are drawn although they have no tie yet.</param>
    public async Task<Ecomap> OfAreaAsync(Guid areaId, IReadOnlyCollection<Guid> besides)
    {
        var ties = await Ties(db.Set<OrganizationTie>().Where(t => db.Set<Partner>().Any(p => p.AreaId == areaId && (p.Id == t.FirstId || p.Id == t.SecondId)))).Take(MostInArea + 1).ToListAsync();
        var shown = ties.Take(MostInArea).ToList();
        return await DrawnAsync(null, [.. shown.SelectMany(t => new[] { t.FirstId, t.SecondId }), .. besides], shown, ties.Count > MostInArea);
    }

    private async Task<Ecomap> DrawnAsync(Guid? center, IEnumerable<Guid> shown, IReadOnlyList<MappedTie> ties, bool hasMore)
    {
        var ids = shown.Distinct().ToList();
        var organizations = await db.Set<Partner>().Where(p => ids.Contains(p.Id) && p.Kind != PartnerKind.Neighbor).OrderBy(p => p.SortName).ThenBy(p => p.Id)
            .Select(p => new MappedOrganization(p.Id, p.Name, p.SortName, p.Kind, p.Area == null ? null : p.Area.Name)).ToListAsync();
        return new Ecomap(center, organizations, ties, hasMore);
    }

    /// <summary>Those that go on, between two organisations that are both there: never one of somebody on their own.</summary>
    private IQueryable<MappedTie> Ties(IQueryable<OrganizationTie> which) =>
        from tie in which.AsNoTracking()
        where tie.EndedAt == null
        join first in db.Set<Partner>() on tie.FirstId equals first.Id
        join second in db.Set<Partner>() on tie.SecondId equals second.Id
        where first.Kind != PartnerKind.Neighbor && second.Kind != PartnerKind.Neighbor
        orderby tie.SaidAt descending, tie.Id
        select new MappedTie(tie.Id, tie.FirstId, tie.SecondId, tie.Quality, tie.Flow, tie.Supports, tie.SaidAt);
}
