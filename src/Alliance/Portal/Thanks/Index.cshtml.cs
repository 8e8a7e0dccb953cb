using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Thanks;
using Alliance.Platform.Data;
using Alliance.Portal.Record;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Thanks;

/// <summary>What a contact was thanked for, and thanking an officer.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class IndexModel(AllianceContext db, OwnRecord record, OwnThanks own, ThanksService thanks, TimeProvider time) : PortalPage
{
    [BindProperty]
    public ThanksInput Input { get; set; } = new();

    public Person Person { get; private set; } = null!;
    public IReadOnlyList<OwnThanksLine> Lines { get; private set; } = [];
    public IReadOnlyList<OfficerChoice> Officers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new ThanksInput { Id = Guid.CreateVersion7(time.GetUtcNow()), OfficerId = Officers.Count > 0 ? Officers[0].Id : null };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        // A key that is nobody's here was never on the form; an officer may have left since it was shown.
        if (Input.OfficerId is { } to && !await db.Users.AnyAsync(u => u.Id == to)) return NotFound();
        Check(new ThanksRules(), Input);
        if (Input.OfficerId is { } officer && !Officers.Any(o => o.Id == officer)) ModelState.AddModelError("Input.OfficerId", Words["Choose one of the officers you know."]);
        var screened = await ScreenAsync(Person.PartnerId, Input.Words);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await thanks.GiveAsync(new NewThanks(Input.Id, Side.Them, Person.PartnerId, ContactId, Input.OfficerId!.Value, Input.Words!.Trim(), Input.MayBeShared, screened), Act("Saying thank you"));
        return Done("~/portal/thanks", Words["Thank you. They read it when they next look."]);
    }

    public async Task<IActionResult> OnPostBackAsync(Guid thanksId)
    {
        if (!await LoadAsync()) return NotFound();
        var mine = await db.Set<ThankYou>().AsNoTracking().Where(t => t.Id == thanksId && t.ContactId == ContactId && t.By == Side.Them).ToListAsync();
        if (mine.Count == 0) return NotFound();
        await thanks.EndAsync(mine, Act("Taking a thank you back"));
        return Done("~/portal/thanks", Words["Taken back. Nothing of it is kept."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await record.PersonAsync(ContactId) is not { } person) return false;
        Person = person;
        Lines = await own.ShownAsync(person);
        Officers = await own.OfficersAsync(person);
        return true;
    }
}

public sealed class ThanksInput
{
    public Guid Id { get; set; }
    public Guid? OfficerId { get; set; }
    public string? Words { get; set; }
    public bool MayBeShared { get; set; }
}

public sealed class ThanksRules : AbstractValidator<ThanksInput>
{
    public ThanksRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.OfficerId).NotNull().WithMessage("Choose whom you thank.");
        RuleFor(i => i.Words).NotEmpty().WithMessage("Say it in a few words.").MaximumLength(ThankYou.WordsMaxLength).WithMessage("Say it in at most 300 characters.");
    }
}
