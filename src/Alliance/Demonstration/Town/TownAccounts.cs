using Alliance.Platform.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Alliance.Demonstration.Town;

/// <summary>The accounts of the people who work here. They share one password, and so its hash, which takes a while to make.</summary>
public sealed class TownAccounts
{
    private static readonly DeedBook.Actor Setup = new(null, ActionContext.SystemRole, null);
    private readonly Dictionary<string, Guid> ids = [];

    public TownAccounts(DeedBook deeds, Dice dice, int agencyId, DateTime hired, DateTime now, UserManager<Account> accounts)
    {
        string? hash = null;
        foreach (var person in DemonstrationPeople.All)
        {
            var account = new Account
            {
                Id = dice.NewId(hired),
                AgencyId = agencyId,
                UserName = person.UserName,
                NormalizedUserName = accounts.NormalizeName(person.UserName),
                DisplayName = person.DisplayName,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                LockoutEnabled = true,
                PasswordChangedAt = now,
            };
            account.PasswordHash = hash ??= accounts.PasswordHasher.HashPassword(account, DemonstrationPeople.Password);
            ids[person.UserName] = account.Id;
            deeds.Add(hired, Setup, AccountEvents.AccountAdded, "Setting up the agency", new(nameof(Account), account.Id), null, [account, .. Grants(person, account.Id, dice, hired)]);
        }
    }

    public Guid this[string userName] => ids[userName];

    public DeedBook.Actor Acting(string userName, Role role = Role.Officer) => new(ids[userName], role.ToString(), "192.0.2.10");

    private static IEnumerable<object> Grants(DemonstrationPerson person, Guid accountId, Dice dice, DateTime at)
    {
        foreach (var role in person.Roles)
            yield return new RoleGrant { Id = dice.NewId(at), AccountId = accountId, Role = role, GivenAt = at };
        if (person.MayTendRegister)
            yield return new RegisterGrant { Id = dice.NewId(at), AccountId = accountId, GivenAt = at };
    }
}
