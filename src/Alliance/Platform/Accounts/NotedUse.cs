using Alliance.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts;

/// <summary>Notes with an account what it has used, so that nothing opens twice.</summary>
public static class NotedUse
{
    /// <returns>False where another request noted something of this account at the same moment: its concurrency stamp lets only one.</returns>
    public static async Task<bool> TryNoteAsync(this UserManager<Account> accounts, AllianceContext db, Account account, string provider, string name, string value)
    {
        try
        {
            if ((await accounts.SetAuthenticationTokenAsync(account, provider, name, value)).Succeeded) return true;
        }
        catch (DbUpdateException)
        {
            // The other was the first ever: this account has no such note to change yet.
        }
        // Nothing of it is to be saved with the refusal.
        db.ChangeTracker.Clear();
        db.Attach(account);
        return false;
    }
}
