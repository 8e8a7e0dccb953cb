using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Goals;

/// <summary>How much a goal matters to the officer's side, and how sure they are.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class RulersModel(AllianceContext db, GoalReader reader, GoalService goals, ScreeningDesk screening, TimeProvider time) : GoalPage(db, reader, screening, time)
{
    [BindProperty]
    public RulersInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(PartnerAccess.OwnPurpose);
        Input = new RulersInput { Id = Guid.CreateVersion7(Now) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new RulersInputRules(), Input);
        var screened = await ScreenAsync(Partner.Id, Input.Why);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(PartnerAccess.OwnPurpose);
        TellSteward(nameof(SharedGoal), Id, screened, action);
        if (await goals.ReadRulersAsync(Input.ToNews(Id, Side.Us, GoneAt(screened)), action)) return Back(Words["Noted."]);
        ModelState.AddModelError("", Words["This goal was ended meanwhile. Nothing was saved; what you typed is still here."]);
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }
}

public sealed class RulersInput
{
    public Guid Id { get; set; }
    public int? Importance { get; set; }
    public int? Confidence { get; set; }
    public string? Why { get; set; }

    public NewReading ToNews(Guid goalId, Side side, DateTime? expiresAt) => new() { Id = Id, GoalId = goalId, Side = side, Importance = Importance!.Value, Confidence = Confidence!.Value, Why = string.IsNullOrWhiteSpace(Why) ? null : Why.Trim(), ExpiresAt = expiresAt };
}

public sealed class RulersInputRules : AbstractValidator<RulersInput>
{
    public RulersInputRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Importance).NotNull().WithMessage("Choose a number from 0 to 10.").InclusiveBetween(0, 10).WithMessage("Choose a number from 0 to 10.");
        RuleFor(i => i.Confidence).NotNull().WithMessage("Choose a number from 0 to 10.").InclusiveBetween(0, 10).WithMessage("Choose a number from 0 to 10.");
        RuleFor(i => i.Why).MaximumLength(RulerReading.WhyMaxLength).WithMessage("Say it in at most 500 characters.");
    }
}
