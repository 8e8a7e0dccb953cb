using System.CommandLine;
using Alliance.Platform.Commands;
using Microsoft.AspNetCore.Identity;

namespace Alliance.Platform.Accounts;

/// <summary><c>account add</c> and <c>account unlock</c>: how the first administrator comes in, and a locked one back.</summary>
public static class AccountCommand
{
    public static Command Build() => new("account", "add, unlock: the accounts that sign in") { Add(), Unlock() };

    private static Command Unlock()
    {
        var name = new Argument<string>("NAME") { Description = "The user name" };
        var command = new Command("unlock", "Release an account that was locked after five failures") { name };
        command.SetAction((result, cancel) => CommandContext.RunAsync(result, async context =>
        {
            var account = await FindAsync(context, result.GetRequiredValue(name));
            await context.Services.GetRequiredService<AccountService>().UnlockAsync(account, Action(context, "unlocking an account"));
            var hasRole = (await context.Services.GetRequiredService<SignInService>().RolesAsync(account.Id)).Count > 0;
            await Console.Error.WriteLineAsync(hasRole ? $"{account.UserName} can sign in again." : $"{account.UserName} is released but has no role, as the account was closed: an administrator gives one under Accounts.");
            return 0;
        }));
        return command;
    }

    private static Command Add()
    {
        var name = new Argument<string>("NAME") { Description = "The user name" };
        var role = new Option<Role[]>("--role") { Description = "What the person may act as", Required = true, AllowMultipleArgumentsPerToken = true };
        var displayName = new Option<string?>("--display-name") { Description = "How colleagues and partners know the person" };
        var command = new Command("add", "Add an account; its temporary password is printed once, or read from standard input where that is redirected") { name, role, displayName };
        command.SetAction((result, cancel) => CommandContext.RunAsync(result, async context =>
        {
            var typed = Console.IsInputRedirected ? await Console.In.ReadLineAsync(cancel) : null;
            var password = string.IsNullOrEmpty(typed) ? TemporaryPassword.New() : typed;
            var errors = await context.Services.GetRequiredService<AccountService>().AddAsync(new NewAccount
            {
                UserName = result.GetRequiredValue(name),
                DisplayName = result.GetValue(displayName) ?? result.GetRequiredValue(name),
                Password = password,
                Roles = result.GetRequiredValue(role),
            }, Action(context, "adding an account"));
            if (errors.Count > 0) throw new BadInputException(string.Join(" ", errors));
            await Console.Error.WriteLineAsync(string.IsNullOrEmpty(typed) ? $"Added. The temporary password is: {password}" : "Added.");
            return 0;
        }));
        return command;
    }

    private static async Task<Account> FindAsync(CommandContext context, string name) =>
        await context.Services.GetRequiredService<UserManager<Account>>().FindByNameAsync(name)
        ?? throw new BadInputException($"There is no account \"{name}\" in {context.Agency.Name}; check the spelling.");

    private static ActionContext Action(CommandContext context, string purpose) =>
        ActionContext.System(context.Agency.Id, context.Services.GetRequiredService<TimeProvider>(), purpose);
}
