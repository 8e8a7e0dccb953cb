using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Touchpoints;

/// <summary>Plans a talk.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class PlanModel(AllianceContext db, TouchpointService touchpoints, ScreeningDesk screening, TimeProvider time) : PartnerPage(db, screening)
{
    [FromRoute]
    public Guid PartnerId { get; set; }

    [BindProperty]
    public PlanInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        // How each of them wants to be approached stands here with their name.
        await OpenedAsync(PartnerAccess.OwnPurpose);
        Input = new PlanInput { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new PlanInputRules(Agency.DayOf(time.Instant())), Input);
        var screened = await ScreenAsync(PartnerId, Input.Purpose);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(PartnerAccess.OwnPurpose);
        TellSteward(nameof(Touchpoint), Input.Id, screened, action);
        if (!await touchpoints.PlanAsync(Input.Id, PartnerId, Input.On!.Value, Input.AtTime, Input.Purpose!.Trim(), action))
        {
            ModelState.AddModelError("", Words["This form was saved before, in other words, and those stand. What you typed now was not saved and is still here: copy it, and plan it as a talk of its own."]);
            return await ShowAgainAsync(StatusCodes.Status409Conflict);
        }
        return Done($"~/Partnerships/Partners/{PartnerId}", Words["Planned for {0:MMMM d}.", Input.On.Value]);
    }

    protected override Task<bool> LoadAsync() => FindOwnAsync(PartnerId);
}

public sealed class PlanInput
{
    public Guid Id { get; set; }
    public DateOnly? On { get; set; }
    public TimeOnly? AtTime { get; set; }
    public string? Purpose { get; set; }
}

public sealed class PlanInputRules : AbstractValidator<PlanInput>
{
    public PlanInputRules(DateOnly today)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.On).NotNull().WithMessage("Choose a day.")
            .GreaterThanOrEqualTo(today).WithMessage("That day has passed. If you talked then, log it instead.")
            .LessThanOrEqualTo(today.AddYears(1)).WithMessage("Choose a day within a year.");
        RuleFor(i => i.Purpose).NotEmpty().WithMessage("Say in a few words what it will be about.")
            .MaximumLength(Touchpoint.PurposeMaxLength).WithMessage("Say it in at most 200 characters.");
    }
}
