using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Callouts.Ranking;

/// <summary>
/// The helpers among whom the ranking chooses: those whose offer fits and holds now, around the place, at most <see cref="Most"/> organizations
/// and neighbors. The engine looks along the squares of the map from the inside outwards and stops where there are enough. Whoever is to
/// be read is found first and read by their keys: an engine plans the long question once, and never begins it at the wrong end.
/// </summary>
public sealed class HelperReading(AllianceContext db)
{
    public const int Most = 60;

    /// <summary>The offers of one are few; this bounds what is read where they are not.</summary>
    private const int MostOffers = 500;

    /// <summary>With so many who can be asked there is somebody; farther squares are not looked at.</summary>
    private const int Enough = 40;

    /// <summary>In squares of the map, about half a kilometer each; farther away nobody is asked.</summary>
    private static readonly int[] Rings = [0, 1, 2, 4, 8];

    /// <summary>In meters, to the middle of the neighborhood of somebody who has no other place.</summary>
    private const double NeighborsWithin = 2000;

    public async Task<IReadOnlyList<Helper>> AroundAsync(Asking asking, CancellationToken cancel = default)
    {
        await using var open = await db.KeepOpenAsync(cancel);
        var willing = Willing(asking);
        if (asking.At is not { } here) return await ReadAsync(await willing.Select(p => p.Id).Take(Most).ToListAsync(cancel), asking, cancel);
        var partners = await OnTheirOwnAsync(willing, here, cancel);
        var (found, seen, inside) = (new List<Helper>(), partners.Count, -1);
        foreach (var ring in Rings)
        {
            var cells = Enumerable.Range(inside + 1, ring - inside).SelectMany(distance => Grid.Ring(here.Latitude, here.Longitude, distance)).ToList();
            var around = await willing.Where(p => p.Cell != null && cells.Contains(p.Cell.Value)).Select(p => p.Id).Take(Most - seen).ToListAsync(cancel);
            found.AddRange(await ReadAsync([.. partners, .. around], asking, cancel));
            seen += around.Count;
            if (seen >= Most || found.Count(h => Ranker.MayBeAsked(asking, h)) >= Enough) break;
            (partners, inside) = ([], ring);
        }
        return found;
    }

    /// <summary>Neighbors on their own, who have no place but the neighborhood; half the room stays for those around.</summary>
    private async Task<List<Guid>> OnTheirOwnAsync(IQueryable<Partner> willing, Place here, CancellationToken cancel)
    {
        var areas = (await AreaMiddle.Of(db.Set<Area>()).ToListAsync(cancel)).Where(a => here.MetersTo(a.At) <= NeighborsWithin).Select(a => a.Id).ToList();
        return areas.Count == 0 ? [] : await willing.Where(p => p.Cell == null && p.AreaId != null && areas.Contains(p.AreaId.Value)).Select(p => p.Id).Take(Most / 2).ToListAsync(cancel);
    }

    /// <summary>Whoever has an offer that fits and holds now, by somebody who agreed to be asked at this time of day.</summary>
    private IQueryable<Partner> Willing(Asking asking)
    {
        var fitting = Fitting(asking);
        var clock = TimeOnly.FromDateTime(asking.LocalNow);
        var (day, dayBefore) = (asking.LocalNow.DayOfWeek, asking.LocalNow.AddDays(-1).DayOfWeek);
        var time = RankingWeights.TimeOf(clock);
        return db.Set<Partner>().Where(p => fitting.Any(o => o.PartnerId == p.Id
            && db.Set<ConsentChoice>().Any(c => c.ContactId == o.ContactId && c.Kind == ChoiceKind.Callouts && c.WithdrawnAt == null && (c.When & time) != 0)
            && (!db.Set<OfferHours>().Any(h => h.OfferId == o.Id)
                || db.Set<OfferHours>().Any(h => h.OfferId == o.Id
                    && (h.Day == day && h.From <= clock && (h.Until > clock || h.Until < h.From) || h.Day == dayBefore && h.Until < h.From && h.Until > clock)))));
    }

    private IQueryable<Offer> Fitting(Asking asking)
    {
        var kinds = RankingWeights.Fits[asking.Situation].Keys.ToList();
        var today = DateOnly.FromDateTime(asking.LocalNow);
        return db.Set<Offer>().Where(o => o.EndedAt == null && kinds.Contains(o.Kind) && (o.UntilOn == null || o.UntilOn >= today));
    }

    private async Task<List<Helper>> ReadAsync(List<Guid> partners, Asking asking, CancellationToken cancel)
    {
        if (partners.Count == 0) return [];
        var now = asking.UtcNow;
        var rows = await (
            from offer in Fitting(asking)
            where partners.Contains(offer.PartnerId)
            join partner in db.Set<Partner>() on offer.PartnerId equals partner.Id
            join choice in db.Set<ConsentChoice>() on offer.ContactId equals choice.ContactId
            where choice.Kind == ChoiceKind.Callouts && choice.WithdrawnAt == null
            where db.Set<Contact>().Any(c => c.Id == offer.ContactId && c.LeftAt == null) && db.Set<Consent>().Any(c => c.ContactId == offer.ContactId && c.WithdrawnAt == null && c.ExpiresAt > now)
            join area in db.Set<Area>() on partner.AreaId equals (Guid?)area.Id into areas
            from area in areas.DefaultIfEmpty()
            join tie in db.Set<Relationship>().Where(r => r.EndedAt == null) on partner.Id equals tie.PartnerId into ties
            from tie in ties.DefaultIfEmpty()
            select new
            {
                offer.Id,
                offer.PartnerId,
                offer.ContactId,
                offer.Kind,
                offer.Language,
                offer.UntilOn,
                choice.For,
                choice.When,
                partner.Latitude,
                partner.Longitude,
                AreaLatitude = area == null ? null : area.MiddleLatitude,
                AreaLongitude = area == null ? null : area.MiddleLongitude,
                TieRecent = tie == null ? null : tie.TieRecent,
                TieLasting = tie == null ? null : tie.TieLasting,
                TieAt = tie == null ? null : tie.TieAt,
                LastContactAt = tie == null ? null : tie.LastContactAt,
                IsResting = db.Set<OfferPause>().Any(p => p.OfferId == offer.Id && p.EndedAt == null),
                AskedForPeace = db.Set<ApproachWish>().Any(w => w.PartnerId == partner.Id && w.LiftedAt == null),
            }).Take(MostOffers).ToListAsync(cancel);
        if (rows.Count == 0) return [];
        var ids = rows.ConvertAll(r => r.Id);
        var people = rows.Select(r => r.ContactId).Distinct().ToList();
        var since = DateOnly.FromDateTime(asking.LocalNow).AddDays(-RankingWeights.FatigueDays);
        var hours = (await db.Set<OfferHours>().Where(h => ids.Contains(h.OfferId)).Select(h => new { h.OfferId, Open = new OpenHours(h.Day, h.From, h.Until) }).ToListAsync(cancel)).ToLookup(h => h.OfferId, h => h.Open);
        var asked = (await db.Set<CalloutAsk>().Where(a => people.Contains(a.ContactId) && a.On > since).Select(a => new { a.ContactId, a.On }).ToListAsync(cancel)).ToLookup(a => a.ContactId, a => a.On);
        return rows.ConvertAll(r => new Helper
        {
            OfferId = r.Id,
            PartnerId = r.PartnerId,
            ContactId = r.ContactId,
            Kind = r.Kind,
            Language = r.Language,
            MayBeAskedFor = r.For,
            MayBeAskedAt = r.When,
            Hours = [.. hours[r.Id]],
            UntilOn = r.UntilOn,
            IsResting = r.IsResting,
            AskedForPeace = r.AskedForPeace,
            At = PlaceOf(r.Latitude, r.Longitude) ?? PlaceOf(r.AreaLatitude, r.AreaLongitude),
            Tie = r.TieAt is { } tieAt ? new Tie(r.TieRecent!.Value, r.TieLasting!.Value, tieAt) : Tie.None,
            LastContactAt = r.LastContactAt,
            AskedOn = [.. asked[r.ContactId]],
        });
    }

    private static Place? PlaceOf(double? latitude, double? longitude) => latitude is { } north && longitude is { } east ? new Place(north, east) : null;
}
