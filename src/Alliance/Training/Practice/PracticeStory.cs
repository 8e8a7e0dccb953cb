using Alliance.Coaching.Coding;
using Alliance.Coaching.Scenarios;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Practice;

/// <summary>A session as it went.</summary>
/// <param name="Talk">Null where the scenario was rewritten or taken away since: then what moved can no longer be told.</param>
public sealed record PracticeStory(PracticeSession Session, IReadOnlyList<PracticeTurn> Turns, Scenario? Scenario, Conversation? Talk)
{
    /// <summary>All that was said, as it was shown.</summary>
    public IReadOnlyList<Turn> Said => Scenario is null ? [] :
        [new(Speaker.Partner, Scenario.Opening), .. Turns.SelectMany(t => (IEnumerable<Turn>)[new(Speaker.Officer, t.Words), new(Speaker.Partner, t.Answer)])];

    public bool IsOpen => Session.EndedAt is null;
}

/// <summary>Finds sessions: one's own, and for a trainer those shared with them.</summary>
public sealed class PracticeReader(AllianceContext db)
{
    public Task<PracticeStory?> OwnAsync(Guid id, Guid me) => TellAsync(db.Set<PracticeSession>().Where(s => s.Id == id && s.LearnerId == me));

    public Task<PracticeStory?> SharedAsync(Guid id, Guid trainer) => TellAsync(db.Set<PracticeSession>().Where(s => s.Id == id && db.Set<PracticeShare>().Any(h => h.SessionId == s.Id && h.TrainerId == trainer && h.TakenBackAt == null)));

    private async Task<PracticeStory?> TellAsync(IQueryable<PracticeSession> one)
    {
        if (await one.AsNoTracking().SingleOrDefaultAsync() is not { } session) return null;
        var turns = await db.Set<PracticeTurn>().AsNoTracking().Where(t => t.SessionId == session.Id).OrderBy(t => t.Number).ToListAsync();
        var scenario = ScenarioShelf.Find(session.Scenario);
        var talk = scenario?.Version == session.ScenarioVersion ? Conversation.Replay(scenario, session.Seed, turns.Select(TurnCodes.Read)) : null;
        return new PracticeStory(session, turns, scenario, talk);
    }
}
