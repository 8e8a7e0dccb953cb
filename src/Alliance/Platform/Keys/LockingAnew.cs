using System.Security.Cryptography;
using System.Text.Json;
using Alliance.Platform.Accounts;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.DataProtection;

namespace Alliance.Platform.Keys;

/// <param name="Anew">How many contents were locked with the newest key.</param>
/// <param name="Unopenable">How many no key here opens. They are as they were.</param>
public sealed record LockedAnew(int Anew, int Unopenable);

/// <summary>Locks what an older key locked with the newest, in the agency that was entered.</summary>
public sealed class LockingAnew(AllianceContext db, IEnumerable<LockedColumn> columns, IDataProtectionProvider protection)
{
    public async Task<LockedAnew> RunAsync(ActionContext action, CancellationToken cancel)
    {
        var newest = LockedColumn.KeyOf(protection.CreateProtector(nameof(LockingAnew)).Protect([]));
        var (anew, unopenable) = (0, 0);
        foreach (var column in columns)
        {
            var protector = protection.CreateProtector(column.Purpose);
            anew += await column.WalkAsync(db, locked =>
            {
                if (LockedColumn.KeyOf(locked) == newest) return null;
                try
                {
                    return protector.Protect(protector.Unprotect(locked));
                }
                catch (CryptographicException)
                {
                    unopenable++;
                    return null;
                }
            }, cancel);
        }
        if (anew > 0)
        {
            db.Record(action, AccountEvents.LockedAnew, "Keys", null, null, JsonSerializer.Serialize(new { anew, unopenable }));
            await db.SaveChangesAsync(cancel);
        }
        return new LockedAnew(anew, unopenable);
    }

    /// <summary>How much lies under which key.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> CountAsync(CancellationToken cancel)
    {
        var counts = new Dictionary<Guid, int>();
        foreach (var column in columns)
        {
            await column.WalkAsync(db, locked =>
            {
                var key = LockedColumn.KeyOf(locked);
                counts[key] = counts.GetValueOrDefault(key) + 1;
                return null;
            }, cancel);
        }
        return counts;
    }
}
