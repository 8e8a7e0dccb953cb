using Alliance.Evaluation.Instruments;
using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Surveys;

/// <summary>The scores of a study's surveys, by unit, month and pseudonym. Answers of nobody's unit count only where the study has one unit.</summary>
public sealed class SurveyScores(AllianceContext db)
{
    public async Task<IReadOnlyList<ScoreRow>> OfAsync(Guid studyId)
    {
        var outcomes = await db.Set<StudyOutcome>().AsNoTracking().Where(o => o.StudyId == studyId && o.Source == OutcomeSource.Survey && o.Instrument != null && o.Scale != null).OrderBy(o => o.Place).ToListAsync();
        var units = await db.Set<StudyUnit>().Where(u => u.StudyId == studyId).ToDictionaryAsync(u => u.Id, u => u.Code);
        var waves = await (from wave in db.Set<SurveyWave>()
                           where wave.StudyId == studyId
                           join version in db.Set<InstrumentVersion>() on wave.InstrumentVersionId equals version.Id
                           orderby wave.ForMonth, wave.Id
                           select new { wave.Id, wave.ForMonth, version.Key, version.Text }).ToListAsync();
        var rows = new List<ScoreRow>();
        foreach (var wave in waves.Where(w => outcomes.Exists(o => o.Instrument == w.Key)))
        {
            var instrument = InstrumentText.Read(wave.Text);
            var scales = outcomes.Where(o => o.Instrument == wave.Key && instrument.Scales.Any(s => s.Key == o.Scale)).ToList();
            // By their answers, not by when they came: the order of rows tells nothing.
            foreach (var response in await db.Set<SurveyResponse>().AsNoTracking().Where(r => r.WaveId == wave.Id).OrderBy(r => r.Id).ToListAsync())
            {
                if (UnitOf(response.UnitId) is not { } unit) continue;
                var answers = SurveyAnswers.Read(response.Answers);
                rows.AddRange(from outcome in scales
                              let score = Scoring.Score(instrument, outcome.Scale!, answers)
                              where score is not null
                              select new ScoreRow(outcome.Key, unit, wave.ForMonth, response.Pseudonym, score.Value));
            }
        }
        return rows;

        string? UnitOf(Guid? unitId) => unitId is { } id ? units.GetValueOrDefault(id) : units.Count == 1 ? units.Values.Single() : null;
    }
}
