using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;

namespace Alliance.Partnerships.Export;

/// <summary>Which partners' public facts may leave the house, in a file or to another program: one promise, said once.</summary>
public static class MayLeave
{
    /// <summary>No neighbor on their own, and nobody who asked not to be approached, since a list goes where the wish cannot follow.</summary>
    public static IQueryable<Partner> OrganizationsThatMayLeave(this AllianceContext db) =>
        db.Set<Partner>().Where(p => p.Kind != PartnerKind.Neighbor && !db.Set<ApproachWish>().Any(w => w.PartnerId == p.Id && w.LiftedAt == null));
}
