using Alliance.Partnerships.Goals;
using Alliance.Portal.Record;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Together;

/// <summary>One goal as the partner sees it; they say here that it is what was agreed.</summary>
[Authorize(Policy = PortalPolicies.Partner)]
public sealed class GoalModel(OwnRecord record, OwnGoals own, GoalService goals, ScreeningDesk screening, TimeProvider time) : OwnGoalPage(record, own, screening, time)
{
    public GoalPicture Picture => new(Goal, Now, Words["The department's view"], Words["Your view"], DayOf);

    public bool HasAgreed => Goal.Contacts.Any(c => c.Id == ContactId && c.AgreedAt is not null);

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return NotFound();
        await goals.AgreeAsync(Id, ContactId, Act(Purpose));
        return Back(Words["Thank you. The officer is told."]);
    }
}
