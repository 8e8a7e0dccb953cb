using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accounts.Providers;

public sealed record ProviderInput
{
    public required string Name { get; init; }
    public required string Issuer { get; init; }
    public required string ClientId { get; init; }

    /// <summary>Null keeps the one there is.</summary>
    public string? Secret { get; init; }
    public required string RoleClaim { get; init; }
    public string? Scopes { get; init; }
    public bool AsksSecondFactor { get; init; }
    public required IReadOnlyList<(string Value, Role Role)> Roles { get; init; }
}

/// <summary>Which provider an agency's people come by: set and stopped by its administrator.</summary>
public sealed class ProviderService(AllianceContext db, ProviderConnections connections)
{
    /// <summary>The provider in use; null where there is none.</summary>
    public Task<SignInProvider?> FindAsync() => db.Set<SignInProvider>().AsNoTracking().SingleOrDefaultAsync(p => p.StoppedAt == null);

    public async Task SetAsync(ProviderInput input, ActionContext action)
    {
        var provider = await db.Set<SignInProvider>().SingleOrDefaultAsync();
        if (provider is null)
        {
            provider = new SignInProvider { Id = action.NewId(), Name = "", Issuer = "", ClientId = "", Secret = [], RoleClaim = "" };
            db.Add(provider);
        }
        (provider.Name, provider.Issuer, provider.ClientId, provider.RoleClaim, provider.Scopes, provider.AsksSecondFactor) = (input.Name, input.Issuer, input.ClientId, input.RoleClaim, input.Scopes, input.AsksSecondFactor);
        if (input.Secret is not null) provider.Secret = connections.Protect(input.Secret);
        (provider.SetById, provider.SetAt, provider.StoppedAt) = (action.Actor, action.Now, null);
        await SetRolesAsync(provider, input.Roles, action);
        await db.SaveAsync(action, AccountEvents.ProviderSet, provider, null);
    }

    /// <summary>Nobody comes in by it any more. Who its people are is kept, in case it is used again.</summary>
    public async Task StopAsync(ActionContext action)
    {
        if (await db.Set<SignInProvider>().SingleOrDefaultAsync(p => p.StoppedAt == null) is not { } provider) return;
        provider.StoppedAt = action.Now;
        await db.SaveAsync(action, AccountEvents.ProviderStopped, provider, null);
    }

    private async Task SetRolesAsync(SignInProvider provider, IReadOnlyList<(string Value, Role Role)> wanted, ActionContext action)
    {
        var held = await db.Set<ProviderRole>().Where(r => r.ProviderId == provider.Id).ToListAsync();
        db.RemoveRange(held.Where(r => !wanted.Contains((r.Value, r.Role))));
        foreach (var (value, role) in wanted.Distinct().Where(w => held.TrueForAll(r => (r.Value, r.Role) != w)))
            db.Add(new ProviderRole { Id = action.NewId(), ProviderId = provider.Id, Value = value, Role = role });
    }
}
