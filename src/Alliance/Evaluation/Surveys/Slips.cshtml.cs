using Alliance.Evaluation.Studies;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Surveys;

/// <summary>Slips of paper, to print, cut apart and hand out by anybody's hand. Their codes are shown this once.</summary>
[Authorize(Policy = EvaluationPolicies.Follow)]
public sealed class SlipsModel(AllianceContext db, SlipService slips, TimeProvider time) : SurveyPage(db, time)
{
    [BindProperty]
    public int? Count { get; set; }

    [BindProperty]
    public Guid? Unit { get; set; }

    public IReadOnlyList<StudyUnit> Units { get; private set; } = [];
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        if (Count is not (>= 1 and <= SlipService.Most)) ModelState.AddModelError(nameof(Count), Words["Type a number from 1 to 300."]);
        if (Unit is not null && !Units.Any(u => u.Id == Unit)) ModelState.AddModelError(nameof(Unit), Words["Choose one of the study’s units, or none."]);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        Codes = await slips.MakeAsync(Wave, Unit, Count!.Value, Act(EvaluationEvents.Purpose));
        return Page();
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync() || (Wave.Ways & (SurveyWays.Kiosk | SurveyWays.Open)) == 0) return false;
        Units = await Db.Set<StudyUnit>().AsNoTracking().Where(u => u.StudyId == Wave.StudyId).OrderBy(u => u.Name).ToListAsync();
        return true;
    }
}
