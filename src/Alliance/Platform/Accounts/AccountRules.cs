using System.Reflection;
using Microsoft.AspNetCore.Identity;

namespace Alliance.Platform.Accounts;

/// <summary>The limits of CJIS Security Policy 5.9.5 that accounts keep (AC-7, AC-11, IA-5).</summary>
public static class AccountRules
{
    public const int FailuresUntilLocked = 5;
    public const int PasswordMinLength = 8;
    public const int PasswordMaxLength = 128;

    /// <summary>What a user name may be.</summary>
    public const string UserName = @"^[A-Za-z0-9._@+\-]{2,60}$";
    public const string UserNameSentence = "Use 2 to 60 letters without accents, digits, dots and dashes for the user name.";
    public const string NameSentence = "Use at most 80 characters for the name.";

    public static readonly TimeSpan FailureWindow = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan IdleUntilLocked = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan SignInLifetime = TimeSpan.FromHours(12);

    /// <summary>How long an ended sign-in still says whose it was, so that a form posted late is kept and not lost.</summary>
    public static readonly TimeSpan SignInGrace = TimeSpan.FromHours(12);
    public static readonly TimeSpan PasswordLifetime = TimeSpan.FromDays(365);
    public static readonly TimeSpan InactivityUntilClosed = TimeSpan.FromDays(90);
}

/// <summary>
/// Refuses passwords that are guessed first, and says why; no rule about digits or signs, and spaces are welcome. The list that came
/// with this version is renewed between versions by <c>banned-passwords.txt</c> in the data folder.
/// </summary>
public sealed class BannedPasswords(Settings settings) : IPasswordValidator<Account>
{
    private const int ShortestWord = 4;
    private static readonly HashSet<string> Banned = WithWords(OwnLines());

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var reason = Reason(user, password ?? "");
        return Task.FromResult(reason is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = "Password", Description = reason }));
    }

    private string? Reason(Account account, string password)
    {
        var plain = password.Trim().ToLowerInvariant();
        if (password.Length < AccountRules.PasswordMinLength) return "Use at least 8 characters. Three or four words in a row are easy to remember.";
        if (password.Length > AccountRules.PasswordMaxLength) return "Use at most 128 characters.";
        if (IsBanned(plain, Banned) || IsBanned(plain, WithWords(AddedLines()))) return "This password is on the list of those that are guessed first. Choose another.";
        if (plain.Distinct().Count() < 4) return "This password repeats the same few characters. Choose another.";
        if (account.UserName is { Length: > 3 } name && plain.Contains(name.ToLowerInvariant(), StringComparison.Ordinal)) return "This password holds your user name. Choose another.";
        return null;
    }

    private static bool IsBanned(string password, HashSet<string> banned) => banned.Contains(password) || banned.Contains(WordOf(password));

    /// <summary>The word that digits and signs were put around or into: "P@ssw0rd2027!" is "password".</summary>
    private static string WordOf(string password)
    {
        var word = password.Trim([.. "0123456789!?.,*#-_+ "]);
        foreach (var (sign, letter) in new[] { ('@', 'a'), ('0', 'o'), ('1', 'i'), ('3', 'e'), ('$', 's'), ('5', 's') }) word = word.Replace(sign, letter);
        return word;
    }

    private static HashSet<string> WithWords(IReadOnlyCollection<string> lines) => [.. lines, .. lines.Select(WordOf).Where(w => w.Length >= ShortestWord)];

    private static List<string> OwnLines()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Alliance.banned-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return Entries(reader.ReadToEnd());
    }

    private List<string> AddedLines()
    {
        var path = Path.Combine(settings.DataFolder, "banned-passwords.txt");
        return File.Exists(path) ? Entries(File.ReadAllText(path)) : [];
    }

    private static List<string> Entries(string text) =>
        [.. text.ToLowerInvariant().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#')];
}
