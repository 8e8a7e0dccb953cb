using Alliance.Partnerships.Concerns;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Preferences;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Partners;

/// <summary>
/// What the people at a partner said for themselves: how to approach them, what they offer, what weighs on them. For whoever tends the
/// relationship; the page it stands on asks who that is, and records the reading.
/// </summary>
public sealed class TheirVoice(AllianceContext db, OfferReading offers, IStringLocalizer<Words> words, TimeProvider time) : ViewComponent
{
    /// <param name="preparing">Only how to approach them, where a talk is being planned.</param>
    /// <param name="names">How the contacts are called, where the page knows it already.</param>
    public async Task<IViewComponentResult> InvokeAsync(Guid partnerId, bool preparing, IReadOnlyDictionary<Guid, CalledAs>? names = null)
    {
        await using var open = await db.KeepOpenAsync(HttpContext.RequestAborted);
        names ??= await db.ContactNamesAsync([partnerId], words);
        var preferences = await (
            from preference in db.Set<ApproachPreference>().AsNoTracking()
            where preference.ReplacedAt == null
            join contact in db.Set<Contact>() on preference.ContactId equals contact.Id
            where contact.PartnerId == partnerId && contact.LeftAt == null
            orderby contact.Id
            select preference).ToListAsync();
        return View("/Partnerships/Partners/_TheirVoice.cshtml", new Voice
        {
            Preferences = preferences.ConvertAll(p => new VoicedPreference(names[p.ContactId].Words, p, ContactReferences.Render(p.Please, names.GetValueOrDefault), ContactReferences.Render(p.PleaseNot, names.GetValueOrDefault))),
            Offers = preparing ? [] : [.. (await offers.ReadAsync(db.Set<Offer>().Where(o => o.PartnerId == partnerId && o.EndedAt == null), names.GetValueOrDefault)).Where(o => IsStillGood(o))],
            Concerns = preparing ? [] : await db.Set<Concern>().Where(c => c.PartnerId == partnerId && c.Kind == ConcernKind.Other && c.Words != ContactReferences.TakenOut).OrderByDescending(c => c.RaisedAt)
                .Select(c => new VoicedConcern(c.Id, c.State, c.RaisedAt)).ToListAsync(),
            Names = names,
            PartnerId = partnerId,
            IsPreparing = preparing,
            Zone = Agency.Zone,
        });
    }

    private Agency Agency => HttpContext.RequestServices.GetRequiredService<AgencyScope>().Current;

    private bool IsStillGood(OfferLine offer) => offer.UntilOn is not { } until || until >= Agency.DayOf(time.Instant());
}

public sealed record Voice
{
    public required IReadOnlyList<VoicedPreference> Preferences { get; init; }
    public required IReadOnlyList<OfferLine> Offers { get; init; }
    public required IReadOnlyList<VoicedConcern> Concerns { get; init; }
    public required IReadOnlyDictionary<Guid, CalledAs> Names { get; init; }
    public required Guid PartnerId { get; init; }
    public required bool IsPreparing { get; init; }
    public required TimeZoneInfo Zone { get; init; }

    public static Voice Nothing(Guid partnerId, TimeZoneInfo zone) =>
        new() { Preferences = [], Offers = [], Concerns = [], Names = new Dictionary<Guid, CalledAs>(), PartnerId = partnerId, IsPreparing = false, Zone = zone };
}

public sealed record VoicedPreference(string Who, ApproachPreference Said, string? Please, string? PleaseNot);

public sealed record VoicedConcern(Guid Id, ConcernState State, DateTime RaisedAt);
