using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Goals;

/// <summary>Keeps a goal that two sides agreed on: their words, who was in on it, and where it stands.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class StartModel(AllianceContext db, GoalService goals, ScreeningDesk screening, TimeProvider time) : PartnerPage(db, screening)
{
    [FromRoute]
    public Guid PartnerId { get; set; }

    [BindProperty]
    public StartInput Input { get; set; } = new();

    public IReadOnlyList<(Guid Id, string Words)> Contacts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(PartnerAccess.OwnPurpose);
        Input = new StartInput { Id = Guid.CreateVersion7(time.GetUtcNow()), ContactIds = Contacts.Count == 1 ? [Contacts[0].Id] : [] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new StartInputRules(Contacts.Select(c => c.Id)), Input);
        var screened = await ScreenAsync(PartnerId, Input.Words, Input.Heard);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(PartnerAccess.OwnPurpose);
        TellSteward(nameof(SharedGoal), Input.Id, screened, action);
        await goals.ShareAsync(new NewGoal { Id = Input.Id, PartnerId = PartnerId, Words = Input.Words!.Trim(), ContactIds = Input.ContactIds, Stage = Input.Stage!.Value, Heard = Input.Heard!.Trim(), ExpiresAt = EngagementService.GoneAt(screened, action.Now) }, action);
        return Done($"~/Partnerships/Goals/{Input.Id}", Words["Noted. They find it in their record, and can say that they agree."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await FindOwnAsync(PartnerId)) return false;
        var contacts = await Db.Set<Contact>().Where(c => c.PartnerId == PartnerId && c.LeftAt == null).OrderBy(c => c.Id).Select(c => new { c.Id, c.Name, c.RoleTitle }).ToListAsync();
        Contacts = contacts.ConvertAll(c => (c.Id, c.Name is null ? c.RoleTitle : $"{c.Name}, {c.RoleTitle}"));
        return true;
    }
}

public sealed class StartInput
{
    public Guid Id { get; set; }
    public string? Words { get; set; }
    public List<Guid> ContactIds { get; set; } = [];
    public StageOfChange? Stage { get; set; }
    public string? Heard { get; set; }
}

public sealed class StartInputRules : AbstractValidator<StartInput>
{
    public StartInputRules(IEnumerable<Guid> contacts)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Words).NotEmpty().WithMessage("Say what you want to reach together.").MaximumLength(SharedGoal.WordsMaxLength).WithMessage("Keep the goal to 300 characters.");
        RuleFor(i => i.ContactIds).NotEmpty().WithMessage("Choose with whom it was agreed: a shared goal needs two.");
        RuleForEach(i => i.ContactIds).Must(contacts.Contains).WithMessage("Choose among the people here.");
        RuleFor(i => i.Stage).NotNull().WithMessage("Choose where you see it now.").IsInEnum().WithMessage("Choose where you see it now.");
        RuleFor(i => i.Heard).NotEmpty().WithMessage("Say what you heard that says so.").MaximumLength(StageMove.HeardMaxLength).WithMessage("Say it in at most 500 characters.");
    }
}
