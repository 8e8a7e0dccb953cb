using Alliance.Callouts.Ranking;
using Alliance.Partnerships;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Callouts;

/// <summary>
/// What is at hand in a callout without a signal: what can be done in each kind of situation, and one's own partners who offered
/// something that fits and agreed to be asked. It ranks nobody and asks nobody: it knows neither the place nor who is free.
/// </summary>
[Authorize(Policy = CalloutPolicies.Respond)]
public sealed class OnHandModel(AllianceContext db, ReadLog reads, TimeProvider time) : RoomPage
{
    public const string Purpose = "At hand in a callout, among my own partners";

    private IReadOnlyList<OwnHelper> helpers = [];

    public async Task<IActionResult> OnGetAsync()
    {
        helpers = await HelpersAsync(User.AccountId());
        var shown = helpers.Select(h => h.PartnerId).Distinct().ToList();
        if (shown.Count > 0) await reads.RecordAsync(Act(Purpose), PartnershipEvents.PartnersListed, nameof(Partner), shown, HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>Those whose offer fits, the best fitting first.</summary>
    public IEnumerable<OwnHelper> For(Situation situation) =>
        from helper in helpers
        where RankingWeights.Fits[situation].ContainsKey(helper.Kind)
        orderby RankingWeights.Fits[situation][helper.Kind] descending, helper.Organization, helper.OfferId
        select helper;

    private async Task<IReadOnlyList<OwnHelper>> HelpersAsync(Guid me)
    {
        await using var open = await db.KeepOpenAsync(HttpContext.RequestAborted);
        var (now, today) = (time.Instant(), Agency.DayOf(time.Instant()));
        var rows = await (
            from offer in db.Set<Offer>()
            where offer.EndedAt == null && (offer.UntilOn == null || offer.UntilOn >= today) && !db.Set<OfferPause>().Any(p => p.OfferId == offer.Id && p.EndedAt == null)
            join relationship in db.HeldBy(me) on offer.PartnerId equals relationship.PartnerId
            join partner in db.Set<Partner>() on offer.PartnerId equals partner.Id
            join contact in db.Set<Contact>() on offer.ContactId equals contact.Id
            where contact.LeftAt == null && !db.Set<ApproachWish>().Any(w => w.PartnerId == partner.Id && w.LiftedAt == null)
            where db.Set<ConsentChoice>().Any(c => c.ContactId == contact.Id && c.Kind == ChoiceKind.Callouts && c.WithdrawnAt == null)
                && db.Set<Consent>().Any(c => c.ContactId == contact.Id && c.WithdrawnAt == null && c.ExpiresAt > now)
            select new { offer.Id, offer.Kind, offer.Language, offer.Words, offer.Limits, PartnerId = partner.Id, Organization = partner.Name, contact.Name, contact.RoleTitle, Telephone = contact.Telephone ?? partner.Telephone }).ToListAsync(HttpContext.RequestAborted);
        var names = await db.ContactNamesAsync([.. rows.Select(r => r.PartnerId).Distinct()], Words);
        return rows.ConvertAll(r => new OwnHelper(r.Id, r.PartnerId, r.Organization, r.Name is null ? r.RoleTitle : $"{r.Name}, {r.RoleTitle}", r.Kind, r.Language,
            ContactReferences.Render(r.Words, names.GetValueOrDefault)!, ContactReferences.Render(r.Limits, names.GetValueOrDefault), r.Telephone));
    }
}

public sealed record OwnHelper(Guid OfferId, Guid PartnerId, string Organization, string Who, OfferKind Kind, SpokenLanguage? Language, string What, string? Limits, string? Telephone);
