using System.Security.Cryptography;
using System.Text;

namespace Alliance.Evaluation.Surveys;

/// <summary>Codes that people type: on a slip of paper, and to open a kiosk.</summary>
public static class SurveyCode
{
    private const string Signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 8;

    /// <returns>A new slip's code as it is printed: <c>7KQ2-MX9R</c>.</returns>
    public static string New() => Printed(RandomNumberGenerator.GetString(Signs, Length));

    /// <summary>The hash of a code as somebody typed it; null where it cannot be one.</summary>
    public static byte[]? HashOf(Guid waveId, string? typed) => Plain(typed) is { Length: Length } code ? SHA256.HashData(Encoding.UTF8.GetBytes($"slip|{waveId:N}|{code}")) : null;

    /// <summary>What opens a survey's kiosk on a tablet nobody is signed in on: made of the survey's key, which stands on pages of the staff only.</summary>
    public static string OfKiosk(Guid waveId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"kiosk|{waveId:N}"));
        return Printed(string.Concat(hash.Take(Length).Select(b => Signs[b % Signs.Length])));
    }

    public static bool OpensKiosk(Guid waveId, string? typed) => Plain(typed) == Plain(OfKiosk(waveId));

    private static string Plain(string? typed) => new([.. (typed ?? "").Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);

    private static string Printed(string code) => $"{code[..4]}-{code[4..]}";
}
