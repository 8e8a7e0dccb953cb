using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Ecomaps;

/// <summary>A tie that joining two partners gave to the one kept, or ended.</summary>
/// <param name="Id">The tie.</param>
/// <param name="WasFirst">Whether the joined one was its first end; null where it stayed where it was.</param>
/// <param name="EndId">The step that ended it; null where it goes on.</param>
public sealed record MovedTie(Guid Id, bool? WasFirst, Guid? EndId);

/// <summary>
/// What becomes of ties when two partners are made one: they go over to the one kept. One between the two would be a tie to itself, and
/// where both had one to the same third the kept one's goes on: those end, and come to life again when the two are taken apart. Saved by the caller.
/// </summary>
public static class JoinedTies
{
    public static async Task<List<MovedTie>> JoinAsync(AllianceContext db, Partner kept, Partner joined, ActionContext action)
    {
        var ties = await db.Set<OrganizationTie>().Where(t => t.FirstId == joined.Id || t.SecondId == joined.Id).OrderBy(t => t.Id).ToListAsync();
        var taken = (await db.Set<OrganizationTie>().Where(t => t.EndedAt == null && (t.FirstId == kept.Id || t.SecondId == kept.Id)).ToListAsync()).Select(t => t.OtherThan(kept.Id)).ToHashSet();
        var moved = new List<MovedTie>();
        foreach (var tie in ties)
        {
            var (third, step) = (tie.OtherThan(joined.Id), (OrganizationTieStep?)null);
            if (tie.EndedAt is null && (third == kept.Id || kept.Kind == PartnerKind.Neighbor || !taken.Add(third))) db.Add(step = OrganizationTieService.EndOf(tie, TieEnding.Joined, action));
            bool? wasFirst = third == kept.Id || kept.Kind == PartnerKind.Neighbor ? null : tie.FirstId == joined.Id;
            if (wasFirst is { } first) Put(tie, first, kept.Id);
            moved.Add(new MovedTie(tie.Id, wasFirst, step?.Id));
        }
        return moved;
    }

    public static async Task TakeApartAsync(AllianceContext db, IReadOnlyList<MovedTie> moved, Guid keptId, Guid joinedId)
    {
        var ids = moved.Select(m => m.Id).ToArray();
        var ties = await db.Set<OrganizationTie>().Where(t => EF.Parameter(ids).Contains(t.Id)).ToDictionaryAsync(t => t.Id);
        var open = (await db.Set<OrganizationTie>().Where(t => t.EndedAt == null && (t.FirstId == joinedId || t.SecondId == joinedId)).ToListAsync()).Select(t => t.OtherThan(joinedId)).ToHashSet();
        foreach (var before in moved)
        {
            if (!ties.TryGetValue(before.Id, out var tie)) continue;
            if (before.WasFirst is { } first && (first ? tie.FirstId : tie.SecondId) == keptId) Put(tie, first, joinedId);
            if (before.EndId is not { } end || await db.Set<OrganizationTieStep>().SingleOrDefaultAsync(s => s.Id == end) is not { } step || !open.Add(tie.OtherThan(joinedId))) continue;
            db.Remove(step);
            tie.EndedAt = null;
        }
    }

    private static void Put(OrganizationTie tie, bool first, Guid partnerId) => (tie.FirstId, tie.SecondId) = first ? (partnerId, tie.SecondId) : (tie.FirstId, partnerId);
}
