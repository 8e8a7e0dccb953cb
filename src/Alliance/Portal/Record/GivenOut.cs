using Alliance.Partnerships.Engagements;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Releases;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Record;

/// <summary>What was given out by law of the talks that one contact took part in, as far as they may be told.</summary>
public sealed class GivenOut(AllianceContext db)
{
    public async Task<IReadOnlyList<GivenRelease>> OfAsync(Guid contactId)
    {
        var own = db.Set<EngagementContact>().Where(c => c.ContactId == contactId).Select(c => c.EngagementId);
        var rows = await db.Set<Release>().AsNoTracking().Where(r => r.ToldAt != null && db.Set<ReleasedPart>().Any(p => p.ReleaseId == r.Id && own.Contains(p.EngagementId))).OrderByDescending(r => r.ReleasedAt)
            .Select(r => new { r.ReleasedAt, r.Asker, r.Ground, r.FileNumber, Talks = db.Set<ReleasedPart>().Where(p => p.ReleaseId == r.Id && own.Contains(p.EngagementId)).Select(p => p.EngagementId).Distinct().Count() }).ToListAsync();
        return rows.ConvertAll(r => new GivenRelease(r.ReleasedAt!.Value, r.Asker, r.Ground, r.FileNumber, r.Talks));
    }

    /// <summary>Leaves the readings out of which a court forbids to tell, until its day.</summary>
    public IQueryable<AuditEvent> WithoutSilent(IQueryable<AuditEvent> looks, Guid partnerId, DateOnly today) =>
        looks.Where(e => e.Action != StewardshipEvents.ReleaseOpened || !db.Set<Release>().Any(r => r.PartnerId == partnerId && r.SilentUntil > today && r.BegunAt <= e.At));
}

/// <param name="Talks">How many of one's own talks were in it.</param>
public sealed record GivenRelease(DateTime At, Asker Asker, ReleaseGround Ground, string FileNumber, int Talks);
