using Alliance.Partnerships.Engagements;
using Alliance.Platform.Data;
using Alliance.Portal.Record;
using Alliance.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Portal.Problems;

/// <summary>One option: whether they can live with it, what they would do for it, and how it could be changed.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class OptionModel(AllianceContext db, OwnRecord record, ProblemReader reader, OptionService options, TimeProvider time) : OwnProblemPage(record, reader, time)
{
    private Guid problemId;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public OpinionInput Input { get; set; } = new();

    public OptionLine Line { get; private set; } = null!;

    protected override Guid ProblemId => problemId;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() && HasJoined ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync() || !MayWrite) return NotFound();
        Check(new OpinionRules(), Input);
        await ScreenForAllAsync(Input.Words);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        if (IsSettled) return await ChangedMeanwhileAsync();
        await options.SayAsync(Input.Id, Id, Side.Them, Input.Voice!.Value, string.IsNullOrWhiteSpace(Input.Words) ? null : Input.Words.Trim(), Act(ProblemEvents.Purpose));
        return Back(Words["Thank you. The others read it."]);
    }

    public async Task<IActionResult> OnPostOfferAsync()
    {
        if (!await LoadAsync() || !MayWrite) return NotFound();
        Check(new OfferRules(Today), Input);
        await ScreenForAllAsync(Input.Part);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        if (IsSettled) return await ChangedMeanwhileAsync();
        await options.OfferAsync(Id, new NewPart(Input.Id, Side.Them, Person.PartnerId, Input.Part!.Trim(), Input.DueOn!.Value), Act(ProblemEvents.Purpose));
        return Back(Words["Thank you. It becomes a promise when the option is chosen."]);
    }

    public async Task<IActionResult> OnPostChangeAsync()
    {
        if (!await LoadAsync() || !MayWrite) return NotFound();
        Check(new ChangeRules(), Input);
        await ScreenForAllAsync(Input.Words);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        return !IsSettled && await options.ProposeAsync(problemId, new NewOption { Id = Input.Id, Side = Side.Them, Words = Input.Words!.Trim(), ReplacesId = Id }, Act(ProblemEvents.Purpose))
            ? Back(Words["Thank you. Now the others say whether they can live with it."])
            : await ChangedMeanwhileAsync();
    }

    /// <summary>Changed or chosen: nothing more is said to it.</summary>
    public bool IsSettled => Line.Option.ReplacedAt is not null || Line.Option.ChosenAt is not null;

    private Task<IActionResult> ChangedMeanwhileAsync()
    {
        ModelState.AddModelError("", Words["That option was changed or chosen meanwhile. Nothing was saved; what you typed is still here."]);
        return ShowAgainAsync(StatusCodes.Status409Conflict);
    }

    protected override async Task<bool> LoadAsync()
    {
        problemId = await db.Set<ResponseOption>().Where(o => o.Id == Id).Select(o => o.ProblemId).SingleOrDefaultAsync();
        if (problemId == Guid.Empty || !await base.LoadAsync()) return false;
        Line = Story.Options.Single(o => o.Option.Id == Id);
        return true;
    }
}

public sealed class OpinionInput : OwnPart
{
    public Voice? Voice { get; set; }
    public string? Words { get; set; }
}

public sealed class OpinionRules : AbstractValidator<OpinionInput>
{
    public OpinionRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage(OwnPart.TooOld);
        RuleFor(i => i.Voice).NotNull().WithMessage("Choose one of the three.").IsInEnum().WithMessage("Choose one of the three.");
        RuleFor(i => i.Words).NotEmpty().When(i => i.Voice == Voice.Objects).WithMessage("Say what stands against it, so that it can be changed.").MaximumLength(OptionVoice.WhyMaxLength).WithMessage("Say it in at most 300 characters.");
    }
}

public sealed class ChangeRules : AbstractValidator<OpinionInput>
{
    public ChangeRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage(OwnPart.TooOld);
        RuleFor(i => i.Words).NotEmpty().WithMessage("Say what could be done.").MaximumLength(ResponseOption.WordsMaxLength).WithMessage("Say it in at most 300 characters.");
    }
}
