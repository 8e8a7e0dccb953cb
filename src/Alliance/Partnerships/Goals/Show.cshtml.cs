using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Partnerships.Goals;

/// <summary>One shared goal: its words, where either side sees it, and how that moved.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class ShowModel(AllianceContext db, GoalReader goals, ScreeningDesk screening, TimeProvider time) : GoalPage(db, goals, screening, time)
{
    public GoalPicture Picture => new(Goal, Now, Words["Our view"], Words["Their view"], DayOf);

    /// <summary>What helps now is asked of the partner's own view, where they gave one.</summary>
    public GoalStep? Stands => Goal.StageOf(Side.Them) ?? Goal.StageOf(Side.Us);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await OpenedAsync(PartnerAccess.OwnPurpose);
        return Page();
    }
}
