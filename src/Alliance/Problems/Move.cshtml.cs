using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Problems;

/// <summary>Goes on to the next step once its evidence is there, or back a step with a reason.</summary>
[Authorize(Policy = ProblemPolicies.Work)]
public sealed class MoveModel(ProblemReader reader, ProblemService problems, ScreeningDesk screening, TimeProvider time) : ProblemPage(reader, screening, time)
{
    [BindProperty(SupportsGet = true, Name = "to")]
    public ProblemStage To { get; set; }

    [BindProperty]
    public MoveInput Input { get; set; } = new();

    public bool IsBack => To < Story.Problem.Stage;
    public bool IsClosing => To == ProblemStage.Closed;

    private bool IsPossible => Enum.IsDefined(To) && Story.Problem.Stage != ProblemStage.Closed && (To == Story.Problem.Stage + 1 || IsBack);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (To == default) To = Story.Problem.Stage + 1;
        if (!IsPossible) return NotFound();
        Input = new MoveInput { Version = Story.Problem.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!IsPossible || Story.Problem.Version != Input.Version) return await MovedMeanwhileAsync();
        if (!IsBack && Story.Evidence(Now).Any(e => !e.IsThere)) ModelState.AddModelError("", Words["Not yet: something that this step asks for is missing. The problem's page says what."]);
        if ((IsBack || IsClosing) && string.IsNullOrWhiteSpace(Input.Why)) ModelState.AddModelError("Input.Why", IsBack ? Words["Say why you go back."] : Words["Say what was learned."]);
        if (Input.Why is { Length: > ProblemStep.WhyMaxLength }) ModelState.AddModelError("Input.Why", Words["Say it in at most 400 characters."]);
        if (IsClosing && (Input.Outcome is not { } outcome || !Enum.IsDefined(outcome))) ModelState.AddModelError("Input.Outcome", Words["Choose how it ended."]);
        await ScreenForAllAsync(Input.Why);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var why = string.IsNullOrWhiteSpace(Input.Why) ? null : Input.Why.Trim();
        return await problems.MoveAsync(Id, Input.Version, To, why, IsClosing ? Input.Outcome : null, Act(ProblemEvents.Purpose))
            ? Back(IsClosing ? Words["Closed. The next one of its kind can learn from it."] : IsBack ? Words["Back a step. What was found stays."] : Words["On to the next step."])
            : await MovedMeanwhileAsync();
    }

    private Task<IActionResult> MovedMeanwhileAsync()
    {
        ModelState.AddModelError("", Words["Somebody moved this problem meanwhile. Nothing was saved; look where it stands now."]);
        return ShowAgainAsync(StatusCodes.Status409Conflict);
    }
}

public sealed class MoveInput
{
    public int Version { get; set; }
    public string? Why { get; set; }
    public ProblemOutcome? Outcome { get; set; }
}
