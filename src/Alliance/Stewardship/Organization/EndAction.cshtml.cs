using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Organization;

/// <summary>What became of an agreed action: said by whoever sees to it, or by those who lead.</summary>
[Authorize(Policy = StewardshipPolicies.SeeTo)]
public sealed class EndActionModel(AllianceContext db, AgreementService agreements) : RoundPage(db)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public EndActionInput Input { get; set; } = new();

    public AgreedAction Action { get; private set; } = null!;
    public ActionRow Row { get; private set; } = null!;
    public string Name => ElementBook.Find(Action.Element)?.Name ?? "";

    /// <summary>An action may be anybody's; the page that lists them is not everybody's.</summary>
    private string Back => IsLead || User.IsInRole(nameof(Role.Officer)) ? "~/Stewardship/Organization" : "~/";

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new EndActionRules(), Input);
        var screened = await ScreenAsync(Guid.Empty, Input.Why);
        MustNameNobody("Input.Why");
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var why = string.IsNullOrWhiteSpace(Input.Why) ? null : Input.Why.Trim();
        return await agreements.EndAsync(Action, Input.Ending!.Value, why, screened, Act(OrganizationEvents.Purpose))
            ? Done(Back, Words["Noted what became of it."])
            : Done(Back, Words["Somebody has already said what became of it."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await Db.Set<AgreedAction>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id) is not { } action || !await FindRoundAsync(action.RoundId)) return false;
        if (!IsLead && action.WhoId != User.AccountId()) return false;
        Action = action;
        Row = (await Db.ActionsAsync(a => a.Id == Id)).Single();
        return true;
    }
}

public sealed class EndActionInput
{
    public ActionEnding? Ending { get; set; }
    public string? Why { get; set; }
}

public sealed class EndActionRules : AbstractValidator<EndActionInput>
{
    public EndActionRules()
    {
        RuleFor(i => i.Ending).Must(e => e is { } ending && Enum.IsDefined(ending)).WithMessage("Choose what became of it.");
        RuleFor(i => i.Why).NotEmpty().When(i => i.Ending == ActionEnding.Dropped).WithMessage("Say why it was dropped, so that nobody wonders.");
        RuleFor(i => i.Why).MaximumLength(AgreedAction.WordsMaxLength).WithMessage("Say it in at most 300 characters.");
    }
}
