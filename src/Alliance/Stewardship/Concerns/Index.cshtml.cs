using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Stewardship.Concerns;

/// <summary>Concerns about officers, and those at partners that nobody tends. The organization is named, since it must be answered; no person is.</summary>
[Authorize(Policy = StewardshipPolicies.Desk)]
public sealed class IndexModel(AllianceContext db) : RoomPage
{
    public IReadOnlyList<StewardsConcern> Concerns { get; private set; } = [];

    public async Task OnGetAsync() => Concerns = await (
        from concern in db.ConcernsFor(Act(""))
        where concern.Words != ContactReferences.TakenOut
        join partner in db.Set<Partner>() on concern.PartnerId equals partner.Id
        orderby concern.State, concern.RaisedAt
        select new StewardsConcern(concern.Id, partner.Name, concern.Kind, concern.State, concern.RaisedAt, concern.ContactId == null)).ToListAsync();
}

public sealed record StewardsConcern(Guid Id, string Partner, ConcernKind Kind, ConcernState State, DateTime RaisedAt, bool IsWithoutName);
