using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Portal.Record;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Together;

/// <summary>The partner says that a goal is reached, or let go.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class EndModel(OwnRecord record, OwnGoals own, GoalService goals, ScreeningDesk screening, TimeProvider time) : OwnGoalPage(record, own, screening, time)
{
    [BindProperty]
    public EndInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Input = new EndInput { Id = Guid.CreateVersion7(Now) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        Check(new EndInputRules(), Input);
        var screened = await ScreenAsync(Goal.PartnerId, Input.Why);
        if (!ModelState.IsValid) return await ShowAgainAsync();
        var action = Act(Purpose);
        TellSteward(nameof(SharedGoal), Id, screened, action);
        return await goals.EndAsync(Input.ToNews(Id, Side.Them, GoneAt(screened)), action) ? Back(Words["Thank you. The officer is told."]) : await EndedMeanwhileAsync();
    }
}
