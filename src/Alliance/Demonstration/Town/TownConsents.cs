using Alliance.Partnerships;
using Alliance.Partnerships.Consents;
using Alliance.Partnerships.Partners;

namespace Alliance.Demonstration.Town;

/// <summary>What the last weeks brought to those who were asked: invitations open or lapsed, a renewal, and one who stays unnamed.</summary>
public sealed class TownConsents(DeedBook deeds, TownCalendar calendar, TownAccounts accounts)
{
    /// <summary>A card to try in the town that does not exist; it is printed in the partner's page of the documentation.</summary>
    public const string OpenCard = "HARBR-23456";

    private const string Asking = PartnerAccess.OwnPurpose, Answering = "Answering an invitation", Origin = "http://localhost:5080/at/harbor-falls";
    private readonly Dice dice = new(20270302);

    public void Settle(IReadOnlyList<TownTie> ties)
    {
        var own = ties.Where(t => t.Owner == "ana" && t.Relationship is { EndedAt: null }).ToList();
        var unasked = new Queue<(TownTie Tie, Contact Contact)>(from tie in own from contact in tie.Contacts where contact.Name is null && contact.LeftAt is null select (tie, contact));
        if (unasked.Count < 4) return;
        Ask(unasked.Dequeue(), InvitationWay.Email, 3);
        AskByCard(unasked.Dequeue(), 5);
        Lapse(unasked.Dequeue());
        StayUnnamed(unasked.Dequeue());
    }

    /// <summary>The first three who said yes have been with us nearly two years; they have just said that it goes on.</summary>
    public void Renew(IReadOnlyList<(Contact Contact, Consent Consent)> agreed)
    {
        foreach (var (contact, before) in agreed.OrderBy(a => a.Consent.GivenAt).ThenBy(a => a.Consent.Id).Take(3))
        {
            var at = calendar.At(dice.Between(1, 4), 19, dice.Between(0, 59));
            var consent = NewConsent(contact, before.AskedById, before.Language, ConsentWay.Portal, at);
            deeds.Add(at, new(contact.Id, "Partner", "203.0.113.20"), PartnershipEvents.ConsentRenewed, "Renewing what I agreed to", consent, contact.Id, [consent]);
        }
    }

    private Invitation Ask((TownTie Tie, Contact Contact) whom, InvitationWay way, int ago, params IReadOnlyList<object> beside)
    {
        var at = calendar.At(ago, 10, 15);
        var invitation = new Invitation
        {
            AgencyId = whom.Contact.AgencyId,
            Id = dice.NewId(at),
            ContactId = whom.Contact.Id,
            InvitedById = accounts[whom.Tie.Owner],
            Way = way,
            FirstName = way == InvitationWay.Email ? "Robin" : null,
            Address = way == InvitationWay.Email ? "robin@mail.example" : null,
            IsAdult = true,
            Language = "en",
            Origin = Origin,
            MadeAt = at,
            ExpiresAt = at + Invitation.Lifetime,
        };
        deeds.Add(at, accounts.Acting(whom.Tie.Owner), PartnershipEvents.ContactInvited, Asking, invitation, whom.Contact.Id, [invitation, .. beside]);
        return invitation;
    }

    private void AskByCard((TownTie Tie, Contact Contact) whom, int ago) => Ask(whom, InvitationWay.Card, ago, new ContactCard
    {
        AgencyId = whom.Contact.AgencyId,
        Id = dice.NewId(calendar.At(ago, 10, 15)),
        ContactId = whom.Contact.Id,
        CodeHash = CardCode.HashOf(whom.Contact.AgencyId, OpenCard),
        MadeAt = calendar.At(ago, 10, 15),
    });

    /// <summary>Nobody knows whether the answer was no or none.</summary>
    private void Lapse((TownTie Tie, Contact Contact) whom)
    {
        var (asked, ended) = (calendar.At(40, 11), calendar.At(26, 11));
        var about = new DeedBook.About(nameof(Invitation), dice.NewId(asked));
        deeds.Add(asked, accounts.Acting(whom.Tie.Owner), PartnershipEvents.ContactInvited, Asking, about, whom.Contact.Id, []);
        deeds.Add(ended, new(null, "System", "this server"), PartnershipEvents.InvitationLapsed, "What was to be kept until a day has reached it", about, whom.Contact.Id, []);
    }

    private void StayUnnamed((TownTie Tie, Contact Contact) whom)
    {
        var at = calendar.At(20, 17, 40);
        var consent = NewConsent(whom.Contact, accounts[whom.Tie.Owner], "es", ConsentWay.Card, at);
        var choice = new ConsentChoice { AgencyId = whom.Contact.AgencyId, Id = dice.NewId(at), ContactId = whom.Contact.Id, Kind = ChoiceKind.Unnamed, GivenAt = at, Way = ConsentWay.Card, WordingVersion = ConsentWording.Current, Language = "es" };
        deeds.Add(at, new(whom.Contact.Id, "Partner", "203.0.113.20"), PartnershipEvents.ConsentGiven, Answering, whom.Contact, whom.Contact.Id, [consent, choice]);
    }

    private Consent NewConsent(Contact contact, Guid askedBy, string language, ConsentWay way, DateTime at) => new()
    {
        AgencyId = contact.AgencyId,
        Id = dice.NewId(at),
        ContactId = contact.Id,
        AskedById = askedBy,
        GivenAt = at,
        Way = way,
        WordingVersion = ConsentWording.Current,
        Language = language,
        ExpiresAt = at + Consent.Lifetime,
    };
}
