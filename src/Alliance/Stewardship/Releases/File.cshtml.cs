using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Releases;

/// <summary>The file that was given out, as it was given out.</summary>
[Authorize(Policy = StewardshipPolicies.Records)]
public sealed class FileModel(AllianceContext db, ReleaseService releases) : WatchedPage(db)
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await Db.Set<Release>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.ReleasedAt != null) is not { } release) return NotFound();
        if (await releases.TakeAsync(release, Act(ShowModel.Purpose)) is not { } file) return Page();
        return File(file, "text/plain; charset=utf-8", $"release-{release.BegunAt:yyyyMMdd}-{release.Id.ToString()[^6..]}.txt");
    }
}
