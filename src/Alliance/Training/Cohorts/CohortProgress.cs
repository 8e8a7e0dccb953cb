using Alliance.Platform.Data;
using Alliance.Training.Certificates;
using Alliance.Training.Curriculum;
using Alliance.Training.Observed;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Training.Cohorts;

/// <summary>Something that a certificate asks for, and how far a learner is with it.</summary>
public sealed record Step(int Done, int Of)
{
    public bool IsDone => Done >= Of;
}

/// <summary>How far one learner is in one cohort. How practice went is not here: it is theirs.</summary>
/// <param name="Minutes">Taught while they were there, of all that are in the timetable.</param>
/// <param name="Passed">The modules whose check was passed since the cohort was planned: whoever renews a certificate answers anew.</param>
/// <param name="Observed">Null where none is asked for.</param>
public sealed record LearnerProgress(Guid LearnerId, Guid AccountId, string Name, Step Minutes, Step Read, IReadOnlyList<string> Passed, Step Checks, Step Practice, Step? Observed, Guid? CertificateId)
{
    /// <summary>How much of the time one must have been there.</summary>
    public const double EnoughTime = 0.9;

    public bool WasThere => Minutes.Of > 0 && Minutes.Done >= Minutes.Of * EnoughTime;

    /// <summary>Reading is the way to the checks and is not counted twice.</summary>
    public bool IsReady => WasThere && Checks.IsDone && Practice.IsDone && (Observed is null || Observed.IsDone);
}

/// <summary>How far the learners of cohorts are.</summary>
public sealed class CohortProgress(AllianceContext db)
{
    public async Task<IReadOnlyList<LearnerProgress>> OfAsync(Cohort cohort, Guid? only = null)
    {
        var learners = await (from learner in db.Set<CohortLearner>()
                              join account in db.Users on learner.AccountId equals account.Id
                              where learner.CohortId == cohort.Id && learner.LeftAt == null && (only == null || learner.AccountId == only)
                              orderby account.DisplayName, account.Id
                              select new { learner.Id, learner.AccountId, account.DisplayName }).ToListAsync();
        var who = learners.ConvertAll(l => l.AccountId);
        var sessions = await db.Set<CohortSession>().AsNoTracking().Where(s => s.CohortId == cohort.Id).ToListAsync();
        var all = sessions.Sum(s => s.Minutes);
        var modules = sessions.Select(s => s.ModuleKey).OfType<string>().Distinct().ToList();
        var minutes = await (from note in db.Set<Attendance>()
                             join session in db.Set<CohortSession>() on note.SessionId equals session.Id
                             where session.CohortId == cohort.Id
                             group note by note.AccountId into one
                             select new { one.Key, Minutes = one.Sum(n => n.Minutes) }).ToDictionaryAsync(o => o.Key, o => o.Minutes);
        var read = await (from reading in db.Set<ModuleReading>()
                          join version in db.Set<ModuleVersion>() on reading.ModuleVersionId equals version.Id
                          where who.Contains(reading.AccountId) && modules.Contains(version.Key)
                          select new { reading.AccountId, version.Key }).Distinct().ToListAsync();
        var passed = await (from taken in db.Set<CheckTaken>()
                            join version in db.Set<ModuleVersion>() on taken.ModuleVersionId equals version.Id
                            where taken.IsEnough && taken.TakenAt >= cohort.PlannedAt && who.Contains(taken.AccountId) && modules.Contains(version.Key)
                            select new { taken.AccountId, version.Key }).Distinct().ToListAsync();
        var assigned = await db.Set<AssignedPractice>().CountAsync(p => p.CohortId == cohort.Id);
        var practiced = await (from report in db.Set<PracticeReport>()
                               join practice in db.Set<AssignedPractice>() on report.AssignedId equals practice.Id
                               where practice.CohortId == cohort.Id
                               group report by report.AccountId into one
                               select new { one.Key, Count = one.Count() }).ToDictionaryAsync(o => o.Key, o => o.Count);
        var certificates = await db.Set<Certificate>().Where(c => c.CohortId == cohort.Id && c.Kind == CertificateKind.Course && c.WithdrawnAt == null).Select(c => new { c.AccountId, c.Id }).ToDictionaryAsync(c => c.AccountId, c => c.Id);
        var firstDay = sessions.Count == 0 ? default : sessions.Min(s => s.On);
        var observed = !cohort.IsObserved ? [] : await (from observation in db.Set<Observation>()
                                                        where observation.Kind == ObservationKind.Assessment && who.Contains(observation.LearnerId) && observation.On >= firstDay
                                                            && !db.Set<ObservationSheet>().Any(s => s.ObservationId == observation.Id && s.By == SheetBy.Rater && s.HandedInAt == null)
                                                        select observation.LearnerId).Distinct().ToListAsync();
        return learners.ConvertAll(l => new LearnerProgress(l.Id, l.AccountId, l.DisplayName,
            new Step(minutes.GetValueOrDefault(l.AccountId), all),
            new Step(read.Count(r => r.AccountId == l.AccountId), modules.Count),
            [.. passed.Where(p => p.AccountId == l.AccountId).Select(p => p.Key)],
            new Step(passed.Count(p => p.AccountId == l.AccountId), modules.Count),
            new Step(practiced.GetValueOrDefault(l.AccountId), assigned),
            cohort.IsObserved ? new Step(observed.Contains(l.AccountId) ? 1 : 0, 1) : null,
            certificates.TryGetValue(l.AccountId, out var certificate) ? certificate : null));
    }
}
