using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Evaluation.Studies;

/// <summary>By which design the question is answered, and whether squads or areas take part.</summary>
[Authorize(Policy = EvaluationPolicies.Evaluate)]
public sealed class DesignModel(AllianceContext db, StudyService studies, TimeProvider time) : StudyPage(db, time)
{
    [BindProperty]
    public DesignInput Input { get; set; } = new();

    public override bool IsOpen => base.IsOpen && Draw is null;

    public override async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new DesignInput { Design = Study.Design, UnitKind = Study.UnitKind, Seen = Study.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        if (!Enum.IsDefined(Input.Design)) ModelState.AddModelError("", Words["Choose a design."]);
        if (!Enum.IsDefined(Input.UnitKind)) ModelState.AddModelError("", Words["Choose who takes part: squads or areas."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        return await DoneOrAgainAsync(await studies.ChooseDesignAsync(Id, Input.Seen, Input.Design, Input.UnitKind, Acting), Words["Saved. The steps now ask only what this design needs."]);
    }

    protected override void ShowWhatIsThere()
    {
        ModelState.Remove("Input.Seen");
        Input.Seen = Study.Version;
    }
}

public sealed class DesignInput
{
    public StudyDesign Design { get; set; }
    public StudyUnitKind UnitKind { get; set; }
    public int Seen { get; set; }
}
