using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Alliance.Evaluation.AnswerPages;

/// <summary>That a device is a survey's kiosk, and whose turn it is, sealed; until the browser is closed.</summary>
public sealed class KioskCookie(IDataProtectionProvider protection)
{
    public const string Name = "alliance-kiosk";

    private readonly IDataProtector protector = protection.CreateProtector("a survey's kiosk");

    /// <param name="turn">The response that is being made; empty between two people.</param>
    public void Open(HttpContext request, Guid waveId, Guid turn) =>
        request.Response.Cookies.Append(Name, protector.Protect($"{waveId:N}|{turn:N}"), new CookieOptions { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Secure = request.Request.IsHttps, Path = "/" });

    /// <returns>Null where this device is no kiosk of this survey.</returns>
    public Guid? TurnOf(HttpContext request, Guid waveId)
    {
        if (request.Request.Cookies[Name] is not { } seal) return null;
        try
        {
            var parts = protector.Unprotect(seal).Split('|');
            return Guid.ParseExact(parts[0], "N") == waveId ? Guid.ParseExact(parts[1], "N") : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
