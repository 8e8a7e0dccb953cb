using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Places;

public sealed class NeedReader(AllianceContext db)
{
    /// <summary>What a place needs, with the services named for it: what is still missing first.</summary>
    public async Task<IReadOnlyList<NeedStory>> ReadAsync(IQueryable<PlaceNeed> which)
    {
        var needs = await (from need in which.AsNoTracking()
                           join area in db.Set<Area>() on need.AreaId equals (Guid?)area.Id into areas
                           from area in areas.DefaultIfEmpty()
                           orderby need.MetAt != null, need.At descending, need.Id
                           select new NeedStory(need.Id, need.Need, area == null ? null : area.Name, need.At, need.MetAt)).ToListAsync();
        if (needs.Count == 0) return [];
        var ids = needs.ConvertAll(n => n.Id);
        // A service that was joined with another goes on under its own name here.
        var referrals = (await (from referral in db.Set<Referral>().AsNoTracking()
                                where ids.Contains(referral.NeedId)
                                join service in db.Set<Partner>().IgnoreQueryFilters(["Shown"]) on referral.ServiceId equals service.Id
                                orderby referral.At descending, referral.Id
                                select new ReferralLine(referral.Id, referral.NeedId, service.Name, service.Telephone, referral.At, referral.Outcome)).ToListAsync()).ToLookup(r => r.NeedId);
        return needs.ConvertAll(n => n with { Referrals = [.. referrals[n.Id]] });
    }
}

/// <param name="Area">The neighborhood, where it is the neighborhood's; null where it is the place's own.</param>
public sealed record NeedStory(Guid Id, Needs Need, string? Area, DateTime At, DateTime? MetAt)
{
    public IReadOnlyList<ReferralLine> Referrals { get; init; } = [];
}

public sealed record ReferralLine(Guid Id, Guid NeedId, string Service, string? Telephone, DateTime At, ReferralOutcome? Outcome);
