using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Observed;

public sealed record WaitingSheet(Guid Id, string Learner, SheetBy By, ObservationSetting Setting, DateOnly On);

public sealed record AssessmentLine(Guid Id, string Learner, ObservationSetting Setting, DateOnly On, int Waiting);

/// <summary>One's own observations, sheets to fill in, and for trainers the assessments.</summary>
[Authorize(Policy = TrainingPolicies.Learn)]
public sealed class IndexModel(AllianceContext db, ObservationReading reading, TimeProvider time) : TrainingPage(time)
{
    private const int Most = 100;

    public IReadOnlyList<Observed> Mine { get; private set; } = [];
    public IReadOnlyList<WaitingSheet> ToFillIn { get; private set; } = [];
    public IReadOnlyList<AssessmentLine> Assessments { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var (me, today) = (User.AccountId(), Today);
        Mine = await reading.OfLearnerAsync(me);
        ToFillIn = await (from sheet in db.Set<ObservationSheet>()
                          join observation in db.Set<Observation>() on sheet.ObservationId equals observation.Id
                          join learner in db.Users on observation.LearnerId equals learner.Id
                          where sheet.AccountId == me && sheet.HandedInAt == null && observation.On <= today
                          orderby observation.On, observation.Id
                          select new WaitingSheet(observation.Id, learner.DisplayName, sheet.By, observation.Setting, observation.On)).ToListAsync();
        if (!Teaches) return;
        Assessments = await (from observation in db.Set<Observation>()
                             join learner in db.Users on observation.LearnerId equals learner.Id
                             where observation.Kind == ObservationKind.Assessment
                             orderby observation.On descending, observation.Id
                             select new AssessmentLine(observation.Id, learner.DisplayName, observation.Setting, observation.On, db.Set<ObservationSheet>().Count(s => s.ObservationId == observation.Id && s.By == SheetBy.Rater && s.HandedInAt == null))).Take(Most).ToListAsync();
    }
}
