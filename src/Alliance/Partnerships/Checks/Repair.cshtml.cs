using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Checks;

/// <summary>A gap that both have seen: how to talk about it, and what came of it.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class RepairModel(AllianceContext db, CheckReader reader, RepairService repairs, RelationshipService relationships, ScreeningDesk screening, TimeProvider time) : CheckPage(db, reader, screening, time)
{
    [BindProperty]
    public RepairInput Input { get; set; } = new();

    public Repair Repair => Story.Repair!;
    public string? Reason { get; private set; }

    /// <summary>What could be noted of the relationship now: that it is strained, or that you are repairing it.</summary>
    public IReadOnlyList<Phase> Offered { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(PartnerAccess.OwnPurpose);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new RepairInputRules(), Input);
        var screened = await ScreenAsync(Partner.Id, Input.Reason);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(PartnerAccess.OwnPurpose);
        TellSteward(nameof(Repair), Repair.Id, screened, action);
        if (await repairs.CloseAsync(Repair.Id, Side.Us, Input.Reason!.Trim(), EngagementService.GoneAt(screened, action.Now), action)) return Done($"~/Partnerships/Checks/{Id}/Repair", Words["Noted. They read it too."]);
        ModelState.AddModelError("", Words["This was closed meanwhile: see below. Yours was not saved, and is still here."]);
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync() || Story is not { Repair: not null, Pair: not null }) return false;
        Reason = (await NamesIntoAsync())(Repair.Reason);
        var phase = (await relationships.FindAsync(Partner.Id))?.Phase;
        Offered = phase is null ? [] : [.. NextPhases.After(phase.Value).Where(p => p is Phase.Strained or Phase.Repairing)];
        return true;
    }
}

public sealed class RepairInput
{
    public string? Reason { get; set; }
}

public sealed class RepairInputRules : AbstractValidator<RepairInput>
{
    public RepairInputRules() => RuleFor(i => i.Reason).NotEmpty().WithMessage("Say in a sentence what came of it.").MaximumLength(Repair.ReasonMaxLength).WithMessage("Say it in at most 500 characters.");
}
