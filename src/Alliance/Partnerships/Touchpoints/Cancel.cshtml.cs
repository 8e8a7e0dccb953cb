using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Touchpoints;

/// <summary>Calls a planned talk off. For those who tend the relationship, and for the officer who planned it.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class CancelModel(AllianceContext db, TouchpointService touchpoints, ScreeningDesk screening) : PartnerPage(db, screening)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public CancelInput Input { get; set; } = new();

    public Touchpoint Touchpoint { get; private set; } = null!;
    public string PlannedFor { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(PartnerAccess.OwnPurpose);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new CancelInputRules(), Input);
        var screened = await ScreenAsync(Partner.Id, Input.Reason);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(PartnerAccess.OwnPurpose);
        if (Touchpoint.IsOpen) TellSteward(nameof(Touchpoint), Id, screened, action);
        if (await touchpoints.CancelAsync(Touchpoint, Input.Reason?.Trim(), action)) return Done($"~/Partnerships/Partners/{Partner.Id}", Words["Called off."]);
        ModelState.AddModelError("", Touchpoint.CancelledAt is null ? Words["This talk has taken place meanwhile. Nothing was changed."] : Words["This talk was called off meanwhile, for another reason. That one stands; yours is still here."]);
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await Db.Set<Touchpoint>().SingleOrDefaultAsync(t => t.Id == Id) is not { } touchpoint || !await FindAsync(touchpoint.PartnerId)) return false;
        if (!IsOwn && touchpoint.OfficerId != User.AccountId()) return false;
        Touchpoint = touchpoint;
        PlannedFor = (await NamesIntoAsync())(touchpoint.Purpose)!;
        return true;
    }
}

public sealed class CancelInput
{
    public string? Reason { get; set; }
}

public sealed class CancelInputRules : AbstractValidator<CancelInput>
{
    public CancelInputRules() => RuleFor(i => i.Reason).MaximumLength(Touchpoint.CancelReasonMaxLength).WithMessage("Say it in at most 200 characters.");
}
