using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Goals;
using Alliance.Platform.Data;
using Alliance.Portal.Record;

namespace Alliance.Portal.Together;

/// <summary>
/// The goals and checks that one contact is in on, and nobody else's at the same organization. Whoever asked for no visible history
/// sees what goes on now, and what was closed today.
/// </summary>
public sealed class OwnGoals(AllianceContext db, AgencyScope scope, OwnRecord record, GoalReader goals, GoalWords words, CheckReader checks, TimeProvider time)
{
    public async Task<IReadOnlyList<GoalStory>> GoalsAsync(Person person, Guid? only = null)
    {
        var called = await record.CalledAsync(person);
        var which = words.OfContact(person.Id);
        if (only is { } id) which = which.Where(g => g.Id == id);
        // Whoever took part reads what speaks of others too, until its day.
        var own = await goals.ReadAsync(which, new GoalAudience(called, _ => true), time.Instant());
        return person.IsSafeContact ? [.. own.Where(g => g.End is null || IsToday(g.End.At))] : own;
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<CheckStory>> ChecksAsync(Person person, Guid? only = null)
    {
        var which = db.Set<AllianceCheck>().Where(c => c.ContactId == person.Id);
        if (only is { } id) which = which.Where(c => c.Id == id);
        var own = await checks.ReadAsync(which, time.Instant());
        return person.IsSafeContact ? [.. own.Where(c => c.IsWaiting || c.Repair is { ClosedAt: null } || IsToday(c.Repair?.ClosedAt ?? c.ClosedAt))] : own;
    }

    private bool IsToday(DateTime? at) => at is { } then && scope.Current.DayOf(then) == scope.Current.DayOf(time.Instant());
}
