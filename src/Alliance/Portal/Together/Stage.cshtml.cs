using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Portal.Record;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Together;

/// <summary>The partner says where they see a goal now.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class StageModel(OwnRecord record, OwnGoals own, GoalService goals, ScreeningDesk screening, TimeProvider time) : OwnGoalPage(record, own, screening, time)
{
    [BindProperty]
    public StageInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new StageInput { Id = Guid.CreateVersion7(Now), Stage = Goal.StageOf(Side.Them)?.Stage };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new StageInputRules(), Input);
        var screened = await ScreenAsync(Goal.PartnerId, Input.Heard);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(Purpose);
        TellSteward(nameof(SharedGoal), Id, screened, action);
        return await goals.MoveAsync(Input.ToNews(Id, Side.Them, GoneAt(screened)), action) ? Back(Words["Thank you. The officer is told."]) : await EndedMeanwhileAsync();
    }
}
