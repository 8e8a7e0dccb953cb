using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Partnerships.Search;

/// <summary>Finds offers by their words: those that hold, by people who agreed to be asked. Whoever does not tend the relationship reads no name, and finds by none.</summary>
internal sealed class OfferFinding(AllianceContext db, IStringLocalizer<Words> words)
{
    private const int Looked = 200;

    /// <param name="own">The partners whose people the reader may know by name.</param>
    public async Task<IReadOnlyList<FoundOffer>> FindAsync(Typed typed, IReadOnlyCollection<Guid> own, DateTime now, DateOnly today, CancellationToken cancel)
    {
        var scope = $"o{db.AgencyId}x";
        var query = new SearchQuery([.. typed.Words.Select(w => (IReadOnlyList<SearchToken>)[SearchToken.Beginning(scope, w)])]);
        var rows = await (
            from offer in db.OffersFound(query, Looked)
            where offer.UntilOn == null || offer.UntilOn >= today
            where !db.Set<OfferPause>().Any(p => p.OfferId == offer.Id && p.EndedAt == null)
            join partner in db.Set<Partner>() on offer.PartnerId equals partner.Id
            join contact in db.Set<Contact>() on offer.ContactId equals contact.Id
            where contact.LeftAt == null && !db.Set<ApproachWish>().Any(w => w.PartnerId == partner.Id && w.LiftedAt == null)
            where db.Set<ConsentChoice>().Any(c => c.ContactId == contact.Id && c.Kind == ChoiceKind.Callouts && c.WithdrawnAt == null)
                && db.Set<Consent>().Any(c => c.ContactId == contact.Id && c.WithdrawnAt == null && c.ExpiresAt > now)
            orderby offer.MadeAt descending, offer.Id
            select new { offer.Id, offer.PartnerId, Organization = partner.Name, contact.Name, contact.RoleTitle, offer.Kind, offer.Language, offer.Words, offer.Limits }).Take(2 * (Found.Shown + 1)).ToListAsync(cancel);
        if (rows.Count == 0) return [];
        var partners = rows.Select(r => r.PartnerId).Distinct().ToList();
        var people = await db.Set<Contact>().Where(c => partners.Contains(c.PartnerId)).Select(c => new { c.Id, c.PartnerId, c.Name, c.RoleTitle }).ToDictionaryAsync(c => c.Id, cancel);
        CalledAs? Called(Guid id) => people.GetValueOrDefault(id) is { } person ? CalledAs.Now(own.Contains(person.PartnerId) ? person.Name : null, person.RoleTitle, words) : null;
        return [.. rows.Select(r => new FoundOffer(r.Id, r.PartnerId, r.Organization, own.Contains(r.PartnerId) && r.Name is { } name ? $"{name}, {r.RoleTitle}" : r.RoleTitle, r.Kind, r.Language,
            ContactReferences.Render(r.Words, Called)!, ContactReferences.Render(r.Limits, Called), own.Contains(r.PartnerId)))
            .Where(o => Marks.Say(o.Words, typed.Words))];
    }
}
