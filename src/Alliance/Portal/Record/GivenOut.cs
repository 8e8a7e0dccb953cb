using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Releases;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Record;

/// <summary>What was given out by law that is about one contact, as far as they may be told.</summary>
public sealed class GivenOut(AllianceContext db)
{
    public async Task<IReadOnlyList<GivenRelease>> OfAsync(Guid contactId)
    {
        var own = db.PartsAbout(contactId);
        var rows = await db.Set<Release>().AsNoTracking().Where(r => r.ToldAt != null && own.Any(p => p.ReleaseId == r.Id)).OrderByDescending(r => r.ReleasedAt).Select(r => new
        {
            r.ReleasedAt,
            r.Asker,
            r.Ground,
            r.FileNumber,
            Talks = own.Where(p => p.ReleaseId == r.Id && p.Kind == ReleasedKind.Talk).Select(p => p.SourceId).Distinct().Count(),
            All = own.Where(p => p.ReleaseId == r.Id).Select(p => p.SourceId).Distinct().Count(),
        }).ToListAsync();
        return rows.ConvertAll(r => new GivenRelease(r.ReleasedAt!.Value, r.Asker, r.Ground, r.FileNumber, r.Talks, r.All - r.Talks));
    }

    /// <summary>Leaves the readings out of which a court forbids to tell, until its day.</summary>
    public IQueryable<AuditEvent> WithoutSilent(IQueryable<AuditEvent> looks, Guid partnerId, DateOnly today) =>
        looks.Where(e => e.Action != StewardshipEvents.ReleaseOpened || !db.Set<Release>().Any(r => r.PartnerId == partnerId && r.SilentUntil > today && r.BegunAt <= e.At));
}

/// <param name="Talks">How many of one's own talks were in it.</param>
/// <param name="Others">How many other texts: promises, goals, plans, what the relationship is for.</param>
public sealed record GivenRelease(DateTime At, Asker Asker, ReleaseGround Ground, string FileNumber, int Talks, int Others);
