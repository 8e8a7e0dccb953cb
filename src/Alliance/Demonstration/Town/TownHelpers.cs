using Alliance.Callouts;
using Alliance.Partnerships;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Preferences;
using Alliance.Portal;

namespace Alliance.Demonstration.Town;

/// <summary>What those offer who may be asked in a callout, and two callouts in which somebody was asked.</summary>
public sealed class TownHelpers(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts)
{
    private static readonly Dictionary<CalloutHelp, (OfferKind Kind, string Words)[]> Offers = new()
    {
        [CalloutHelp.Talk] =
        [
            (OfferKind.Calming, "People here know me, and mostly they let me talk."),
            (OfferKind.Company, "I sit with somebody for an hour. I do not say much."),
            (OfferKind.Word, "I can reach every shop on the block in ten minutes."),
        ],
        [CalloutHelp.Place] =
        [
            (OfferKind.Room, "Our back room: twenty chairs, and it is warm."),
            (OfferKind.Room, "The hall, when no class is on. There is a kettle."),
        ],
        [CalloutHelp.Goods] =
        [
            (OfferKind.Food, "Soup and tea, to eat here or to take along."),
            (OfferKind.Supplies, "Blankets, dry socks, a telephone to call from."),
        ],
        [CalloutHelp.Language] = [(OfferKind.Language, "On the telephone, any evening.")],
    };

    public void Offer(IReadOnlyList<TownTie> ties)
    {
        var offers = new List<(TownTie Tie, Offer Offer)>();
        foreach (var tie in ties.Where(t => t.Relationship is { EndedAt: null }))
            foreach (var (contact, choice) in tie.Willing.Where(w => w.Contact.LeftAt is null))
                foreach (var help in Offers.Keys.Where(h => choice.For.HasFlag(h)))
                    offers.Add((tie, Make(tie, choice, dice.Pick(Offers[help]))));
        var own = offers.Where(o => o.Tie.Owner == "ana" && o.Offer.MadeAt < calendar.At(12, 12)).Take(2).ToList();
        if (own.Count < 2) return;
        Called(own[0], Situation.NowhereToSleep, Shift.Night, 9, thanked: true, CalloutEnding.Settled);
        Called(own[1], Situation.NeighborDispute, Shift.Evening, 2, thanked: false, CalloutEnding.Calmer);
    }

    private Offer Make(TownTie tie, ConsentChoice choice, (OfferKind Kind, string Words) what)
    {
        var (at, contactId) = (choice.GivenAt.AddMinutes(dice.Between(10, 50)), choice.ContactId);
        var offer = new Offer { AgencyId = tie.Partner.AgencyId, Id = dice.NewId(at), PartnerId = tie.Partner.Id, ContactId = contactId, Kind = what.Kind, Language = what.Kind == OfferKind.Language ? dice.Pick(Enum.GetValues<SpokenLanguage>()) : null, Words = what.Words, MadeAt = at };
        deeds.Add(at, new(contactId, PartnerPrincipal.RoleName, "192.0.2.30"), PartnershipEvents.OfferMade, "Offering something", offer, contactId, [offer]);
        return offer;
    }

    private void Called((TownTie Tie, Offer Offer) asked, Situation situation, Shift shift, int ago, bool thanked, CalloutEnding ending)
    {
        var at = calendar.At(ago, shift == Shift.Night ? 1 : 19, 20);
        var on = calendar.Today.AddDays(-ago);
        var callout = new Callout { AgencyId = asked.Offer.AgencyId, Id = dice.NewId(Callout.Midnight(on)), Situation = situation, AreaId = asked.Tie.Partner.AreaId, On = on, Shift = shift, OfficerId = accounts["ana"], Ending = ending };
        deeds.Add(at, accounts.Acting("ana"), CalloutEvents.CalloutOpened, CalloutEvents.Purpose, callout, null, [callout]);
        var ask = new CalloutAsk { AgencyId = callout.AgencyId, Id = dice.NewId(Callout.Midnight(on)), CalloutId = callout.Id, OfferId = asked.Offer.Id, ContactId = asked.Offer.ContactId, On = on, Answer = AskAnswer.Accepted, ThankedOn = thanked ? on : null, TalkedOverOn = thanked ? on.AddDays(2) : null };
        deeds.Add(at.AddMinutes(4), accounts.Acting("ana"), CalloutEvents.HelperAsked, CalloutEvents.Purpose, ask, asked.Offer.ContactId, [ask]);
    }
}
