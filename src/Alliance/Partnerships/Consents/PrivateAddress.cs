using System.Net.Mail;
using Alliance.Partnerships.Import.Register;
using Alliance.Partnerships.Partners;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Partnerships.Consents;

/// <summary>An address that one person reads. A mailbox of several never opens a person's record.</summary>
public static class PrivateAddress
{
    /// <summary>Signs that stand between addresses, or let anything stand in one.</summary>
    private const string Between = "\"<>,;:\\()[]";

    /// <summary>One plain address and nothing else: no second one, no line end, no display name.</summary>
    public static bool IsAddress(string? typed) =>
        typed is { Length: <= Contact.EmailMaxLength } && !typed.Trim().Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || Between.Contains(c)) && MailAddress.TryCreate(typed.Trim(), out var address) && address.Address == typed.Trim() && address.Host.Contains('.', StringComparison.Ordinal);

    /// <summary>Whether it is an office's mailbox: by its name, or because an organization here has published it.</summary>
#pragma warning disable CA1304, CA1311, CA1862 // The database folds the letters.
    public static async Task<bool> IsSharedAsync(this AllianceContext db, string typed)
    {
        var address = typed.Trim().ToLowerInvariant();
        // Asked in any case, so that every address is the same work.
        var isPublished = await db.Set<Partner>().AnyAsync(p => p.RoleEmail != null && p.RoleEmail.ToLower() == address);
        return isPublished || RoleMailbox.Read(address) is not null;
    }
#pragma warning restore CA1304, CA1311, CA1862
}
