using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Goals;
using Alliance.Platform.Data;
using Alliance.Portal.Record;
using Alliance.Stewardship;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Portal.Together;

/// <summary>A page about one goal that this contact is in on.</summary>
public abstract class OwnGoalPage(OwnRecord record, OwnGoals own, ScreeningDesk screening, TimeProvider time) : PortalPage(screening)
{
    protected const string Purpose = "Working on a shared goal";

    [FromRoute]
    public Guid Id { get; set; }

    public GoalStory Goal { get; private set; } = null!;

    /// <summary>Whether they asked for no visible history.</summary>
    public bool IsSafeContact { get; private set; }
    public DateTime Now => time.Instant();

    protected override async Task<bool> LoadAsync()
    {
        if (await record.PersonAsync(ContactId) is not { } person || (await own.GoalsAsync(person, Id)).SingleOrDefault() is not { } goal) return false;
        (Goal, IsSafeContact) = (goal, person.IsSafeContact);
        return true;
    }

    protected DateTime? GoneAt(ScreenedAnyway? screened) => EngagementService.GoneAt(screened, Now);

    protected IActionResult Back(string banner) => Done($"~/portal/goals/{Id}", banner);

    protected Task<IActionResult> EndedMeanwhileAsync()
    {
        ModelState.AddModelError("", Words["This goal was ended meanwhile. Nothing was saved; what you typed is still here."]);
        return ShowAgainAsync(StatusCodes.Status409Conflict);
    }
}
