using Alliance.Partnerships.Areas;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Callouts.Ranking;

/// <summary>
/// The helpers among whom the ranking chooses: those whose offer fits, around the place, at most <see cref="Most"/>. The engine looks
/// along the squares of the map from the inside outwards and stops where there are enough.
/// </summary>
public sealed class HelperReading(AllianceContext db)
{
    public const int Most = 500;

    /// <summary>With so many there is somebody; farther squares are not looked at.</summary>
    private const int Enough = 150;

    /// <summary>In squares of the map, about half a kilometer each; farther away nobody is asked.</summary>
    private static readonly int[] Rings = [0, 1, 2, 4, 8];

    public async Task<IReadOnlyList<Helper>> AroundAsync(Asking asking, CancellationToken cancel = default)
    {
        var offers = Offers(asking);
        if (asking.At is not { } here) return await ReadAsync(offers, asking, Most, cancel);
        var found = new List<Helper>();
        var inside = -1;
        foreach (var ring in Rings)
        {
            var cells = Enumerable.Range(inside + 1, ring - inside).SelectMany(distance => Grid.Ring(here.Latitude, here.Longitude, distance)).ToList();
            found.AddRange(await ReadAsync(offers.Where(o => o.Partner.Cell != null && cells.Contains(o.Partner.Cell.Value)), asking, Most - found.Count, cancel));
            if (found.Count >= Enough) break;
            inside = ring;
        }
        if (found.Count >= Most) return found;
        // Whoever is a neighbor on their own has no place but the neighborhood.
        var areas = (await AreaMiddle.Of(db.Set<Area>()).ToListAsync(cancel)).Where(a => here.MetersTo(a.At) <= Rings[^1] * Grid.Meters).Select(a => a.Id).ToList();
        if (areas.Count > 0)
            found.AddRange(await ReadAsync(offers.Where(o => o.Partner.Cell == null && o.Partner.AreaId != null && areas.Contains(o.Partner.AreaId.Value)), asking, Most - found.Count, cancel));
        return found;
    }

    private IQueryable<OfferAt> Offers(Asking asking)
    {
        var kinds = RankingWeights.Fits[asking.Situation].Keys.ToList();
        var time = RankingWeights.TimeOf(TimeOnly.FromDateTime(asking.LocalNow));
        var today = DateOnly.FromDateTime(asking.LocalNow);
        return from partner in db.Set<Partner>()
               join offer in db.Set<Offer>() on partner.Id equals offer.PartnerId
               where offer.EndedAt == null && kinds.Contains(offer.Kind) && (offer.UntilOn == null || offer.UntilOn >= today)
               join choice in db.Set<ConsentChoice>() on offer.ContactId equals choice.ContactId
               where choice.Kind == ChoiceKind.Callouts && choice.WithdrawnAt == null && (choice.When & time) != 0
               select new OfferAt { Partner = partner, Offer = offer, Choice = choice };
    }

    private async Task<List<Helper>> ReadAsync(IQueryable<OfferAt> offers, Asking asking, int most, CancellationToken cancel)
    {
        var now = asking.UtcNow;
        var rows = await (
            from at in offers
            where db.Set<Contact>().Any(c => c.Id == at.Offer.ContactId && c.LeftAt == null) && db.Set<Consent>().Any(c => c.ContactId == at.Offer.ContactId && c.WithdrawnAt == null && c.ExpiresAt > now)
            join area in db.Set<Area>() on at.Partner.AreaId equals (Guid?)area.Id into areas
            from area in areas.DefaultIfEmpty()
            join tie in db.Set<Relationship>().Where(r => r.EndedAt == null) on at.Partner.Id equals tie.PartnerId into ties
            from tie in ties.DefaultIfEmpty()
            select new
            {
                at.Offer.Id,
                at.Offer.PartnerId,
                at.Offer.ContactId,
                at.Offer.Kind,
                at.Offer.Language,
                at.Offer.UntilOn,
                at.Choice.For,
                at.Choice.When,
                at.Partner.Latitude,
                at.Partner.Longitude,
                AreaLatitude = area == null ? null : area.MiddleLatitude,
                AreaLongitude = area == null ? null : area.MiddleLongitude,
                TieRecent = tie == null ? null : tie.TieRecent,
                TieLasting = tie == null ? null : tie.TieLasting,
                TieAt = tie == null ? null : tie.TieAt,
                LastContactAt = tie == null ? null : tie.LastContactAt,
                IsResting = db.Set<OfferPause>().Any(p => p.OfferId == at.Offer.Id && p.EndedAt == null),
                AskedForPeace = db.Set<ApproachWish>().Any(w => w.PartnerId == at.Partner.Id && w.LiftedAt == null),
            }).Take(most).ToListAsync(cancel);
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

    private sealed class OfferAt
    {
        public required Partner Partner { get; init; }
        public required Offer Offer { get; init; }
        public required ConsentChoice Choice { get; init; }
    }
}
