using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Promises;

/// <summary>What became of one promise. For those who tend the relationship, and for the officer who holds the promise.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class AnswerModel(AllianceContext db, PromiseService promises, ScreeningDesk screening, TimeProvider time) : PartnerPage(db, screening)
{
    private Func<string?, string?> namesInto = text => text;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public AnswerInput Input { get; set; } = new();

    public Promise Promise { get; private set; } = null!;
    public string PromiseWords { get; private set; } = "";
    public IReadOnlyList<EarlierAnswer> Earlier { get; private set; } = [];
    public DateOnly Today => Agency.DayOf(time.Instant());

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(IsOwn ? PartnerAccess.OwnPurpose : "Looking after a promise of mine");
        Input = new AnswerInput { Id = Guid.CreateVersion7(time.GetUtcNow()), Version = Promise.Version, ToldBy = Side.Us };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new AnswerInputRules(Today), Input);
        var screened = await ScreenAsync(Partner.Id, Input.Reason);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(IsOwn ? PartnerAccess.OwnPurpose : "Looking after a promise of mine");
        TellSteward(nameof(PromiseAnswer), Input.Id, screened, action);
        if (await promises.AnswerAsync(Promise, Input.Version, Input.ToNews(), action)) return Done($"~/Partnerships/Partners/{Partner.Id}", Words["Noted: {0}.", Words.Of(Input.Kind!.Value)]);
        ModelState.AddModelError("", Words["Somebody said meanwhile what became of this promise: see below. Yours was not saved, and is still here."]);
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await Db.Set<Promise>().SingleOrDefaultAsync(p => p.Id == Id) is not { } promise || !await FindAsync(promise.PartnerId)) return false;
        if (!IsOwn && promise.OfficerId != User.AccountId()) return false;
        Promise = promise;
        namesInto = await NamesIntoAsync();
        PromiseWords = namesInto(promise.Words)!;
        Earlier = await EarlierAsync();
        return true;
    }

    private async Task<IReadOnlyList<EarlierAnswer>> EarlierAsync()
    {
        var answers = await (from answer in Db.Set<PromiseAnswer>()
                             where answer.PromiseId == Id
                             join officer in Db.Users on answer.RecordedById equals officer.Id into officers
                             from officer in officers.DefaultIfEmpty()
                             orderby answer.At descending
                             select new EarlierAnswer(answer.Kind, answer.ToldBy, answer.At, officer == null ? null : officer.DisplayName, answer.Reason, answer.DueBefore, answer.NewDueOn)).ToListAsync();
        return answers.ConvertAll(a => a with { Reason = namesInto(a.Reason) });
    }

    protected override void ShowWhatIsThere()
    {
        if (Promise.State == PromiseState.Open) Compare("Due", Promise.DueOn.ToString("MMMM d, yyyy", null), null);
        Input.Version = Promise.Version;
        Renew("Input.Version");
    }
}

public sealed record EarlierAnswer(PromiseAnswerKind Kind, Side ToldBy, DateTime At, string? RecordedBy, string? Reason, DateOnly? DueBefore, DateOnly? NewDueOn);

public sealed class AnswerInput
{
    public Guid Id { get; set; }
    public int Version { get; set; }
    public PromiseAnswerKind? Kind { get; set; }
    public Side? ToldBy { get; set; }
    public string? Reason { get; set; }
    public DateOnly? NewDueOn { get; set; }

    public PromiseNews ToNews() => new()
    {
        Id = Id,
        Kind = Kind!.Value,
        ToldBy = ToldBy!.Value,
        Reason = Reason?.Trim(),
        NewDueOn = Kind == PromiseAnswerKind.Renegotiated ? NewDueOn : null,
    };
}

public sealed class AnswerInputRules : AbstractValidator<AnswerInput>
{
    public AnswerInputRules(DateOnly today)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Kind).NotNull().WithMessage("Choose what became of it.").IsInEnum().WithMessage("Choose what became of it.");
        RuleFor(i => i.ToldBy).NotNull().WithMessage("Choose who says so.").IsInEnum().WithMessage("Choose who says so.");
        RuleFor(i => i.Reason).NotEmpty().When(i => i.Kind is PromiseAnswerKind.Broken or PromiseAnswerKind.Renegotiated).WithMessage("Say why; a promise that changes without a reason costs trust.")
            .MaximumLength(PromiseAnswer.ReasonMaxLength).WithMessage("Say it in at most 300 characters.");
        When(i => i.Kind == PromiseAnswerKind.Renegotiated, () => RuleFor(i => i.NewDueOn).NotNull().WithMessage("Say by which day now.")
            .GreaterThanOrEqualTo(today).WithMessage("The new day is today or later.")
            .LessThanOrEqualTo(today.AddYears(2)).WithMessage("Choose a day within two years."));
    }
}
