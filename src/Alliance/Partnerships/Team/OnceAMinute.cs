using System.Collections.Concurrent;
using Alliance.Platform.Data;

namespace Alliance.Partnerships.Team;

/// <summary>What takes long to count of an agency, kept for a minute, however many ask.</summary>
/// <param name="isLarge">Whether a count took so long that nobody should wait for the next, and that it is kept for five minutes: until the next is there, the last one is shown.</param>
public sealed class OnceAMinute<T>(IServiceScopeFactory scopes, TimeProvider time, Func<AllianceContext, Agency, Task<T>> count, Func<T, bool>? isLarge = null) where T : class
{
    public const int Seconds = 60, SecondsWhereLarge = 5 * Seconds;

    private readonly ConcurrentDictionary<int, Held> counts = new();

    public async Task<T> OfAsync(Agency agency)
    {
        var now = time.Instant();
        Held Fresh(T? meanwhile) => new(now, new Lazy<Task<T>>(() => CountAsync(agency)), meanwhile);
        var held = counts.AddOrUpdate(agency.Id, _ => Fresh(null), (_, known) =>
        {
            var large = known.Last is { } last && isLarge?.Invoke(last) == true ? last : null;
            return now - known.At < TimeSpan.FromSeconds(large is null ? Seconds : SecondsWhereLarge) && !known.HasFailed ? known : Fresh(large);
        });
        if (held.Last is not { } last) return await held.Count.Value;
        // Begun beside the request, by whoever comes first.
        if (!held.Count.IsValueCreated) _ = Task.Run(() => held.Count.Value);
        return last;
    }

    /// <summary>Forgets the count where somebody has just changed what it counts and looks at once.</summary>
    public void Forget(int agencyId) => counts.TryRemove(agencyId, out _);

    private async Task<T> CountAsync(Agency agency)
    {
        await using var scope = scopes.OpenIn(agency);
        return await count(scope.ServiceProvider.GetRequiredService<AllianceContext>(), agency);
    }

    /// <param name="last">What is shown until the count is there.</param>
    private sealed class Held(DateTime at, Lazy<Task<T>> count, T? last)
    {
        private T? last = last;

        public DateTime At => at;
        public Lazy<Task<T>> Count => count;
        public bool HasFailed => count is { IsValueCreated: true, Value.IsFaulted: true };

        /// <summary>The count, where it is there; the one before is let go then.</summary>
        public T? Last
        {
            get
            {
                if (count is not { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } done }) return last;
                last = null;
                return done.Result;
            }
        }
    }
}
