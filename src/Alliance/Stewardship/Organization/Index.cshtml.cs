using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Organization;

/// <summary>How the agency looks at itself: what is being asked now, what was found before, and what was agreed to do about it.</summary>
[Authorize(Policy = StewardshipPolicies.Organization)]
public sealed class IndexModel(AllianceContext db) : RoundPage(db)
{
    public AssessmentRound? Open { get; private set; }
    public IReadOnlyList<Part> HandedIn { get; private set; } = [];
    public int SheetsSoFar { get; private set; }
    public IReadOnlyList<AssessmentRound> Closed { get; private set; } = [];
    public IReadOnlyList<ActionRow> Waiting { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var me = User.AccountId();
        Open = await Db.Set<AssessmentRound>().AsNoTracking().SingleOrDefaultAsync(r => r.ClosedAt == null);
        if (Open is not null)
        {
            HandedIn = await Db.Set<AnsweredSheet>().Where(s => s.RoundId == Open.Id && s.AccountId == me).Select(s => s.Part).ToListAsync();
            SheetsSoFar = await Db.Set<AnsweredSheet>().CountAsync(s => s.RoundId == Open.Id);
        }
        Closed = await Db.Set<AssessmentRound>().AsNoTracking().Where(r => r.ClosedAt != null).OrderByDescending(r => r.OpenedAt).ToListAsync();
        Waiting = await Db.ActionsAsync(a => !Db.Set<ActionEnd>().Any(e => e.ActionId == a.Id));
        return Page();
    }
}
