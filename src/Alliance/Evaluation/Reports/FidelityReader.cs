using Alliance.Evaluation.Studies;
using Alliance.Partnerships.Export;
using Alliance.Platform.Data;
using Alliance.Training.Cohorts;
using Alliance.Training.Observed;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Reports;

/// <summary>How far the course reached those it was meant for.</summary>
/// <param name="Learners">In the cohorts of the wave; null where under ten.</param>
/// <param name="MinutesShare">Of all that was taught, for how much they were there; null where hidden, or nothing was taught yet.</param>
/// <param name="Assessed">How many had an assessment that all raters handed in; null where hidden.</param>
public sealed record FidelityRow(int Wave, DateOnly BeginsOn, bool HasCohort, int? Learners, double? MinutesShare, int? Assessed, bool IsHidden);

/// <summary>Reads attendance and assessments of a study's waves from the training room. How practice went is the learners' own and is not looked at.</summary>
public sealed class FidelityReader(AllianceContext db)
{
    public async Task<IReadOnlyList<FidelityRow>> OfAsync(Guid studyId, CancellationToken cancel = default)
    {
        var waves = await db.Set<StudyWave>().AsNoTracking().Where(wave => wave.StudyId == studyId).OrderBy(wave => wave.Number).ToListAsync(cancel);
        var rows = new List<FidelityRow>();
        foreach (var wave in waves) rows.Add(wave.CohortId is { } cohort ? await OfAsync(wave, cohort, cancel) : new FidelityRow(wave.Number, wave.BeginsOn, false, null, null, null, false));
        return rows;
    }

    private async Task<FidelityRow> OfAsync(StudyWave wave, Guid cohort, CancellationToken cancel)
    {
        var learners = await db.Set<CohortLearner>().Where(learner => learner.CohortId == cohort && learner.LeftAt == null).Select(learner => learner.AccountId).Distinct().ToListAsync(cancel);
        if (SmallCells.IsSmall(learners.Count)) return new FidelityRow(wave.Number, wave.BeginsOn, true, null, null, null, true);
        // What was taught is what attendance was noted of.
        var taught = await db.Set<CohortSession>().Where(session => session.CohortId == cohort && db.Set<Attendance>().Any(note => note.SessionId == session.Id)).SumAsync(session => session.Minutes, cancel);
        var there = await (from note in db.Set<Attendance>()
                           join session in db.Set<CohortSession>() on note.SessionId equals session.Id
                           where session.CohortId == cohort && learners.Contains(note.AccountId)
                           select note.Minutes).SumAsync(cancel);
        var assessed = await (from observation in db.Set<Observation>()
                              where observation.Kind == ObservationKind.Assessment && observation.On >= wave.BeginsOn && learners.Contains(observation.LearnerId)
                                  && db.Set<ObservationSheet>().Any(sheet => sheet.ObservationId == observation.Id && sheet.By == SheetBy.Rater)
                                  && !db.Set<ObservationSheet>().Any(sheet => sheet.ObservationId == observation.Id && sheet.By == SheetBy.Rater && sheet.HandedInAt == null)
                              select observation.LearnerId).Distinct().CountAsync(cancel);
        return new FidelityRow(wave.Number, wave.BeginsOn, true, learners.Count, taught > 0 && learners.Count > 0 ? Math.Min(1, (double)there / taught / learners.Count) : null, assessed, false);
    }
}
