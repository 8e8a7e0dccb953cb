using Alliance.Partnerships.Partners;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Concerns;

/// <summary>What was raised at the relationships one owns or backs; what is about an officer is not among it.</summary>
[Authorize(Policy = PartnershipPolicies.Tend)]
public sealed class IndexModel(AllianceContext db, ReadLog reads) : RoomPage
{
    private const int MostEnded = 30;

    public IReadOnlyList<ConcernRow> Waiting { get; private set; } = [];
    public IReadOnlyList<ConcernRow> Ended { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var all = await (
            from concern in db.ConcernsFor(Act(""))
            where concern.Words != ContactReferences.TakenOut
            join partner in db.Set<Partner>() on concern.PartnerId equals partner.Id
            orderby concern.RaisedAt descending
            select new ConcernRow(concern.Id, partner.Id, partner.Name, concern.State, concern.RaisedAt, concern.ContactId == null)).ToListAsync();
        Waiting = [.. all.Where(c => c.State is ConcernState.Open or ConcernState.Answered).OrderBy(c => c.State).ThenBy(c => c.RaisedAt)];
        Ended = [.. all.Where(c => c.State is ConcernState.Solved or ConcernState.HalfSolved).Take(MostEnded)];
        var shown = Waiting.Concat(Ended).Select(c => c.PartnerId).Distinct().ToList();
        if (shown.Count > 0) await reads.RecordAsync(Act(PartnerAccess.OwnPurpose), PartnershipEvents.PartnersListed, nameof(Partner), shown, HttpContext.RequestAborted);
        return Page();
    }
}

public sealed record ConcernRow(Guid Id, Guid PartnerId, string Partner, ConcernState State, DateTime RaisedAt, bool IsWithoutName);
