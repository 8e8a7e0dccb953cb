using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Goals;

/// <summary>The officer sees a goal somewhere else now, and says what was heard.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class StageModel(AllianceContext db, GoalReader reader, GoalService goals, ScreeningDesk screening, TimeProvider time) : GoalPage(db, reader, screening, time)
{
    [BindProperty]
    public StageInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(PartnerAccess.OwnPurpose);
        Input = new StageInput { Id = Guid.CreateVersion7(Now), Stage = Goal.StageOf(Side.Us)?.Stage };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new StageInputRules(), Input);
        var screened = await ScreenAsync(Partner.Id, Input.Heard);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(PartnerAccess.OwnPurpose);
        TellSteward(nameof(SharedGoal), Id, screened, action);
        if (await goals.MoveAsync(Input.ToNews(Id, Side.Us, GoneAt(screened)), action)) return Back(Words["Noted."]);
        ModelState.AddModelError("", Words["This goal was ended meanwhile. Nothing was saved; what you typed is still here."]);
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }
}

public sealed class StageInput
{
    public Guid Id { get; set; }
    public StageOfChange? Stage { get; set; }
    public bool IsRecurrence { get; set; }
    public string? Heard { get; set; }

    public NewStage ToNews(Guid goalId, Side side, DateTime? expiresAt) => new() { Id = Id, GoalId = goalId, Side = side, Stage = Stage!.Value, IsRecurrence = IsRecurrence, Heard = Heard!.Trim(), ExpiresAt = expiresAt };
}

public sealed class StageInputRules : AbstractValidator<StageInput>
{
    public StageInputRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Stage).NotNull().WithMessage("Choose where you see it now.").IsInEnum().WithMessage("Choose where you see it now.");
        RuleFor(i => i.Heard).NotEmpty().WithMessage("Say what you heard that says so.").MaximumLength(StageMove.HeardMaxLength).WithMessage("Say it in at most 500 characters.");
    }
}
