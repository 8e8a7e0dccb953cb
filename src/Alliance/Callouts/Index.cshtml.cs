using Alliance.Partnerships.Areas;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Callouts;

/// <summary>Begins with the one question that comes first, and shows what is left to do from callouts before.</summary>
[Authorize(Policy = CalloutPolicies.Respond)]
public sealed class IndexModel(AllianceContext db) : RoomPage
{
    private const int MostShown = 20;

    public IReadOnlyList<CalloutRow> Recent { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var me = User.AccountId();
        Recent = await (
            from callout in db.Set<Callout>()
            where callout.OfficerId == me
            join area in db.Set<Area>() on callout.AreaId equals (Guid?)area.Id into areas
            from area in areas.DefaultIfEmpty()
            orderby callout.On descending, callout.Id descending
            select new CalloutRow(callout.Id, callout.Situation, area == null ? null : area.Name, callout.On, callout.Shift, callout.Ending,
                db.Set<CalloutAsk>().Count(a => a.CalloutId == callout.Id && a.Answer == AskAnswer.Waiting),
                db.Set<CalloutAsk>().Count(a => a.CalloutId == callout.Id && a.Answer == AskAnswer.Accepted && (a.ThankedOn == null || a.TalkedOverOn == null)))).Take(MostShown).ToListAsync();
        return Page();
    }
}

/// <param name="Waiting">Asked, and the answer is not noted.</param>
/// <param name="ToThank">They helped, and thanks or the talk about it are still owed.</param>
public sealed record CalloutRow(Guid Id, Situation Situation, string? Area, DateOnly On, Shift Shift, CalloutEnding? Ending, int Waiting, int ToThank);
