using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Releases;

/// <summary>The release log: what was asked for, what went out, who was told.</summary>
[Authorize(Policy = StewardshipPolicies.Watch)]
public sealed class IndexModel(AllianceContext db) : WatchedPage(db)
{
    private const int Most = 200;

    public IReadOnlyList<ListedRelease> Releases { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var rows = await Db.Set<Release>().AsNoTracking().OrderByDescending(r => r.BegunAt).Take(Most).Select(r => new
        {
            Release = r,
            Texts = Db.Set<ReleasedPart>().Where(p => p.ReleaseId == r.Id).Select(p => p.SourceId).Distinct().Count(),
            Black = Db.Set<ReleasedPart>().Count(p => p.ReleaseId == r.Id && p.BlackedOutFor != null),
        }).ToListAsync();
        var called = await CalledAsync([.. rows.Select(r => r.Release.PartnerId).Distinct()]);
        Releases = rows.ConvertAll(r => new ListedRelease(r.Release, called[r.Release.PartnerId], r.Texts, r.Black));
    }
}

public sealed record ListedRelease(Release Release, string Called, int Texts, int BlackedOut);
