using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Offers;

/// <summary>Offers with their hours, and whether they rest.</summary>
public sealed class OfferReading(AllianceContext db)
{
    public async Task<IReadOnlyList<OfferLine>> ReadAsync(IQueryable<Offer> offers, Func<Guid, CalledAs?> called)
    {
        var rows = await offers.AsNoTracking().OrderByDescending(o => o.MadeAt).ThenBy(o => o.Id)
            .Select(o => new { Offer = o, IsResting = db.Set<OfferPause>().Any(p => p.OfferId == o.Id && p.EndedAt == null) }).ToListAsync();
        var ids = rows.ConvertAll(r => r.Offer.Id);
        var hours = (await db.Set<OfferHours>().AsNoTracking().Where(h => ids.Contains(h.OfferId)).ToListAsync()).ToLookup(h => h.OfferId);
        return rows.ConvertAll(r => new OfferLine(r.Offer.Id, r.Offer.ContactId, r.Offer.Kind, r.Offer.Language, ContactReferences.Render(r.Offer.Words, called)!, ContactReferences.Render(r.Offer.Limits, called), r.Offer.MadeAt, r.Offer.UntilOn, r.Offer.EndedAt, r.IsResting,
            [.. hours[r.Offer.Id].OrderBy(h => ((int)h.Day + 6) % 7)]));
    }
}

public sealed record OfferLine(Guid Id, Guid ContactId, OfferKind Kind, SpokenLanguage? Language, string Words, string? Limits, DateTime MadeAt, DateOnly? UntilOn, DateTime? EndedAt, bool IsResting, IReadOnlyList<OfferHours> Hours);

public static class OfferWords
{
    public static Weekdays FlagOf(DayOfWeek day) => (Weekdays)(1 << ((int)day + 6) % 7);

    public static string KindOf(this IStringLocalizer<Words> words, OfferLine offer) => offer.Language is { } language ? $"{words.Of(offer.Kind)}: {words.Of(language)}" : words.Of(offer.Kind);

    public static string HoursOf(this IStringLocalizer<Words> words, OfferLine offer) => offer.Hours.Count == 0
        ? words["At any time"]
        : string.Join("; ", offer.Hours.Select(h => $"{words.Of(FlagOf(h.Day))} {h.From:HH\\:mm}–{h.Until:HH\\:mm}"));
}
