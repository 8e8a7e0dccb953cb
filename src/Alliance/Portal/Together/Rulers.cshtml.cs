using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Portal.Record;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Together;

/// <summary>The partner says how much a goal matters to them, and how sure they are.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class RulersModel(OwnRecord record, OwnGoals own, GoalService goals, ScreeningDesk screening, TimeProvider time) : OwnGoalPage(record, own, screening, time)
{
    [BindProperty]
    public RulersInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new RulersInput { Id = Guid.CreateVersion7(Now) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new RulersInputRules(), Input);
        var screened = await ScreenAsync(Goal.PartnerId, Input.Why);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(Purpose);
        TellSteward(nameof(SharedGoal), Id, screened, action);
        return await goals.ReadRulersAsync(Input.ToNews(Id, Side.Them, GoneAt(screened)), action) ? Back(Words["Thank you. The officer is told."]) : await EndedMeanwhileAsync();
    }
}
