using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Api;

/// <summary>Gives keys to programs, and ends them.</summary>
public sealed class ServiceAccountService(AllianceContext db)
{
    /// <returns>The key, which is shown this once; null where the form was sent before.</returns>
    public async Task<ServiceKey?> AddAsync(Guid id, string name, ServiceScopes scopes, DateTime expiresAt, ActionContext action)
    {
        if (await db.Set<ServiceAccount>().AnyAsync(s => s.Id == id)) return null;
        var key = ServiceKey.New(id);
        var account = new ServiceAccount { AgencyId = action.AgencyId, Id = id, Name = name, Scopes = scopes, SecretHash = key.Hash, AddedById = action.Actor, AddedAt = action.Now, ExpiresAt = expiresAt };
        db.Add(account);
        return await db.SaveNewAsync(action, AccountEvents.ServiceAccountAdded, account, null) ? key : null;
    }

    /// <summary>From now on its key opens nothing. It stays in the list, since the record names it.</summary>
    public async Task EndAsync(ServiceAccount account, ActionContext action)
    {
        if (account.EndedAt is not null) return;
        account.EndedAt = action.Now;
        await db.SaveAsync(action, AccountEvents.ServiceAccountEnded, account, null);
    }
}
