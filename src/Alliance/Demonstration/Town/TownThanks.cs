using Alliance.Partnerships;
using Alliance.Partnerships.Engagements;
using Alliance.Partnerships.Partners;
using Alliance.Partnerships.Thanks;
using Alliance.Portal;

namespace Alliance.Demonstration.Town;

/// <summary>What people in the town thanked each other for in the last half year.</summary>
public sealed class TownThanks(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, int agencyId)
{
    private const string Purpose = "Saying thank you";

    public void Give(IReadOnlyList<TownTie> ties)
    {
        var pairs = (from tie in ties
                     where tie is { Relationship.EndedAt: null }
                     from contact in tie.Contacts
                     where contact is { Email: not null, LeftAt: null }
                     orderby tie.Met.Count(m => m == contact) descending, contact.Id
                     select (Tie: tie, Contact: contact)).Take(3).ToList();
        Between(pairs[0], Side.Them, 4, "You walked our closing shift to the bus on Saturday and made nothing of it. They talked about it all week.", isShared: true, isSeen: false);
        Between(pairs[0], Side.Us, 12, "The back room on the night of the storm: eleven people sat dry because of you.", isShared: true, isSeen: false);
        Between(pairs[1], Side.Them, 40, "Thank you for calling back, even with no answer yet.", isShared: false, isSeen: true);
        Between(pairs[2], Side.Us, 25, "Your flyer in three languages brought people we had never reached.", isShared: false, isSeen: false);
        Colleagues("ben", "ana", 9, "You took my late call at the market so that I could be at the school concert.", isShared: true);
        Colleagues("lou", "cleo", 20, "You told me plainly that the new form was no help. It is changed.", isShared: true);
        Colleagues("ana", "dan", 33, "You waited with me until the tow truck came. It was past your shift.", isShared: false);
    }

    private void Between((TownTie Tie, Contact Contact) pair, Side by, int ago, string words, bool isShared, bool isSeen)
    {
        var at = calendar.At(ago, 16, 10);
        var thanks = new ThankYou { AgencyId = agencyId, Id = dice.NewId(at), PartnerId = pair.Tie.Partner.Id, ContactId = pair.Contact.Id, OfficerId = accounts[pair.Tie.Owner], By = by, Words = words, GivenAt = at, IsShared = isShared, SeenAt = isSeen ? at.AddHours(3) : null };
        deeds.Add(at, by == Side.Them ? new(pair.Contact.Id, PartnerPrincipal.RoleName, "192.0.2.30") : accounts.Acting(pair.Tie.Owner), PartnershipEvents.ThanksGiven, Purpose, thanks, pair.Contact.Id, [thanks]);
    }

    private void Colleagues(string from, string to, int ago, string words, bool isShared)
    {
        var at = calendar.At(ago, 17, 30);
        var thanks = new ColleagueThanks { AgencyId = agencyId, Id = dice.NewId(at), FromId = accounts[from], ToId = accounts[to], Words = words, GivenAt = at, IsShared = isShared, SeenAt = to == "ana" ? null : at.AddHours(2) };
        deeds.Add(at, accounts.Acting(from, from == "lou" ? Platform.Accounts.Role.Supervisor : Platform.Accounts.Role.Officer), PartnershipEvents.ThanksGiven, "Thanking a colleague", thanks, null, [thanks]);
    }
}
