using System.Reflection;
using Microsoft.AspNetCore.Identity;

namespace Alliance.Platform.Accounts;

/// <summary>The limits of CJIS Security Policy 5.9.5 that accounts keep (AC-7, AC-11, IA-5).</summary>
public static class AccountRules
{
    public const int FailuresUntilLocked = 5;
    public const int PasswordMinLength = 8;
    public const int PasswordMaxLength = 128;

    public static readonly TimeSpan FailureWindow = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan IdleUntilLocked = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan SignInLifetime = TimeSpan.FromHours(12);

    /// <summary>How long an ended sign-in still says whose it was, so that a form posted late is kept and not lost.</summary>
    public static readonly TimeSpan SignInGrace = TimeSpan.FromHours(12);
    public static readonly TimeSpan PasswordLifetime = TimeSpan.FromDays(365);
    public static readonly TimeSpan InactivityUntilClosed = TimeSpan.FromDays(90);
}

/// <summary>Refuses passwords that are guessed first, and says why; no rule about digits or signs, and spaces are welcome.</summary>
public sealed class BannedPasswords : IPasswordValidator<Account>
{
    private static readonly HashSet<string> Banned = Read();

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var reason = Reason(user, password ?? "");
        return Task.FromResult(reason is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = "Password", Description = reason }));
    }

    private static string? Reason(Account account, string password)
    {
        var plain = password.Trim().ToLowerInvariant();
        if (password.Length < AccountRules.PasswordMinLength) return "Use at least 8 characters. Three or four words in a row are easy to remember.";
        if (password.Length > AccountRules.PasswordMaxLength) return "Use at most 128 characters.";
        if (Banned.Contains(plain)) return "This password is on the list of those that are guessed first. Choose another.";
        if (plain.Distinct().Count() < 4) return "This password repeats the same few characters. Choose another.";
        if (account.UserName is { Length: > 3 } name && plain.Contains(name.ToLowerInvariant(), StringComparison.Ordinal)) return "This password holds your user name. Choose another.";
        return null;
    }

    private static HashSet<string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Alliance.banned-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#')];
    }
}
