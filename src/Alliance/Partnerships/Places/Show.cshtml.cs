using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Places;

/// <summary>One need of a place: which services were named for it, and what came of it.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class ShowModel(AllianceContext db, NeedReader reader, NeedService needs, ScreeningDesk screening) : NeedPage(db, reader, screening)
{
    [BindProperty]
    public Guid ReferralId { get; set; }

    [BindProperty]
    public ReferralOutcome? Outcome { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(PartnerAccess.OwnPurpose);
        return Page();
    }

    public async Task<IActionResult> OnPostOutcomeAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (await Db.Set<Referral>().SingleOrDefaultAsync(r => r.Id == ReferralId && r.NeedId == Id) is not { } referral) return NotFound();
        if (Outcome is not { } outcome || !Enum.IsDefined(outcome)) ModelState.AddModelError("", Words["Choose what came of it."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await needs.AnswerAsync(referral, Partner.Id, Outcome!.Value, Act(PartnerAccess.OwnPurpose));
        return Done($"~/Partnerships/Places/{Id}", Words["Noted."]);
    }

    public async Task<IActionResult> OnPostMetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await needs.MeetAsync(Row, Act(PartnerAccess.OwnPurpose));
        return Done($"~/Partnerships/Partners/{Partner.Id}", Words["Noted: the need is met."]);
    }
}
