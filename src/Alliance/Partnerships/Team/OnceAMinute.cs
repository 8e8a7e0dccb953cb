using System.Collections.Concurrent;
using Alliance.Platform.Data;

namespace Alliance.Partnerships.Team;

/// <summary>What takes long to count of an agency, kept for a minute, however many ask.</summary>
/// <param name="isLarge">Whether a count took so long that nobody should wait for the next: until that is there, the last one is shown.</param>
public sealed class OnceAMinute<T>(IServiceScopeFactory scopes, TimeProvider time, Func<AllianceContext, Agency, Task<T>> count, Func<T, bool>? isLarge = null) where T : class
{
    public const int Seconds = 60;

    private readonly ConcurrentDictionary<int, Held> counts = new();

    public async Task<T> OfAsync(Agency agency)
    {
        var now = time.Instant();
        var fresh = new Held(now, new Lazy<Task<T>>(() => CountAsync(agency)));
        var held = counts.AddOrUpdate(agency.Id, fresh, (_, known) =>
            now - known.At < TimeSpan.FromSeconds(Seconds) && !known.HasFailed ? known
            : known.Last is { } last && isLarge?.Invoke(last) == true ? fresh with { Meanwhile = last }
            : fresh);
        if (held.Meanwhile is not { } meanwhile) return await held.Count.Value;
        // Begun beside the request, by whoever comes first.
        if (!held.Count.IsValueCreated) _ = Task.Run(() => held.Count.Value);
        return held.Last ?? meanwhile;
    }

    /// <summary>Forgets the count where somebody has just changed what it counts and looks at once.</summary>
    public void Forget(int agencyId) => counts.TryRemove(agencyId, out _);

    private async Task<T> CountAsync(Agency agency)
    {
        await using var scope = scopes.OpenIn(agency);
        return await count(scope.ServiceProvider.GetRequiredService<AllianceContext>(), agency);
    }

    /// <param name="Meanwhile">What is shown until the count is there.</param>
    private sealed record Held(DateTime At, Lazy<Task<T>> Count, T? Meanwhile = default)
    {
        public bool HasFailed => Count is { IsValueCreated: true, Value.IsFaulted: true };

        /// <summary>The count, where it is there.</summary>
        public T? Last => Count is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } done } ? done.Result : Meanwhile;
    }
}
