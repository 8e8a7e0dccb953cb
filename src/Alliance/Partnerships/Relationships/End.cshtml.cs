using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Relationships;

/// <summary>Ends a relationship, and says why.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class EndModel(AllianceContext db, RelationshipService relationships, ScreeningDesk screening, TimeProvider time) : RelationshipPage(db, relationships, screening)
{
    private readonly RelationshipService service = relationships;

    [BindProperty]
    public WhyInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(Purpose);
        Input = new WhyInput { Id = Guid.CreateVersion7(time.GetUtcNow()), Version = Relationship.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        // The same form a moment ago ended it, and with it the right to be here.
        if (await Db.Set<PhaseChange>().AnyAsync(c => c.Id == Input.Id && c.ById == User.AccountId())) return Ended();
        if (!await LoadAsync()) return NotFound();
        Check(new EndInputRules(), Input);
        var screened = await ScreenAsync(PartnerId, Input.Why);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(Purpose);
        TellSteward(nameof(PhaseChange), Input.Id, screened, action);
        await service.EndAsync(Relationship, Input.ToNews(), action);
        return Ended();
    }

    private RedirectResult Ended() => Done($"~/Partnerships/Partners/{PartnerId}", Words["It has ended. What happened stays in the notebook."]);

    protected override void ShowWhatIsThere()
    {
        Input.Version = Relationship.Version;
        Renew("Input.Version");
    }
}

public sealed class EndInputRules : AbstractValidator<WhyInput>
{
    public EndInputRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Why).NotEmpty().WithMessage("Say why it ends; whoever comes next will want to know.")
            .MaximumLength(PhaseChange.WhyMaxLength).WithMessage("Say it in at most 300 characters.");
    }
}
