using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;
using Alliance.Partnerships.Relationships;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Alliance.Stewardship;
using Alliance.Stewardship.Holds;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Offers;

public sealed record NewOffer
{
    /// <summary>Made with the form: the same form posted twice is one offer.</summary>
    public required Guid Id { get; init; }
    public required OfferKind Kind { get; init; }
    public SpokenLanguage? Language { get; init; }
    public required string Words { get; init; }
    public string? Limits { get; init; }
    public DateOnly? UntilOn { get; init; }

    /// <summary>None: at any time.</summary>
    public IReadOnlyList<(DayOfWeek Day, TimeOnly From, TimeOnly Until)> Hours { get; init; } = [];
    public ScreenedAnyway? Screened { get; init; }
}

/// <summary>What contacts offer; they alone make, rest and end it, and each takes effect at once.</summary>
public sealed class OfferService(AllianceContext db, RelationshipService relationships, ScreeningDesk screening, SealedStore sealedStore, ErasureDesk erasures)
{
    public const string Deed = "OfferEnded";

    public async Task MakeAsync(Guid contactId, Guid partnerId, NewOffer input, ActionContext action)
    {
        if (await db.Set<Offer>().AnyAsync(o => o.Id == input.Id)) return;
        var encode = await db.ReferencesAsync(partnerId);
        var offer = new Offer
        {
            AgencyId = action.AgencyId,
            Id = input.Id,
            PartnerId = partnerId,
            ContactId = contactId,
            Kind = input.Kind,
            Language = input.Kind == OfferKind.Language ? input.Language : null,
            Words = encode(input.Words)!,
            Limits = encode(input.Limits),
            MadeAt = action.Now,
            UntilOn = input.UntilOn,
        };
        db.Add(offer);
        foreach (var (day, from, until) in input.Hours) db.Add(new OfferHours { AgencyId = action.AgencyId, OfferId = offer.Id, Day = day, From = from, Until = until });
        if (input.Screened is { } screened) screening.Note(nameof(Offer), offer.Id, screened, action);
        if (await relationships.FindAsync(partnerId) is { } relationship) relationships.Tell(relationship.OwnerId, relationship, NoticeKind.OfferMade, action);
        await db.SaveNewAsync(action, PartnershipEvents.OfferMade, offer, contactId);
    }

    public async Task PauseAsync(Offer offer, ActionContext action)
    {
        if (offer.EndedAt is not null || await db.Set<OfferPause>().AnyAsync(p => p.OfferId == offer.Id && p.EndedAt == null)) return;
        db.Add(new OfferPause { AgencyId = action.AgencyId, Id = action.NewId(), OfferId = offer.Id, FromAt = action.Now });
        await db.SaveAsync(action, PartnershipEvents.OfferPaused, offer, offer.ContactId);
    }

    public async Task ResumeAsync(Offer offer, ActionContext action)
    {
        var pauses = await db.Set<OfferPause>().Where(p => p.OfferId == offer.Id && p.EndedAt == null).ToListAsync();
        if (pauses.Count == 0) return;
        pauses.ForEach(p => p.EndedAt = action.Now);
        await db.SaveAsync(action, PartnershipEvents.OfferResumed, offer, offer.ContactId);
    }

    /// <summary>Ends it; its words go at once, here and in what the audit kept of them. That there was an offer of a kind stays.</summary>
    public async Task EndAsync(Offer offer, ActionContext action)
    {
        if (offer.EndedAt is not null) return;
        sealedStore.Prepare();
        await using (var write = await db.BeginWriteAsync())
        {
            await sealedStore.SealAsync(offer.PartnerId, SealedBecause.OfferEnded, async words => new SealedContents([], await words.OffersAsync(db.Set<Offer>().Where(o => o.Id == offer.Id))), action);
            (offer.EndedAt, offer.Words, offer.Limits) = (action.Now, ContactReferences.TakenOut, null);
            // The event says that it ended, and keeps nothing of what it was.
            db.Record(action, PartnershipEvents.OfferEnded, nameof(Offer), offer.Id, offer.ContactId, null);
            await db.SaveChangesAsync();
            await screening.ForgetReasonsAsync(db.Set<Offer>().Where(o => o.Id == offer.Id).Select(o => o.Id));
            await db.EraseAsync(action, await db.AuditEvents.Where(e => e.Entity == nameof(Offer) && e.EntityId == offer.Id).Select(e => e.Id).ToListAsync());
            await erasures.CommitAsync(write, Deed, [offer.Id], action);
        }
        await db.SettleErasureAsync();
    }

    /// <summary>The same once more, where a restored backup brought the words back.</summary>
    public static async Task AgainAsync(IServiceProvider services, LedgerLine line, ActionContext action)
    {
        foreach (var offer in await services.GetRequiredService<AllianceContext>().Set<Offer>().Where(o => line.Of.Contains(o.Id)).ToListAsync()) await services.GetRequiredService<OfferService>().EndAsync(offer, action);
    }

    /// <summary>To be called inside a write that erases what the audit kept under the contact.</summary>
    public async Task ForgetOfAsync(Guid contactId, DateTime now)
    {
        var own = db.Set<Offer>().Where(o => o.ContactId == contactId);
        await screening.ForgetReasonsAsync(own.Select(o => o.Id));
        await own.ExecuteUpdateAsync(set => set.SetProperty(o => o.Words, ContactReferences.TakenOut).SetProperty(o => o.Limits, (string?)null).SetProperty(o => o.EndedAt, o => o.EndedAt ?? now).SetProperty(o => o.Version, o => o.Version + 1));
    }
}
