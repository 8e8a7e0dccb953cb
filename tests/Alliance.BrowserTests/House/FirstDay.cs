using Alliance.Platform.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.BrowserTests.House;

/// <summary>A house with nobody and nothing in it but an account for each role, and people who stand in the middle of their first sign-in.</summary>
public static class FirstDay
{
    public const string Password = "three quiet herons";

    /// <summary>Their password is temporary; they have no authenticator app yet; they have one.</summary>
    public const string Newcomer = "newcomer", WithoutCode = "without-code", WithCode = "with-code";

    public static async Task<OpenHouse> OpenAsync()
    {
        var house = OpenHouse.Open(demonstrate: false);
        foreach (var role in Enum.GetValues<Role>()) await AddAsync(house, NameOf(role), role);
        await AddAsync(house, Newcomer, Role.Officer, isTemporary: true);
        await AddAsync(house, WithoutCode, Role.Officer);
        await AddAsync(house, WithCode, Role.Officer);
        await house.DoAsync(async services =>
        {
            var account = await services.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Account>>().FindByNameAsync(WithCode);
            await services.GetRequiredService<AccountService>().RequireSecondFactorAsync(account!, await house.ActAsync(NameOf(Role.Administrator), Role.Administrator));
            return true;
        });
        return house;
    }

    public static string NameOf(Role role) => role.ToString().ToLowerInvariant();

    private static Task<bool> AddAsync(OpenHouse house, string userName, Role role, bool isTemporary = false) => house.DoAsync(async services =>
    {
        var action = Platform.Data.ActionContext.System(1, services.GetRequiredService<TimeProvider>(), "Arranging a test");
        var input = new NewAccount { UserName = userName, DisplayName = $"{role} One", Password = Password, Roles = [role], PasswordIsTemporary = isTemporary };
        (await services.GetRequiredService<AccountService>().AddAsync(input, action)).ShouldBeEmpty();
        return true;
    });
}
