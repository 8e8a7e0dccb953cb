using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Engagements.KeptBack;
using Alliance.Partnerships.Goals;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Data;

namespace Alliance.Stewardship.Releases;

/// <summary>
/// Whom a released part is about: those who took part in the talk or the goal it comes from. A promise made outside a talk, a plan and the
/// relationship are about everybody there who had agreed by then.
/// </summary>
public static class ReleasedAudience
{
    /// <summary>The parts of releases that are about one contact.</summary>
    public static IQueryable<ReleasedPart> PartsAbout(this AllianceContext db, Guid contactId)
    {
        var took = db.Set<EngagementContact>().Where(c => c.ContactId == contactId);
        var goals = db.Set<GoalContact>().Where(c => c.ContactId == contactId);
        var loose = db.Set<Promise>().Where(p => p.EngagementId == null);
        var ofAll = db.Set<Release>().Where(r => db.Set<Contact>().Any(c => c.Id == contactId && c.PartnerId == r.PartnerId) && db.Set<Consent>().Any(a => a.ContactId == contactId && a.GivenAt <= r.ReleasedAt));
        // Each by its own key: as lists, the engines would read the tables whole.
        return db.Set<ReleasedPart>().Where(p =>
            p.Kind == ReleasedKind.Talk && took.Any(t => t.EngagementId == p.SourceId)
            || p.Kind == ReleasedKind.Promise && db.Set<Promise>().Any(x => x.Id == p.SourceId && took.Any(t => t.EngagementId == x.EngagementId))
            || p.Kind == ReleasedKind.KeptBack && db.Set<KeptBackNote>().Any(n => n.Id == p.SourceId && took.Any(t => t.EngagementId == n.EngagementId))
            || p.Kind == ReleasedKind.Goal && goals.Any(g => g.GoalId == p.SourceId)
            || (p.Kind == ReleasedKind.Relationship || p.Kind == ReleasedKind.Plan || p.Kind == ReleasedKind.Promise && loose.Any(x => x.Id == p.SourceId)) && ofAll.Any(r => r.Id == p.ReleaseId));
    }
}
