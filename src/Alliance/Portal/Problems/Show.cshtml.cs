using Alliance.Partnerships.Engagements;
using Alliance.Portal.Record;
using Alliance.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Problems;

/// <summary>One problem as those of the community see it who were asked: they join, say what they see, propose, and say later how it is.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class ShowModel(OwnRecord record, ProblemReader reader, ProblemService problems, OptionService options, TimeProvider time) : OwnProblemPage(record, reader, time)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public TellInput Input { get; set; } = new();

    protected override Guid ProblemId => Id;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostJoinAsync()
    {
        if (!await LoadAsync() || !IsOpen) return NotFound();
        await problems.JoinAsync(Id, ContactId, Act(ProblemEvents.Purpose));
        return Back(Words["Thank you. You take part now."]);
    }

    public async Task<IActionResult> OnPostLeaveAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await problems.LeaveAsync(Id, ContactId, Act(ProblemEvents.Purpose));
        return Done("~/portal/goals", Words["You do not take part in it."]);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync() || !MayWrite) return NotFound();
        Check(new TellRules(Finding.WordsMaxLength, "Say what you see.", "Say it in at most 400 characters."), Input);
        await ScreenForAllAsync(Input.Words);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await problems.NoteAsync(Id, new NewFinding(Input.Id, FindingKind.BeyondTheData, Side.Them, Input.Words!.Trim()), Act(ProblemEvents.Purpose));
        return Back(Words["Thank you. Everybody who takes part reads it."]);
    }

    public async Task<IActionResult> OnPostProposeAsync()
    {
        if (!await LoadAsync() || !MayWrite) return NotFound();
        Check(new TellRules(ResponseOption.WordsMaxLength, "Say what could be done.", "Say it in at most 300 characters."), Input);
        if (Input.IsOffering) Check(new OfferRules(Today), Input);
        await ScreenForAllAsync(Input.Words, Input.Part);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var part = Input.IsOffering ? new NewPart(NewKey(), Side.Them, Person.PartnerId, Input.Part!.Trim(), Input.DueOn!.Value) : null;
        await options.ProposeAsync(Id, new NewOption { Id = Input.Id, Side = Side.Them, Words = Input.Words!.Trim(), Part = part }, Act(ProblemEvents.Purpose));
        return Back(Words["Thank you. Now the others say whether they can live with it."]);
    }

    public async Task<IActionResult> OnPostLaterAsync()
    {
        if (!await LoadAsync() || !MayWrite || !Story.IsAsked(Now)) return NotFound();
        Check(new LaterRules(), Input);
        await ScreenForAllAsync(Input.Words);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await problems.SayLaterAsync(Input.Id, Id, Input.Answer!.Value, Input.Optional, Act(ProblemEvents.Purpose));
        return Back(Words["Thank you. It counts in what is said of how it ended."]);
    }
}

public sealed class TellInput : OwnPart
{
    public string? Words { get; set; }
    public LaterAnswer? Answer { get; set; }

    public string? Optional => string.IsNullOrWhiteSpace(Words) ? null : Words.Trim();
}

public sealed class TellRules : AbstractValidator<TellInput>
{
    public TellRules(int longest, string empty, string tooLong)
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage(OwnPart.TooOld);
        RuleFor(i => i.Words).NotEmpty().WithMessage(empty).MaximumLength(longest).WithMessage(tooLong);
    }
}

public sealed class LaterRules : AbstractValidator<TellInput>
{
    public LaterRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage(OwnPart.TooOld);
        RuleFor(i => i.Answer).NotNull().WithMessage("Choose how it is now.").IsInEnum().WithMessage("Choose how it is now.");
        RuleFor(i => i.Words).MaximumLength(LaterWord.WordsMaxLength).WithMessage("Say it in at most 300 characters.");
    }
}
