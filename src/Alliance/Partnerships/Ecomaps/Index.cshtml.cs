using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Ecomaps;

/// <summary>Where to begin: the neighbourhoods, and where the reader stands between two at odds.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class IndexModel(AllianceContext db, Triangles triangles) : RoomPage
{
    public IReadOnlyList<AreaMap> Areas { get; private set; } = [];
    public IReadOnlyList<Triangle> Triangles { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var going = db.Set<OrganizationTie>().Where(t => t.EndedAt == null);
        var ends = (from tie in going join partner in db.Set<Partner>() on tie.FirstId equals partner.Id where partner.AreaId != null select new { partner.AreaId, tie.Id })
            .Union(from tie in going join partner in db.Set<Partner>() on tie.SecondId equals partner.Id where partner.AreaId != null select new { partner.AreaId, tie.Id });
        var counts = await ends.GroupBy(e => e.AreaId).Select(g => new { g.Key, Ties = g.Count() }).ToDictionaryAsync(c => c.Key!.Value, c => c.Ties);
        Areas = [.. (await db.Set<Area>().OrderBy(a => a.Kind).ThenBy(a => a.SortName).Select(a => new { a.Id, a.Name }).ToListAsync()).Select(a => new AreaMap(a.Id, a.Name, counts.GetValueOrDefault(a.Id)))];
        if (User.ActingRole() == Role.Officer) Triangles = await triangles.OfAsync(User.AccountId());
    }
}

public sealed record AreaMap(Guid Id, string Name, int Ties);
