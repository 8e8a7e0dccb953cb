using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Checks;

/// <summary>One alliance check: the officer's own answer, and both once there are two.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class ShowModel(AllianceContext db, CheckReader reader, AllianceCheckService checks, ScreeningDesk screening, TimeProvider time) : CheckPage(db, reader, screening, time)
{
    [BindProperty]
    public CheckInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(PartnerAccess.OwnPurpose);
        Input = new CheckInput { Id = Guid.CreateVersion7(Now) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!Check(new CheckInputRules(), Input)) return await ShowAgainAsync();
        if (await checks.AnswerAsync(Id, Input.ToAnswer(Side.Us), Act(PartnerAccess.OwnPurpose))) return Done($"~/Partnerships/Checks/{Id}", Words["Your answer is kept."]);
        ModelState.AddModelError("", Words["This was answered, or ran out, meanwhile. Yours was not saved."]);
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }
}
