using Alliance.Partnerships;
using Alliance.Partnerships.Partners;

namespace Alliance.Demonstration.Town;

/// <summary>The people at a partner: each with a role, some with a name they agreed to have kept.</summary>
public sealed class TownContacts(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts)
{
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
            var agreement = isNamed ? Agree(contact, tie, at) : null;
            deeds.Add(at.AddMinutes(i), accounts.Acting(tie.Owner), PartnershipEvents.ContactAdded, "Noting whom we meet", contact, contact.Id, agreement is null ? [contact] : [contact, agreement]);
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

    private Agreement Agree(Contact contact, TownTie tie, DateTime at)
    {
        contact.Name = names.Dequeue();
        if (dice.Chance(0.6)) contact.Telephone = $"+1555{5_560_100 + names.Count}";
        if (dice.Chance(0.4)) contact.Email = $"{contact.Name.ToLowerInvariant().Replace(' ', '.')}@mail.example";
        return new Agreement
        {
            AgencyId = contact.AgencyId,
            Id = dice.NewId(at),
            ContactId = contact.Id,
            AskedById = accounts[tie.Owner],
            AskedAt = at,
            Way = dice.Chance(0.8) ? AgreementWay.InPerson : dice.Chance(0.5) ? AgreementWay.Telephone : AgreementWay.Writing,
            WordingVersion = AgreementWording.Current,
            ExpiresAt = at + AgreementWording.Lifetime,
        };
    }
}
