using Alliance.Partnerships;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;

namespace Alliance.Demonstration.Town;

/// <summary>The people at a partner: each with a role, some with a name they chose to have kept.</summary>
public sealed class TownContacts(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts)
{
    /// <summary>Thrown apart, so that what is chosen in a consent moves nothing else in the town.</summary>
    private readonly Dice choosing = new(20270301);
    private readonly Queue<string> names = new(dice.Shuffled(from given in Phrases.Of("given") from family in Phrases.Of("family") select $"{given} {family}"));

    /// <summary>Notes who is there at the first visit, and which of them agree to be named.</summary>
    public void Meet(TownTie tie, int ago)
    {
        var at = calendar.At(ago, 8, 30);
        var roles = dice.Shuffled(Phrases.Roles(tie.Line));
        var count = tie.Line.Kind == PartnerKind.Neighbor ? 1 : Math.Min(roles.Length, dice.Between(1, 3));
        for (var i = 0; i < count; i++)
        {
            var contact = new Contact { AgencyId = tie.Partner.AgencyId, Id = dice.NewId(at), PartnerId = tie.Partner.Id, RoleTitle = roles[i] };
            tie.Contacts.Add(contact);
            var isNamed = tie.Line.Kind == PartnerKind.Neighbor || dice.Chance(i > 0 ? 0.25 : tie.Owner == "ana" ? 0.8 : 0.6);
            deeds.Add(at.AddMinutes(i), accounts.Acting(tie.Owner), PartnershipEvents.ContactAdded, "Noting whom we meet", contact, contact.Id, [contact]);
            if (isNamed) Agree(contact, tie, at, at.AddMinutes(i + 10));
        }
    }

    /// <summary>Who took part: nearly always the first contact, sometimes another with them.</summary>
    public IReadOnlyList<Contact> Present(TownTie tie, int ago)
    {
        if (tie.Contacts.Count == 0) Meet(tie, ago);
        if (tie.Contacts.Count == 1) return [tie.Contacts[0]];
        var other = tie.Contacts[dice.Between(1, tie.Contacts.Count - 1)];
        return dice.Chance(0.7) ? [tie.Contacts[0]] : dice.Chance(0.5) ? [tie.Contacts[0], other] : [other];
    }

    /// <summary>Writes the contact into a text: as a reference where there is a name, otherwise by role.</summary>
    public string? Name(string? heard, Contact contact)
    {
        var reference = contact.Name is null ? $"the {contact.RoleTitle}" : $"{{contact:{contact.Id}}}";
        return heard?.Replace("{Who}", char.ToUpperInvariant(reference[0]) + reference[1..], StringComparison.Ordinal).Replace("{who}", reference, StringComparison.Ordinal);
    }

    /// <summary>They read the page and say yes, on their own device or with their card.</summary>
    private void Agree(Contact contact, TownTie tie, DateTime met, DateTime at)
    {
        var before = deeds.Before(contact);
        contact.Name = names.Dequeue();
        if (dice.Chance(0.6)) contact.Telephone = $"+1555{5_560_100 + names.Count}";
        if (dice.Chance(0.4)) contact.Email = $"{contact.Name.ToLowerInvariant().Replace(' ', '.')}@mail.example";
        var consent = new Consent
        {
            AgencyId = contact.AgencyId,
            Id = dice.NewId(met),
            ContactId = contact.Id,
            AskedById = accounts[tie.Owner],
            GivenAt = at,
            Way = dice.Chance(0.8) || dice.Chance(0.5) ? ConsentWay.EmailLink : ConsentWay.Card,
            WordingVersion = ConsentWording.Current,
            Language = choosing.Chance(0.2) ? "es" : "en",
            ExpiresAt = at + Consent.Lifetime,
        };
        tie.Agreed.Add((contact, consent));
        deeds.Add(at, new(contact.Id, "Partner", "203.0.113.20"), PartnershipEvents.ConsentGiven, "Answering an invitation", contact, contact.Id, [consent, .. Choices(contact, tie, consent)], (contact, before));
    }

    private IEnumerable<ConsentChoice> Choices(Contact contact, TownTie tie, Consent consent)
    {
        ConsentChoice Choice(ChoiceKind kind) => new() { AgencyId = contact.AgencyId, Id = choosing.NewId(consent.GivenAt), ContactId = contact.Id, Kind = kind, GivenAt = consent.GivenAt, Way = consent.Way, WordingVersion = consent.WordingVersion, Language = consent.Language };
        yield return Choice(ChoiceKind.Named);
        if (contact.Email is not null && choosing.Chance(0.8)) yield return Choice(ChoiceKind.Email);
        if (!choosing.Chance(0.4)) yield break;
        var callouts = Choice(ChoiceKind.Callouts);
        callouts.For = choosing.Pick([CalloutHelp.Talk, CalloutHelp.Place, CalloutHelp.Talk | CalloutHelp.Goods, CalloutHelp.Language]);
        callouts.When = choosing.Pick([CalloutTimes.Mornings | CalloutTimes.Afternoons, CalloutTimes.Evenings, CalloutTimes.Evenings | CalloutTimes.Nights]);
        tie.Willing.Add((contact, callouts));
        yield return callouts;
    }
}
