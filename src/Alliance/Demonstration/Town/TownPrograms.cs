using System.Security.Cryptography;
using Alliance.Platform.Accounts;
using Alliance.Platform.Api;

namespace Alliance.Demonstration.Town;

/// <summary>Two other programs of the agency: one asks every night, the other's key was ended.</summary>
public sealed class TownPrograms(DeedBook deeds, Dice dice, TownCalendar calendar, TownAccounts accounts, int agencyId)
{
    public void Give()
    {
        Key("City license register", ServiceScopes.OrganizationsRead | ServiceScopes.OrganizationsWrite, 60, 1);
        var dashboard = Key("Council dashboard", ServiceScopes.CountsRead, 130, 71);
        var before = deeds.Before(dashboard);
        dashboard.EndedAt = calendar.At(70, 9, 15);
        deeds.Add(dashboard.EndedAt.Value, accounts.Acting("adam", Role.Administrator), AccountEvents.ServiceAccountEnded, "Ending another program's key", dashboard, null, [], (dashboard, before));
    }

    /// <summary>Nobody knows the secret: whoever tries the town out makes a key of their own.</summary>
    private ServiceAccount Key(string name, ServiceScopes scopes, int ago, int lastAsked)
    {
        var at = calendar.At(ago, 9, 40);
        var program = new ServiceAccount { AgencyId = agencyId, Id = dice.NewId(at), Name = name, Scopes = scopes, SecretHash = SHA256.HashData(dice.NewKey().ToByteArray()), AddedById = accounts["adam"], AddedAt = at, ExpiresAt = at.AddDays(180), LastUsedOn = calendar.Day(lastAsked) };
        deeds.Add(at, accounts.Acting("adam", Role.Administrator), AccountEvents.ServiceAccountAdded, "Giving a key to another program", program, null, [program]);
        return program;
    }
}
