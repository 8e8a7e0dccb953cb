using Alliance.Partnerships.Import;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;

namespace Alliance.Partnerships.Duplicates;

/// <summary>Pairs that a person has still to look at: undecided, and both of them to be seen.</summary>
public static class WaitingPairs
{
    public static IQueryable<PossibleDuplicate> Of(AllianceContext db) =>
        from pair in db.Set<PossibleDuplicate>()
        where pair.DecidedAt == null
        join first in db.Set<Partner>() on pair.FirstId equals first.Id
        join second in db.Set<Partner>() on pair.SecondId equals second.Id
        select pair;
}
