using Alliance.Callouts.Ranking;
using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Callouts;

/// <summary>Where a callout is: a point for the ranking alone, and the neighborhood that is kept.</summary>
public sealed record Spot(Place? At, Guid? AreaId);

/// <summary>Finds a spot from what an officer gives: the device's own place, an organization's, or a neighborhood.</summary>
public sealed class Whereabouts(AllianceContext db)
{
    /// <summary>The organization whose name is meant, if it is clear which.</summary>
    public async Task<Spot?> NearAsync(string name, CancellationToken cancel)
    {
        var folded = Names.Fold(name);
        var found = await db.Set<Partner>().Where(p => p.SortName.StartsWith(folded)).OrderBy(p => p.SortName).Select(p => new { p.SortName, p.Latitude, p.Longitude, p.AreaId }).Take(2).ToListAsync(cancel);
        if (found.Count == 0 || found.Count == 2 && found[0].SortName != folded) return null;
        var partner = found[0];
        return partner is { Latitude: { } latitude, Longitude: { } longitude } ? new Spot(new Place(latitude, longitude), partner.AreaId) : partner.AreaId is { } area ? await InAsync(area, cancel) : null;
    }

    public async Task<Spot?> InAsync(Guid areaId, CancellationToken cancel) =>
        await db.Set<Area>().Where(a => a.Id == areaId).Select(a => new { a.MiddleLatitude, a.MiddleLongitude }).SingleOrDefaultAsync(cancel) is not { } area ? null
        : new Spot(area is { MiddleLatitude: { } latitude, MiddleLongitude: { } longitude } ? new Place(latitude, longitude) : null, areaId);

    /// <summary>The neighborhood to begin with: that of the officer's last callout, or the one where most of their relationships are.</summary>
    public async Task<Guid?> UsualAsync(Guid officer, CancellationToken cancel) =>
        await db.Set<Callout>().Where(c => c.OfficerId == officer && c.AreaId != null).OrderByDescending(c => c.On).ThenByDescending(c => c.Id).Select(c => c.AreaId).FirstOrDefaultAsync(cancel)
        ?? await db.Set<Relationship>().Where(r => r.OwnerId == officer && r.EndedAt == null && r.Partner!.AreaId != null).GroupBy(r => r.Partner!.AreaId).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefaultAsync(cancel);

    /// <summary>The neighborhood whose middle is nearest: good enough for what is kept.</summary>
    public async Task<Guid?> AreaAtAsync(Place at, CancellationToken cancel) =>
        (await AreaMiddle.Of(db.Set<Area>().Where(a => a.Kind == AreaKind.Neighborhood)).ToListAsync(cancel))
        .OrderBy(a => at.MetersTo(a.At)).Select(a => (Guid?)a.Id).FirstOrDefault();
}
