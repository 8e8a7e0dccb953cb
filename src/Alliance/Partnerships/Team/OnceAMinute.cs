using System.Collections.Concurrent;
using Alliance.Platform.Data;

namespace Alliance.Partnerships.Team;

/// <summary>What takes long to count of an agency, kept for a minute, however many ask.</summary>
public sealed class OnceAMinute<T>(IServiceScopeFactory scopes, TimeProvider time, Func<AllianceContext, Agency, Task<T>> count)
{
    public const int Seconds = 60;

    private readonly ConcurrentDictionary<int, (DateTime At, Lazy<Task<T>> Count)> counts = new();

    public async Task<T> OfAsync(Agency agency)
    {
        var now = time.Instant();
        var fresh = (now, new Lazy<Task<T>>(() => CountAsync(agency)));
        var held = counts.AddOrUpdate(agency.Id, fresh, (_, known) => now - known.At < TimeSpan.FromSeconds(Seconds) && !HasFailed(known.Count) ? known : fresh);
        return await held.Count.Value;
    }

    /// <summary>Forgets the count where somebody has just changed what it counts and looks at once.</summary>
    public void Forget(int agencyId) => counts.TryRemove(agencyId, out _);

    private static bool HasFailed(Lazy<Task<T>> count) => count is { IsValueCreated: true, Value.IsFaulted: true };

    private async Task<T> CountAsync(Agency agency)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency);
        return await count(scope.ServiceProvider.GetRequiredService<AllianceContext>(), agency);
    }
}
