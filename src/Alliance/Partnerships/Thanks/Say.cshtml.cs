using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Thanks;

/// <summary>Thanks somebody at a partner, who reads it in their own record.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class SayModel(AllianceContext db, ScreeningDesk screening, ThanksService thanks, TimeProvider time) : PartnerPage(db, screening)
{
    [FromRoute]
    public Guid PartnerId { get; set; }

    [BindProperty]
    public SayInput Input { get; set; } = new();

    /// <summary>Those who agreed to be in the record, and so can read it.</summary>
    public IReadOnlyList<Choice> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(PartnerAccess.OwnPurpose);
        Input = new SayInput { Id = Guid.CreateVersion7(time.GetUtcNow()), ContactId = People.Count == 1 ? People[0].Id : null };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new SayRules(), Input);
        if (Input.ContactId is { } to && !People.Any(p => p.Id == to)) ModelState.AddModelError("Input.ContactId", Words["Choose one of those who agreed to be in the record."]);
        var screened = await ScreenAsync(PartnerId, Input.Words);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await thanks.GiveAsync(new NewThanks(Input.Id, Side.Us, PartnerId, Input.ContactId!.Value, User.AccountId(), Input.Words!.Trim(), Input.MayBeShared, screened), Act("Saying thank you"));
        return Done($"~/Partnerships/Partners/{PartnerId}", Words["Said. They read it in their own record."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await FindOwnAsync(PartnerId)) return false;
        var now = time.Instant();
        var people = await Db.Set<Contact>().Where(c => c.PartnerId == PartnerId && c.LeftAt == null && Db.Set<Consent>().Any(a => a.ContactId == c.Id && a.WithdrawnAt == null && a.ExpiresAt > now))
            .OrderBy(c => c.Id).Select(c => new { c.Id, c.Name, c.RoleTitle }).ToListAsync();
        People = people.ConvertAll(p => new Choice(p.Id, p.Name is null ? p.RoleTitle : $"{p.Name}, {p.RoleTitle}"));
        return true;
    }
}

public sealed class SayInput
{
    public Guid Id { get; set; }
    public Guid? ContactId { get; set; }
    public string? Words { get; set; }
    public bool MayBeShared { get; set; }
}

public sealed class SayRules : AbstractValidator<SayInput>
{
    public SayRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.ContactId).NotNull().WithMessage("Choose whom you thank.");
        RuleFor(i => i.Words).NotEmpty().WithMessage("Say what for, in a sentence.").MaximumLength(ThankYou.WordsMaxLength).WithMessage("Say it in at most 300 characters.");
    }
}
