using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Promises;

/// <summary>Keeps a promise that was made outside a logged talk, by either side.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class MakeModel(AllianceContext db, PromiseService promises, ScreeningDesk screening, TimeProvider time) : PartnerPage(db, screening)
{
    [FromRoute]
    public Guid PartnerId { get; set; }

    [BindProperty]
    public PromiseInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new PromiseInput { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new PromiseInputRules(Agency.DayOf(time.Instant())), Input);
        var screened = await ScreenAsync(PartnerId, Input.Words);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(PartnerAccess.OwnPurpose);
        TellSteward(nameof(Promise), Input.Id, screened, action);
        if (!await promises.MakeAsync(Input.Id, PartnerId, Input.By!.Value, new NewPromise(Input.Words!.Trim(), Input.DueOn!.Value), action))
        {
            ModelState.AddModelError("", Words["This form was saved before, in other words, and those stand. What you typed now was not saved and is still here: copy it, and add it as a promise of its own."]);
            return await ShowAgainAsync(StatusCodes.Status409Conflict);
        }
        return Done($"~/Partnerships/Partners/{PartnerId}", Words["Noted. It comes up on Today before it is due."]);
    }

    protected override Task<bool> LoadAsync() => FindOwnAsync(PartnerId);
}

public sealed class PromiseInput
{
    public Guid Id { get; set; }
    public Side? By { get; set; }
    public string? Words { get; set; }
    public DateOnly? DueOn { get; set; }
}

public sealed class PromiseInputRules : AbstractValidator<PromiseInput>
{
    public PromiseInputRules(DateOnly today)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.By).NotNull().WithMessage("Choose who promised.").IsInEnum().WithMessage("Choose who promised.");
        RuleFor(i => i.Words).NotEmpty().WithMessage("Say what was promised.")
            .MaximumLength(Promise.WordsMaxLength).WithMessage("Keep the promise to 300 characters.");
        RuleFor(i => i.DueOn).NotNull().WithMessage("Say by which day.")
            .GreaterThanOrEqualTo(today).WithMessage("A promise is for today or later.")
            .LessThanOrEqualTo(today.AddYears(2)).WithMessage("Choose a day within two years; a promise further off is a hope.");
    }
}
