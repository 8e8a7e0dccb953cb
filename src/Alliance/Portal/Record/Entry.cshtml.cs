using Alliance.Partnerships.Engagements;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Record;

/// <summary>A partner corrects an entry they took part in, or objects to it. Both texts stay.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class EntryModel(OwnRecord record, CorrectionService corrections, TimeProvider time) : PortalPage
{
    private static readonly InlineValidator<CorrectionInput> Rules = new()
    {
        v => v.RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first."),
        v => v.RuleFor(i => i.Kind).NotNull().WithMessage("Choose one of the two.").IsInEnum().WithMessage("Choose one of the two."),
        v => v.RuleFor(i => i.Words).NotEmpty().WithMessage("Say it in your own words.").MaximumLength(Correction.WordsMaxLength).WithMessage("Say it in at most 1,000 characters."),
    };

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public CorrectionInput Input { get; set; } = new();

    public OwnTalk Talk { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new CorrectionInput { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!Check(Rules, Input)) return await ShowAgainAsync();
        var engagement = await record.OwnEngagements(ContactId).SingleAsync(e => e.Id == Id);
        await corrections.CorrectAsync(engagement, ContactId, new NewCorrection { Id = Input.Id, Kind = Input.Kind!.Value, Words = Input.Words!.Trim() }, Act("Correcting one's own record"));
        return Done($"~/portal#talk-{Id}", Words["Thank you. It stands beside the entry, and the officer is told."]);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await record.PersonAsync(ContactId) is not { } person || (await record.ShownTalksAsync(person)).FirstOrDefault(t => t.Id == Id) is not { } talk) return false;
        Talk = talk;
        return true;
    }
}

public sealed class CorrectionInput
{
    public Guid Id { get; set; }
    public CorrectionKind? Kind { get; set; }
    public string? Words { get; set; }
}
