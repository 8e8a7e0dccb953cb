using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;

namespace Alliance.Partnerships.Concerns;

/// <summary>
/// Who takes a concern up. One about an officer is the steward's and never reaches those who tend the relationship or did when it was
/// raised, whatever role they act in; any other is the owner's and the backup's, or the steward's where nobody tends it.
/// </summary>
public static class ConcernAccess
{
    /// <summary>The concerns that somebody may read and answer in the role they act in.</summary>
    public static IQueryable<Concern> ConcernsFor(this AllianceContext db, ActionContext action)
    {
        var me = action.ActorId;
        var held = db.Set<Relationship>().Where(r => r.EndedAt == null);
        return action.Role switch
        {
            nameof(Role.Officer) => db.Set<Concern>().Where(c => c.Kind == ConcernKind.Other && held.Any(r => r.PartnerId == c.PartnerId && (r.OwnerId == me || r.BackupId == me))),
            nameof(Role.Steward) => db.Set<Concern>().Where(c => (c.Kind == ConcernKind.Officer || !held.Any(r => r.PartnerId == c.PartnerId))
                && c.OwnerThenId != me && c.BackupThenId != me && !held.Any(r => r.PartnerId == c.PartnerId && (r.OwnerId == me || r.BackupId == me))),
            _ => db.Set<Concern>().Where(c => false),
        };
    }
}
