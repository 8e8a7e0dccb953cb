using Alliance.Partnerships.Checks;
using Alliance.Partnerships.Goals;
using Alliance.Platform.Data;
using Alliance.Portal.Record;

namespace Alliance.Portal.Together;

/// <summary>The goals and checks that one contact is in on, and nobody else's at the same organization.</summary>
public sealed class OwnGoals(AllianceContext db, OwnRecord record, GoalReader goals, GoalWords words, CheckReader checks, TimeProvider time)
{
    public async Task<IReadOnlyList<GoalStory>> GoalsAsync(Person person, Guid? only = null)
    {
        var called = await record.CalledAsync(person);
        var which = words.OfContact(person.Id);
        if (only is { } id) which = which.Where(g => g.Id == id);
        // Whoever took part reads what speaks of others too, until its day.
        return await goals.ReadAsync(which, new GoalAudience(called, _ => true), time.Instant());
    }

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<CheckStory>> ChecksAsync(Guid contactId) => checks.ReadAsync(Checks(contactId), time.Instant());

    public async Task<CheckStory?> CheckAsync(Guid contactId, Guid id) => (await checks.ReadAsync(Checks(contactId).Where(c => c.Id == id), time.Instant())).SingleOrDefault();

    private IQueryable<AllianceCheck> Checks(Guid contactId) => db.Set<AllianceCheck>().Where(c => c.ContactId == contactId);
}
