using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Goals;

/// <summary>A goal is reached, or let go.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class EndModel(AllianceContext db, GoalReader reader, GoalService goals, ScreeningDesk screening, TimeProvider time) : GoalPage(db, reader, screening, time)
{
    [BindProperty]
    public EndInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(PartnerAccess.OwnPurpose);
        Input = new EndInput { Id = Guid.CreateVersion7(Now) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new EndInputRules(), Input);
        var screened = await ScreenAsync(Partner.Id, Input.Why);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(PartnerAccess.OwnPurpose);
        TellSteward(nameof(SharedGoal), Id, screened, action);
        if (await goals.EndAsync(Input.ToNews(Id, Side.Us, GoneAt(screened)), action)) return Back(Words["Noted."]);
        ModelState.AddModelError("", Words["This goal was ended meanwhile. Nothing was saved; what you typed is still here."]);
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }
}

public sealed class EndInput
{
    public Guid Id { get; set; }
    public GoalEndKind? Kind { get; set; }
    public string? Why { get; set; }

    public NewEnd ToNews(Guid goalId, Side side, DateTime? expiresAt) => new() { Id = Id, GoalId = goalId, Side = side, Kind = Kind!.Value, Why = Why!.Trim(), ExpiresAt = expiresAt };
}

public sealed class EndInputRules : AbstractValidator<EndInput>
{
    public EndInputRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Kind).NotNull().WithMessage("Choose one of the two.").IsInEnum().WithMessage("Choose one of the two.");
        RuleFor(i => i.Why).NotEmpty().WithMessage("Say in a sentence what came of it.").MaximumLength(GoalEnd.WhyMaxLength).WithMessage("Say it in at most 500 characters.");
    }
}
