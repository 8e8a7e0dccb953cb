using Alliance.Coaching.Scenarios;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Platform.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Practice;

/// <summary>Sessions that learners showed to this trainer by hand.</summary>
[Authorize(Policy = TrainingPolicies.Teach)]
public sealed class SharedModel(AllianceContext db) : RoomPage
{
    public IReadOnlyList<SharedRow> Rows { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var me = User.AccountId();
        var rows = await (from share in db.Set<PracticeShare>()
                          where share.TrainerId == me && share.TakenBackAt == null
                          join session in db.Set<PracticeSession>() on share.SessionId equals session.Id
                          join learner in db.Users on session.LearnerId equals learner.Id
                          orderby share.SharedAt descending, share.Id
                          select new { session.Id, session.Scenario, learner.DisplayName, share.SharedAt }).ToListAsync();
        Rows = [.. rows.Select(r => new SharedRow(r.Id, ScenarioShelf.Find(r.Scenario)?.Title ?? r.Scenario, r.DisplayName, Agency.DayOf(r.SharedAt)))];
    }
}

public sealed record SharedRow(Guid SessionId, string Title, string Learner, DateOnly On);
