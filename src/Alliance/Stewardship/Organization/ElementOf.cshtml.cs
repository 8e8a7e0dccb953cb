using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Organization;

/// <summary>One element of a closed round: what was found, where we agree that we are, and what we do about it.</summary>
[Authorize(Policy = StewardshipPolicies.Organization)]
public sealed class ElementOfModel(AllianceContext db, AgreementService agreements, RoundReading reading, TimeProvider time) : RoundPage(db)
{
    private const int UsualDays = 60;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "of")]
    public string? Code { get; set; }

    [BindProperty]
    public Level? Place { get; set; }

    [BindProperty]
    public ActionInput Input { get; set; } = new();

    public Element Element { get; private set; } = null!;
    public Finding Now { get; private set; } = null!;
    public Finding? Then { get; private set; }
    public AssessmentRound? Before { get; private set; }
    public IReadOnlyList<ActionRow> Actions { get; private set; } = [];
    public IReadOnlyList<Choice> Colleagues { get; private set; } = [];

    private string Here => $"~/Stewardship/Organization/Element/{Id}?of={Element.Code}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        (Place, Input) = (Now.Agreed, new ActionInput { Id = Guid.CreateVersion7(time.GetUtcNow()), DueOn = Today.AddDays(UsualDays) });
        return Page();
    }

    public async Task<IActionResult> OnPostPlaceAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!IsLead) return Forbid();
        if (Place is not (Level.Beginning or Level.UnderWay or Level.HowWeWork)) ModelState.AddModelError("Place", Words["Choose where you agree that we are."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await agreements.PlaceAsync(Round, Element.Code, Place!.Value, Act(OrganizationEvents.Purpose));
        return Done(Here, Words["Noted where you agree that we are."]);
    }

    public async Task<IActionResult> OnPostActAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!IsLead) return Forbid();
        Check(new ActionRules(Today), Input);
        if (Input.WhoId is { } who && !Colleagues.Any(c => c.Id == who)) ModelState.AddModelError("Input.WhoId", Words["Choose one of us."]);
        var screened = await ScreenAsync(Guid.Empty, Input.Words);
        MustNameNobody("Input.Words");
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await agreements.AgreeAsync(Round, new NewAgreedAction(Input.Id, Element.Code, Input.Words!.Trim(), Input.WhoId!.Value, Input.DueOn!.Value), screened, Act(OrganizationEvents.Purpose));
        return Done(Here, Words["Agreed. It stands under How we work until it is done or dropped."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (ElementBook.Find(Code ?? ElementBook.All[0].Code) is not { } element || !await FindRoundAsync(Id) || Round.ClosedAt is null) return false;
        Element = element;
        Now = (await reading.OfAsync(Round))[element.Code];
        Before = await reading.BeforeAsync(Round);
        if (Before is not null) Then = (await reading.OfAsync(Before))[element.Code];
        Actions = await Db.ActionsAsync(a => a.Element == element.Code);
        Colleagues = await (from account in Db.Users
                            where account.LockoutEnd == null && Db.Set<RoleGrant>().Any(g => g.AccountId == account.Id && g.EndedAt == null)
                            orderby account.DisplayName
                            select new Choice(account.Id, account.DisplayName)).ToListAsync();
        return true;
    }
}

/// <summary>An action as typed.</summary>
public sealed class ActionInput
{
    public Guid Id { get; set; }
    public string? Words { get; set; }
    public Guid? WhoId { get; set; }
    public DateOnly? DueOn { get; set; }
}

public sealed class ActionRules : AbstractValidator<ActionInput>
{
    public ActionRules(DateOnly today)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Words).NotEmpty().WithMessage("Say what is to be done.").MaximumLength(AgreedAction.WordsMaxLength).WithMessage("Say it in at most 300 characters.");
        RuleFor(i => i.WhoId).NotNull().WithMessage("Choose who sees to it.");
        RuleFor(i => i.DueOn).NotNull().WithMessage("Say by when.");
        RuleFor(i => i.DueOn).InclusiveBetween(today, today.AddYears(2)).When(i => i.DueOn is not null).WithMessage("Choose a day from today on, within two years.");
    }
}
