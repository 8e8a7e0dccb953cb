using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Craft;

/// <summary>A supervisor says something to an officer: on how, not on how many.</summary>
[Authorize(Policy = PartnershipPolicies.Lead)]
public sealed class WriteModel(AllianceContext db, CraftNoteService notes, ScreeningDesk screening, TimeProvider time) : ScreenedPage(screening)
{
    /// <summary>Whom it is for, where one comes from a page about their work.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? To { get; set; }

    /// <summary>The organisation with which it was seen.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Partner { get; set; }

    [BindProperty]
    public CraftNoteInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Officers { get; private set; } = [];
    public string? PartnerName { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        Input = new CraftNoteInput { Id = Guid.CreateVersion7(time.GetUtcNow()), ToId = To };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        Check(new CraftNoteRules(), Input);
        if (Input.ToId is { } to && !Officers.Any(o => o.Id == to)) ModelState.AddModelError("Input.ToId", Words["Choose one of the officers."]);
        var screened = await ScreenAsync(Guid.Empty, Input.Words);
        MustNameNobody("Input.Words");
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act("A word on how an officer works");
        TellSteward(nameof(CraftNote), Input.Id, screened, action);
        await notes.WriteAsync(Input.ToNote(PartnerName is null ? null : Partner), action);
        return Done("~/Partnerships/Craft", Words["Said. They read it on their Today, and nobody else does."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        var me = User.AccountId();
        Officers = [.. (await db.OfficersAsync()).Where(o => o.Id != me)];
        // Somebody on their own is a person, and named nowhere in it.
        PartnerName = await db.Set<Partner>().Where(p => p.Id == Partner && p.Kind != PartnerKind.Neighbor).Select(p => p.Name).SingleOrDefaultAsync();
        return true;
    }
}

public sealed class CraftNoteInput
{
    public Guid Id { get; set; }
    public Guid? ToId { get; set; }
    public CraftNoteKind? Kind { get; set; }
    public List<CraftSkills> Skills { get; set; } = [];
    public string? Words { get; set; }

    /// <summary>Once the rules have passed.</summary>
    public NewCraftNote ToNote(Guid? partnerId) => new() { Id = Id, ToId = ToId!.Value, PartnerId = partnerId, Kind = Kind!.Value, Skills = Skills.Aggregate(CraftSkills.None, (all, one) => all | one), Words = Words!.Trim() };
}

public sealed class CraftNoteRules : AbstractValidator<CraftNoteInput>
{
    public CraftNoteRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.ToId).NotNull().WithMessage("Choose whom it is for.");
        RuleFor(i => i.Kind).Must(kind => kind is { } known && Enum.IsDefined(known)).WithMessage("Choose what it is.");
        RuleFor(i => i.Skills).Must(skills => skills.Count > 0 && skills.TrueForAll(s => s != CraftSkills.None && Enum.IsDefined(s))).WithMessage("Choose what it is about; one is enough.");
        RuleFor(i => i.Words).NotEmpty().WithMessage("Say what you saw, in a sentence or two.").MaximumLength(CraftNote.WordsMaxLength).WithMessage("Say it in at most 400 characters.")
            .Must(words => !CountingWords.Count(words)).WithMessage("On how, not on how many: say what you saw and what it changed, without a number and without more or fewer.");
    }
}
