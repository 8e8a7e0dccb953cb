using Alliance.Demonstration.Town;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Offers;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Preferences;

namespace Alliance.Demonstration.Load;

/// <summary>Offers for callouts by as many people as it takes, two to each: what the ranking chooses among. They are not in the audit.</summary>
public sealed class LoadOffers(int agencyId, Dice dice, DateTime now, Action<object> write)
{
    private const CalloutTimes AnyTime = CalloutTimes.Mornings | CalloutTimes.Afternoons | CalloutTimes.Evenings | CalloutTimes.Nights;
    private const CalloutHelp Anything = CalloutHelp.Talk | CalloutHelp.Language | CalloutHelp.Place | CalloutHelp.Goods | CalloutHelp.Ride;

    private static readonly OfferKind[] Kinds = Enum.GetValues<OfferKind>();
    private static readonly SpokenLanguage[] Languages = Enum.GetValues<SpokenLanguage>();

    public void Write(IReadOnlyList<LoadPartner> partners, int offers)
    {
        Contact? contact = null;
        for (var i = 0; i < offers; i++)
        {
            if (i % 2 == 0) contact = Willing(partners[i / 2 % partners.Count]);
            Offer(contact!);
        }
    }

    private Contact Willing(LoadPartner partner)
    {
        var at = now.Date.AddDays(-dice.Between(10, 600));
        var contact = new Contact { AgencyId = agencyId, Id = dice.NewId(at), PartnerId = partner.Id, RoleTitle = LoadWords.RoleOf(partner.Sort, dice) };
        write(contact);
        write(new Consent { AgencyId = agencyId, Id = dice.NewId(at), ContactId = contact.Id, AskedById = contact.Id, GivenAt = at, Way = ConsentWay.Card, WordingVersion = ConsentWording.Current, Language = "en", ExpiresAt = at + Consent.Lifetime });
        write(new ConsentChoice { AgencyId = agencyId, Id = dice.NewId(at), ContactId = contact.Id, Kind = ChoiceKind.Callouts, GivenAt = at, Way = ConsentWay.Card, WordingVersion = ConsentWording.Current, Language = "en", For = dice.Chance(0.5) ? Anything : CalloutHelp.Talk | CalloutHelp.Place, When = dice.Chance(0.6) ? AnyTime : CalloutTimes.Evenings });
        return contact;
    }

    private void Offer(Contact contact)
    {
        var at = now.Date.AddDays(-dice.Between(1, 300));
        var kind = dice.Pick(Kinds);
        var offer = new Offer { AgencyId = agencyId, Id = dice.NewId(at), PartnerId = contact.PartnerId, ContactId = contact.Id, Kind = kind, Language = kind == OfferKind.Language ? dice.Pick(Languages) : null, Words = "Something that helps.", MadeAt = at };
        write(offer);
        if (!dice.Chance(0.5)) return;
        foreach (var day in Enum.GetValues<DayOfWeek>().Where(_ => dice.Chance(0.6)))
            write(new OfferHours { AgencyId = agencyId, OfferId = offer.Id, Day = day, From = new TimeOnly(dice.Between(6, 16), 0), Until = new TimeOnly(dice.Between(18, 23), 0) });
    }
}
