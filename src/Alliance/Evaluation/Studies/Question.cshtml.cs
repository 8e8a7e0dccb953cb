using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.Studies;

/// <summary>What the study is called and asks.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class QuestionModel(AllianceContext db, StudyService studies, TimeProvider time) : StudyPage(db, time)
{
    [BindProperty]
    public QuestionInput Input { get; set; } = new();

    public override async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new QuestionInput { Title = Study.Title, Question = Study.Question, Seen = Study.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        Check(new QuestionRules(), Input);
        var screened = await ScreenAsync(Guid.Empty, Input.Title, Input.Question);
        MustNameNobody("Input.Question");
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Acting;
        TellSteward(nameof(Study), Id, screened, action);
        return await DoneOrAgainAsync(await studies.AskAsync(Id, Input.Seen, Input.Title!.Trim(), Input.Question!.Trim(), action), Words["Saved."]);
    }

    protected override void ShowWhatIsThere()
    {
        ModelState.Remove("Input.Seen");
        Input.Seen = Study.Version;
    }
}
