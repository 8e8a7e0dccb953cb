using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Holds;

/// <summary>Every hold, those in force first, with how many boxes lie under it.</summary>
[Authorize(Policy = StewardshipPolicies.Watch)]
public sealed class IndexModel(AllianceContext db) : WatchedPage(db)
{
    private const int Most = 200;

    public IReadOnlyList<ListedHold> Holds { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var rows = await Db.Set<LegalHold>().AsNoTracking().OrderBy(h => h.EndedAt != null).ThenBy(h => h.ReviewOn).ThenBy(h => h.Id).Take(Most)
            .Select(h => new { Hold = h, Boxes = Db.Set<SealedRecord>().Count(r => r.HoldId == h.Id && r.DestroyedAt == null) }).ToListAsync();
        var called = await CalledAsync([.. rows.Select(r => r.Hold.PartnerId).Distinct()]);
        Holds = rows.ConvertAll(r => new ListedHold(r.Hold, called[r.Hold.PartnerId], r.Boxes, r.Hold.ReviewOn <= Today));
    }
}

public sealed record ListedHold(LegalHold Hold, string Called, int Boxes, bool IsReviewDue);
