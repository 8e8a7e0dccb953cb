using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Ecomaps;

/// <summary>Two organisations at odds, each of which leans on the same officer.</summary>
public sealed record Triangle(Guid TieId, Guid FirstId, string First, Guid SecondId, string Second)
{
    public bool Touches(Guid partnerId) => FirstId == partnerId || SecondId == partnerId;
}

/// <summary>
/// Bowen's triangle, of organisations: where two are at odds, each is drawn to make a third its ally. Told to that officer alone. An
/// organisation leans on an officer who tends it where they are building something or work together, or where it came by itself of late.
/// </summary>
public sealed class Triangles(AllianceContext db, TimeProvider time)
{
    private const int LatelyDays = 90;

    public async Task<IReadOnlyList<Triangle>> OfAsync(Guid officer, Guid? partner = null)
    {
        var leaning = Leaning(officer);
        return await (from tie in db.Set<OrganizationTie>()
                      where tie.EndedAt == null && tie.Quality == TieQuality.Stressed && (partner == null || tie.FirstId == partner || tie.SecondId == partner)
                      where leaning.Contains(tie.FirstId) && leaning.Contains(tie.SecondId)
                      join first in db.Set<Partner>() on tie.FirstId equals first.Id
                      join second in db.Set<Partner>() on tie.SecondId equals second.Id
                      where first.Kind != PartnerKind.Neighbor && second.Kind != PartnerKind.Neighbor
                      orderby tie.SaidAt descending, tie.Id
                      select new Triangle(tie.Id, first.Id, first.Name, second.Id, second.Name)).ToListAsync();
    }

    private IQueryable<Guid> Leaning(Guid officer)
    {
        var since = time.Instant().AddDays(-LatelyDays);
        return db.HeldBy(officer).Where(r => r.Phase == Phase.Building || r.Phase == Phase.WorkingAlliance
            || db.Set<Engagement>().Any(e => e.PartnerId == r.PartnerId && e.At >= since && e.Outcome == Outcome.Talked && e.StartedBy == Side.Them)).Select(r => r.PartnerId);
    }
}
