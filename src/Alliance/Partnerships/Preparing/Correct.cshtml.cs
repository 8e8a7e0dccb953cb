using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Preparing;

/// <summary>Puts an officer's words in the place of one line of the card, or what the record says back.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class CorrectModel(AllianceContext db, RelationshipService relationships, ScreeningDesk screening, CardReader reader, CardLineService lines, TimeProvider time) : RelationshipPage(db, relationships, screening)
{
    [BindProperty(SupportsGet = true)]
    public CardLine Line { get; set; } = CardLine.Why;

    [BindProperty(SupportsGet = true)]
    public Guid? About { get; set; }

    [BindProperty]
    public CorrectInput Input { get; set; } = new();

    public CardText Text { get; private set; } = null!;

    private string Card => $"~/Partnerships/Prepare/{PartnerId}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(PartnerAccess.OwnPurpose);
        Input = new CorrectInput { Id = Guid.CreateVersion7(time.GetUtcNow()), Before = Text.Corrected?.Id, Words = Text.Words };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new CorrectInputRules(), Input);
        var screened = await ScreenAsync(PartnerId, Input.Words);
        MustNameNobody("Input.Words");
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(PartnerAccess.OwnPurpose);
        TellSteward(nameof(CardCorrection), Input.Id, screened, action);
        if (await lines.CorrectAsync(Relationship, Input.ToLine(Line, About), action)) return Done(Card, Words["It stands on the card."]);
        ModelState.AddModelError("", Words["Somebody else was faster. What you typed is still here, and was not saved."]);
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    public async Task<IActionResult> OnPostPutBackAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await lines.PutBackAsync(Relationship, Line, About, Act(PartnerAccess.OwnPurpose));
        return Done(Card, Words["The card says again what the record says."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync()) return false;
        if ((await reader.ReadAsync(Relationship, User.AccountId(), Agency.DayOf(time.Instant()))).Find(Line, About) is not { } found) return false;
        Text = found;
        return true;
    }

    protected override void ShowWhatIsThere()
    {
        Compare("The line", Text.Words, Input.Words);
        Input.Before = Text.Corrected?.Id;
        Renew("Input.Before");
    }
}

public sealed class CorrectInput
{
    public Guid Id { get; set; }
    public Guid? Before { get; set; }
    public string? Words { get; set; }

    public NewCardLine ToLine(CardLine line, Guid? about) => new() { Id = Id, Line = line, AboutId = about, Before = Before, Words = Words!.Trim() };
}

public sealed class CorrectInputRules : AbstractValidator<CorrectInput>
{
    public CorrectInputRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Words).NotEmpty().WithMessage("Write the line as it should be, or leave without saving.")
            .MaximumLength(CardCorrection.WordsMaxLength).WithMessage("Say it in at most 300 characters; it is read at the door.");
    }
}
