using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.Studies;

/// <summary>A new study: from a question, or from a ready-made one.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class NewModel(StudyService studies, TimeProvider time) : ScreenedPage
{
    [BindProperty]
    public NewStudyInput Input { get; set; } = new();

    public void OnGet() => Input = new NewStudyInput { Id = Guid.CreateVersion7(time.GetUtcNow()) };

    public async Task<IActionResult> OnPostAsync()
    {
        Check(new QuestionRules(), Input);
        if (Input.Id == Guid.Empty) ModelState.AddModelError("", Words["This form is too old to be saved. Open it again; copy what you typed first."]);
        if (!Enum.IsDefined(Input.Design)) ModelState.AddModelError("", Words["Choose a design. It can still be changed."]);
        if (!Enum.IsDefined(Input.UnitKind)) ModelState.AddModelError("", Words["Choose who takes part: squads or areas."]);
        var screened = await ScreenAsync(Guid.Empty, Input.Title, Input.Question);
        MustNameNobody("Input.Question");
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(EvaluationEvents.Purpose);
        TellSteward(nameof(Study), Input.Id, screened, action);
        await studies.PlanAsync(new NewStudy(Input.Id, Input.Title!.Trim(), Input.Question!.Trim(), Input.Design, Input.UnitKind), action);
        return Done($"~/Evaluation/Studies/Show/{Input.Id}", Words["Begun. Go through the steps; nothing is locked yet."]);
    }

    public async Task<IActionResult> OnPostReadyMadeAsync(string? readyMade, Guid id)
    {
        if (ReadyMadeStudies.Find(readyMade) is not { } chosen || id == Guid.Empty) return NotFound();
        await studies.PlanAsync(id, chosen.Title, chosen, Act(EvaluationEvents.Purpose));
        return Done($"~/Evaluation/Studies/Show/{id}", Words["Begun from the ready-made study. Everything in it can be changed until the plan is locked."]);
    }
}

public sealed class NewStudyInput : QuestionInput
{
    public Guid Id { get; set; }
    public StudyDesign Design { get; set; }
    public StudyUnitKind UnitKind { get; set; } = StudyUnitKind.Squad;
}
