namespace Alliance.Platform.Data;

/// <summary>Who acts, in which role, when and why: handed to every write, and kept with it.</summary>
/// <param name="AgencyId">The agency acted in.</param>
/// <param name="ActorId">The account that acts; null for the system itself.</param>
/// <param name="Role">The role acted in, as a word.</param>
/// <param name="Now">UTC, one instant for everything the action does.</param>
/// <param name="Purpose">Why, in words that the partner may read.</param>
/// <param name="Source">Where from: a network address or the command line.</param>
public sealed record ActionContext(int AgencyId, Guid? ActorId, string Role, DateTime Now, string Purpose, string? Source)
{
    public const string SystemRole = "System";

    public Guid Actor => ActorId ?? throw new InvalidOperationException("This action needs a person, and the system is acting.");

    /// <summary>A new key, ordered by the action's own time.</summary>
    public Guid NewId() => Guid.CreateVersion7(Now);

    public static ActionContext System(int agencyId, TimeProvider time, string purpose) =>
        new(agencyId, null, SystemRole, time.Instant(), purpose, "command line");
}

public static class TimeProviderExtensions
{
    /// <summary>Now in UTC, cut to whole microseconds: the finest that both engines keep.</summary>
    public static DateTime Instant(this TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
    }
}
