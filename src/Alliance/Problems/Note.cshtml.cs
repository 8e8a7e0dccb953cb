using Alliance.Partnerships.Engagements;
using Alliance.Stewardship;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Problems;

/// <summary>Adds what was found out: an answer to one of the six questions, a side of the triangle, a condition.</summary>
[Authorize(Policy = ProblemPolicies.Work)]
public sealed class NoteModel(ProblemReader reader, ProblemService problems, ScreeningDesk screening, TimeProvider time) : ProblemPage(reader, screening, time)
{
    [BindProperty]
    public FindingInput Input { get; set; } = new();

    public IReadOnlyList<FindingKind> Kinds => ProblemStory.AskedIn(Story.Problem.Stage);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync() || Kinds.Count == 0) return NotFound();
        Input = new FindingInput { Id = NewKey(), Kind = Kinds.Cast<FindingKind?>().FirstOrDefault(kind => !Story.Of(kind!.Value).Any()) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync() || Kinds.Count == 0) return NotFound();
        Check(new FindingRules(), Input);
        await ScreenForAllAsync(Input.Words);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        await problems.NoteAsync(Id, new NewFinding(Input.Id, Input.Kind!.Value, Side.Us, Input.Words!.Trim()), Act(ProblemEvents.Purpose));
        return Back(Words["Noted. Whoever takes part reads it too."]);
    }
}

public sealed class FindingInput
{
    public Guid Id { get; set; }
    public FindingKind? Kind { get; set; }
    public string? Words { get; set; }
}

public sealed class FindingRules : AbstractValidator<FindingInput>
{
    public FindingRules()
    {
        RuleFor(i => i.Id).NotEmpty().WithMessage("This form is too old to be saved. Open it again; copy what you typed first.");
        RuleFor(i => i.Kind).NotNull().WithMessage("Choose what it answers.").IsInEnum().WithMessage("Choose what it answers.");
        RuleFor(i => i.Words).NotEmpty().WithMessage("Say what you found.").MaximumLength(Finding.WordsMaxLength).WithMessage("Say it in at most 400 characters.");
    }
}
