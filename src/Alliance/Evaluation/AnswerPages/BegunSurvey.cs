using System.Globalization;
using System.Security.Cryptography;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.DataProtection;

namespace Alliance.Evaluation.AnswerPages;

/// <param name="ResponseId">Made when they began, without time in it.</param>
public sealed record Began(Guid WaveId, Guid ResponseId, DateTime At);

/// <summary>That somebody has begun, and when: it travels with their form, sealed, and is kept nowhere.</summary>
public sealed class BegunSurvey(IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector protector = protection.CreateProtector("a survey that was begun");

    public string Begin(Guid waveId, out Guid responseId)
    {
        responseId = Guid.NewGuid();
        return protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{waveId:N}|{responseId:N}|{time.Instant().Ticks}"));
    }

    /// <returns>Null where it is no seal of ours, or of another survey.</returns>
    public Began? Read(string? seal, Guid waveId)
    {
        if (string.IsNullOrEmpty(seal)) return null;
        try
        {
            var parts = protector.Unprotect(seal).Split('|');
            var began = new Began(Guid.ParseExact(parts[0], "N"), Guid.ParseExact(parts[1], "N"), new DateTime(long.Parse(parts[2], CultureInfo.InvariantCulture), DateTimeKind.Utc));
            return began.WaveId == waveId ? began : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
