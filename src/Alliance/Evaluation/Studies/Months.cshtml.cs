using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.Studies;

/// <summary>Which months are looked at; waves only where the design has them.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class MonthsModel(AllianceContext db, StudyService studies, TimeProvider time) : StudyPage(db, time)
{
    [BindProperty]
    public MonthsInput Input { get; set; } = new();

    public override bool IsOpen => base.IsOpen && Draw is null;

    public override async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new MonthsInput
        {
            FirstMonth = Study.FirstMonth,
            Months = Study.Months == 0 ? null : Study.Months,
            MonthsBefore = Study.MonthsBefore == 0 ? null : Study.MonthsBefore,
            Waves = Study.Design.HasWaves() ? Study.Waves : null,
            MonthsBetweenWaves = Study.MonthsBetweenWaves == 0 ? null : Study.MonthsBetweenWaves,
            Seen = Study.Version,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (!Check(new MonthsRules(Study.Design, Today), Input)) return await ShowAgainAsync();
        var months = new StudyMonths(Input.FirstMonth!.Value, Input.Months!.Value, Input.MonthsBefore!.Value, Input.Waves ?? 1, Input.MonthsBetweenWaves ?? 0);
        return await DoneOrAgainAsync(await studies.SetMonthsAsync(Id, Input.Seen, months, Acting), Words["Saved."]);
    }

    protected override void ShowWhatIsThere()
    {
        ModelState.Remove("Input.Seen");
        Input.Seen = Study.Version;
    }
}
