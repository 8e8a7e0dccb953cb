using Alliance.Platform.Accounts;
using Alliance.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tests.Platform.Accounts;

/// <summary>Signing in as people do, step by step.</summary>
public static class SigningIn
{
    public static async Task<Page> TryAsync(this Browser browser, string name, string password, string path = "/sign-in") =>
        await (await browser.GetAsync(path)).Form("#sign-in-form").Set("Input.UserName", name).Set("Input.Password", password).SubmitAsync();

    public static async Task FailAsync(this TestHouse house, string name, int times)
    {
        for (var i = 0; i < times; i++) await house.Stranger().TryAsync(name, "not the password");
    }

    /// <summary>Gives the account an authenticator, as if it had been set up long ago; returns the key.</summary>
    public static Task<byte[]> GiveAuthenticatorAsync(this TestHouse house, Account account) => house.DoAsync(async services =>
    {
        var row = await services.GetRequiredService<Alliance.Platform.Data.AllianceContext>().Users.SingleAsync(a => a.Id == account.Id);
        var key = await services.GetRequiredService<Authenticator>().KeyAsync(row);
        await services.GetRequiredService<AccountService>().RequireSecondFactorAsync(row, house.Act(row.Id));
        return Base32.Decode(key);
    }, account.AgencyId);

    /// <summary>What the app shows now, or so many steps of 30 seconds later.</summary>
    public static string Code(this TestHouse house, byte[] key, int later = 0) => Authenticator.CodeOf(key, Authenticator.StepAt(house.Clock.GetUtcNow()) + later);

    public static Task<Account> AccountAsync(this TestHouse house, string userName) => house.AskAsync(db => db.Users.AsNoTracking().SingleAsync(a => a.UserName == userName));

    /// <summary>An account with the name and password that everybody knows from the demonstration.</summary>
    public static Task AddInventedAsync(this TestHouse house, int agency) => house.DoAsync(async services =>
    {
        var known = services.GetServices<QuickSignIn>().Single(q => q.Role == Role.Steward);
        (await services.GetRequiredService<AccountService>().AddAsync(
            new NewAccount { UserName = known.UserName, DisplayName = known.DisplayName, Password = known.Password, Roles = [Role.Steward], PasswordIsTemporary = false }, house.Act(agency: agency))).ShouldBeEmpty();
    }, agency);
}
