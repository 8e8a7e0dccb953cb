using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Partners;

/// <summary>Keeps an organisation's wish not to be approached, and lifts it when they say so.</summary>
[Authorize(Policy = PartnershipPolicies.Look)]
public sealed class ApproachModel(AllianceContext db, PartnerService partners, ScreeningDesk screening) : PartnerPage(db, screening)
{
    private Partner row = null!;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public WishInput Input { get; set; } = new();

    /// <summary>The wish that holds now; null where there is none, empty where they gave no words.</summary>
    public string? Wished { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        // Its owner may read a contact's name in the wish.
        if (IsOwn) await OpenedAsync(PartnerAccess.OwnPurpose);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new WishRules(), Input);
        var screened = await ScreenAsync(Id, Input.Words);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act("They asked not to be approached");
        if (Wished is null) TellSteward(nameof(ApproachWish), Id, screened, action);
        if (await partners.RecordWishAsync(row, Input.Words, action)) return Done($"~/Partnerships/Partners/{Id}", Words["Noted. Everybody who opens this page will see it."]);
        ModelState.AddModelError("", Words["Their wish was noted meanwhile, in other words. Those stand; yours are still here."]);
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    public async Task<IActionResult> OnPostWelcomeAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await partners.LiftWishAsync(row, Act("They are glad to be approached again"));
        return Done($"~/Partnerships/Partners/{Id}", Words["Noted. They may be approached again."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await FindAsync(Id)) return false;
        row = await Db.Set<Partner>().SingleAsync(p => p.Id == Id);
        var said = await Db.Set<ApproachWish>().Where(w => w.PartnerId == Id && w.LiftedAt == null).Select(w => w.Words ?? "").FirstOrDefaultAsync();
        Wished = (await NamesIntoAsync())(said);
        return true;
    }
}

public sealed class WishInput
{
    public string? Words { get; set; }
}

public sealed class WishRules : AbstractValidator<WishInput>
{
    public WishRules() => RuleFor(w => w.Words).MaximumLength(ApproachWish.WordsMaxLength).WithMessage("Say it in at most 500 characters.");
}
