using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Import.Register;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Portal.Door;
using Alliance.Portal.Invited;
using Alliance.Stewardship;
using Alliance.Stewardship.Screening;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Contacts;

/// <summary>Asks a person whether they would like to stay in touch: by a letter, with a card, or on the officer's phone.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class InviteModel(AllianceContext db, InvitationService invitations, ConsentService consents, ScreeningDesk screening, TimeProvider time) : PartnerPage(db, screening)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public InviteInput Input { get; set; } = new();

    public string RoleTitle { get; private set; } = "";

    /// <summary>A card to print; its code is shown this once.</summary>
    public PaperCard? Paper { get; private set; }

    public async Task<IActionResult> OnGetAsync() =>
        !await LoadAsync() ? NotFound() : await IsAskedAsync() ? Redirect($"~/Partnerships/Contacts/{Id}") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new InviteInputRules(AdultStaff.IsAskedAt(Partner.Kind)), Input);
        if (ModelState.IsValid && Input.SentTo is { } address && await Db.IsSharedAsync(address))
            ModelState.AddModelError("Input.Address", Words["This looks like a mailbox that several people read, and it must never open one person's record. Ask for an address that only they read, or take a card."]);
        // That it is a first name is what the field is for; anything else in it is looked at as in every text.
        var screened = await ScreenAsync(Partner.Id, hit => hit.Category != Category.SomeoneElse, Input.FirstName);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        if (PortalAddress.Of(HttpContext) is not { } origin)
        {
            ModelState.AddModelError("", Words["Nobody can be invited yet: whoever runs this server has not said what its address is. Tell them, please; the operator's page says how."]);
            return await ShowAgainAsync(StatusCodes.Status503ServiceUnavailable);
        }
        return await InviteAsync(origin, screened);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await Db.Set<Contact>().Where(c => c.Id == Id && c.LeftAt == null).Select(c => new { c.PartnerId, c.RoleTitle }).SingleOrDefaultAsync() is not { } contact || !await FindOwnAsync(contact.PartnerId)) return false;
        RoleTitle = contact.RoleTitle;
        return true;
    }

    private async Task<bool> IsAskedAsync() => await consents.InForceAsync(Id, time.Instant()) is not null || await Db.Set<Invitation>().AnyAsync(i => i.ContactId == Id);

    private async Task<IActionResult> InviteAsync(string origin, ScreenedAnyway? screened)
    {
        var action = Act(PartnerAccess.OwnPurpose);
        TellSteward(nameof(Invitation), Id, screened, action);
        var asked = await invitations.InviteAsync(Id, Input.ToInvitation(origin), action);
        if (asked is null) return Done($"~/Partnerships/Contacts/{Id}", Words["They are asked already."]);
        if (asked.HandedSecret is { } secret) return Redirect($"~/portal/invitation/{secret}");
        if (asked.Code is null) return Done($"~/Partnerships/Partners/{Partner.Id}", Words["The letter is on its way. One reminder follows after a week; after two weeks it is over."]);
        Paper = new PaperCard(asked.Code, origin, Partner.Name, Sign.Of(Id), Input.Language == "es" ? "es" : "en");
        return Page();
    }
}

public sealed class InviteInput
{
    public InvitationWay? Way { get; set; }
    public string? Address { get; set; }
    public string? FirstName { get; set; }
    public string Language { get; set; } = "en";
    public bool IsAdult { get; set; }
    public bool IsAdultStaff { get; set; }

    /// <summary>Only a letter needs an address; with a card none is kept.</summary>
    public string? SentTo => Way == InvitationWay.Email ? Address?.Trim() : null;

    public NewInvitation ToInvitation(string origin) => new()
    {
        Way = Way!.Value,
        Address = SentTo,
        FirstName = Way == InvitationWay.Email && FirstName is { } name ? Text.Clean(name) : null,
        IsAdult = IsAdult,
        Language = Language == "es" ? "es" : "en",
        Origin = origin,
    };
}

public sealed class InviteInputRules : AbstractValidator<InviteInput>
{
    public InviteInputRules(bool isForStaff)
    {
        RuleFor(i => i.Way).NotNull().WithMessage("Choose how you ask them.").IsInEnum().WithMessage("Choose how you ask them.");
        RuleFor(i => i.Address).NotEmpty().When(i => i.Way == InvitationWay.Email).WithMessage("Type the address the letter goes to.")
            .Must(a => a is null || PrivateAddress.IsAddress(a)).WithMessage("This is not an e-mail address. Type it like name@example.org.");
        RuleFor(i => i.FirstName).Must(n => n is null || n.Length <= Invitation.FirstNameMaxLength && n.All(c => char.IsLetter(c) || c is ' ' or '-' or '\'' or '’' or '.')).WithMessage("A first name has letters only, at most 40.");
        RuleFor(i => i.IsAdult).Equal(true).WithMessage("Only people who are 18 or older are asked. Tick this if they are.");
        if (isForStaff) RuleFor(i => i.IsAdultStaff).Equal(true).WithMessage("Here only adult staff are asked. Tick this if they are.");
    }
}
