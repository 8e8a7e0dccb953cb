using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Relationships;

/// <summary>Notes that a relationship has moved on, and why.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class PhaseModel(AllianceContext db, RelationshipService relationships, ScreeningDesk screening, TimeProvider time) : RelationshipPage(db, relationships, screening)
{
    private readonly RelationshipService service = relationships;

    [BindProperty]
    public PhaseInput Input { get; set; } = new();

    public IReadOnlyList<Phase> Next => NextPhases.After(Relationship.Phase);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(Purpose);
        Input = new PhaseInput { Id = Guid.CreateVersion7(time.GetUtcNow()), Version = Relationship.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new PhaseInputRules(), Input);
        var screened = await ScreenAsync(PartnerId, Input.Why);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(Purpose);
        TellSteward(nameof(PhaseChange), Input.Id, screened, action);
        if (!await service.ChangePhaseAsync(Relationship, Input.Phase!.Value, Input.ToNews(), action)) return await NotNextAsync();
        return Done($"~/Partnerships/Partners/{PartnerId}", Words["Noted: {0}.", Words.Of(Input.Phase.Value)]);
    }

    private async Task<IActionResult> NotNextAsync()
    {
        ModelState.AddModelError("Input.Phase", Words["Choose one of the phases that can follow."]);
        return await ShowAgainAsync();
    }

    protected override void ShowWhatIsThere()
    {
        Compare("Phase", Words.Of(Relationship.Phase), null);
        Input.Version = Relationship.Version;
        Renew("Input.Version");
    }
}

public sealed class PhaseInput : WhyInput
{
    public Phase? Phase { get; set; }
}

public sealed class PhaseInputRules : AbstractValidator<PhaseInput>
{
    public PhaseInputRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Phase).NotNull().WithMessage("Choose where you are now.");
        RuleFor(i => i.Why).NotEmpty().WithMessage("Say what you saw or heard that makes it so.")
            .MaximumLength(PhaseChange.WhyMaxLength).WithMessage("Say it in at most 300 characters.");
    }
}
