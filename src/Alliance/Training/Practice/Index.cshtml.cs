using Alliance.Coaching.Scenarios;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Practice;

/// <summary>The invented people one can talk with, and what one has practiced.</summary>
[Authorize(Policy = TrainingPolicies.Learn)]
public sealed class IndexModel(AllianceContext db) : RoomPage
{
    private const int MostShown = 12;

    public IReadOnlyList<Scenario> Scenarios => ScenarioShelf.All;
    public IReadOnlyDictionary<string, int> Practiced { get; private set; } = new Dictionary<string, int>();
    public IReadOnlyList<SessionRow> Open { get; private set; } = [];
    public IReadOnlyList<SessionRow> Ended { get; private set; } = [];
    public bool ReadsShared => User.IsInRole(nameof(Role.Trainer));

    public async Task OnGetAsync()
    {
        var me = User.AccountId();
        var mine = db.Set<PracticeSession>().Where(s => s.LearnerId == me);
        Practiced = await mine.Where(s => s.EndedAt != null && s.Ending != Ending.Left).GroupBy(s => s.Scenario).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        Open = await RowsAsync(mine.Where(s => s.EndedAt == null));
        Ended = await RowsAsync(mine.Where(s => s.EndedAt != null));
    }

    private async Task<IReadOnlyList<SessionRow>> RowsAsync(IQueryable<PracticeSession> sessions)
    {
        var rows = await sessions.OrderByDescending(s => s.StartedAt).ThenByDescending(s => s.Id).Take(MostShown).Select(s => new { s.Id, s.Scenario, s.StartedAt, s.Ending, Turns = db.Set<PracticeTurn>().Count(t => t.SessionId == s.Id) }).ToListAsync();
        return [.. rows.Select(r => (Row: r, Scenario: ScenarioShelf.Find(r.Scenario))).Select(r => new SessionRow(r.Row.Id, r.Scenario?.Title ?? r.Row.Scenario, r.Scenario?.Partner.Name ?? "", Agency.DayOf(r.Row.StartedAt), r.Row.Turns, r.Row.Ending))];
    }
}

public sealed record SessionRow(Guid Id, string Title, string Partner, DateOnly On, int Turns, Ending? Ending);
