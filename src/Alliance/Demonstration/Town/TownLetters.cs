using System.Security.Cryptography;
using Alliance.Partnerships;
using Alliance.Partnerships.Calendar;
using Alliance.Partnerships.Digests;
using Alliance.Platform.Accounts;

namespace Alliance.Demonstration.Town;

/// <summary>Who in the town has a calendar program ask, and a letter on working days.</summary>
public sealed class TownLetters(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, int agencyId)
{
    public void Ask()
    {
        Feed("ana", 30);
        Letter("ana", Role.Officer, 7, 29);
        Letter("sofia", Role.Supervisor, 8, 29);
    }

    /// <summary>Nobody knows the secret: whoever tries the town out makes an address of their own.</summary>
    private void Feed(string officer, int ago)
    {
        var (made, fetched) = (calendar.At(ago, 8, 20), calendar.At(1, 18, 40));
        var feed = new CalendarFeed { AgencyId = agencyId, Id = dice.NewId(made), OfficerId = accounts[officer], Hash = SHA256.HashData(dice.NewKey().ToByteArray()), MadeAt = made, FetchedAt = fetched };
        deeds.Add(made, accounts.Acting(officer), PartnershipEvents.CalendarMade, "Seeing to my calendar", feed, null, [feed]);
        deeds.Add(fetched, accounts.Acting(officer), PartnershipEvents.CalendarFetched, "Fetched by a calendar program", feed, null, []);
    }

    private void Letter(string reader, Role role, int hour, int ago)
    {
        var at = calendar.At(ago, 8, 25);
        var wish = new DigestWish { AgencyId = agencyId, Id = dice.NewId(at), AccountId = accounts[reader], Role = role, Address = $"{reader}@harborfalls.example", Hour = hour, ChosenAt = at };
        deeds.Add(at, accounts.Acting(reader, role), PartnershipEvents.DigestAsked, "Seeing to my letter of the day", wish, null, [wish]);
    }
}
