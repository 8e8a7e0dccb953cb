using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Promises;
using Alliance.Platform.Data;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Record;

/// <summary>A partner says whether a promise, theirs or the department's, was kept.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class PromiseModel(AllianceContext db, OwnRecord record, PromiseService promises, TimeProvider time) : PortalPage
{
    private static readonly InlineValidator<PromiseInput> Rules = new()
    {
        v => v.RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first."),
        v => v.RuleFor(i => i.WasKept).NotNull().WithMessage("Choose one of the two."),
        v => v.RuleFor(i => i.Reason).NotEmpty().When(i => i.WasKept == false).WithMessage("Say in a few words what happened.")
            .MaximumLength(PromiseAnswer.ReasonMaxLength).WithMessage("Say it in at most 300 characters."),
    };

    /// <summary>They asked for no visible history: what was answered before is not shown.</summary>
    private bool isSafeContact;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public PromiseInput Input { get; set; } = new();

    public OwnPromise Promise { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync() || isSafeContact && Promise.State != PromiseState.Open) return NotFound();
        Input = new PromiseInput { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!Check(Rules, Input)) return await ShowAgainAsync();
        var promise = await db.Set<Promise>().SingleAsync(p => p.Id == Id);
        var news = new PromiseNews { Id = Input.Id, Kind = Input.WasKept!.Value ? PromiseAnswerKind.Kept : PromiseAnswerKind.Broken, ToldBy = Side.Them, Reason = Input.Reason?.Trim() };
        if (await promises.AnswerAsync(promise, promise.Version, news, Act("Saying what became of a promise"))) return Done("~/portal", Words["Thank you. The officer is told."]);
        ModelState.AddModelError("", Words["Somebody said meanwhile what became of this promise. Yours was not saved, and is still here."]);
        return await ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await record.PersonAsync(ContactId) is not { } person || (await record.PromisesAsync(person)).FirstOrDefault(p => p.Id == Id) is not { } promise) return false;
        (Promise, isSafeContact) = (promise, person.IsSafeContact);
        return true;
    }
}

public sealed class PromiseInput
{
    public Guid Id { get; set; }
    public bool? WasKept { get; set; }
    public string? Reason { get; set; }
}
