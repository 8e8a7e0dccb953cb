using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Studies;

/// <param name="Page">The step at which it is said.</param>
public sealed record Lacking(string Sentence, string Page, params IReadOnlyList<object> Facts);

/// <summary>What a study still lacks before its plan can be locked.</summary>
public sealed class PlanCheck(AllianceContext db)
{
    public static IEnumerable<Lacking> Of(Study study, IReadOnlyList<StudyUnit> units, IReadOnlyList<StudyOutcome> outcomes, StudyDraw? draw)
    {
        if (outcomes.All(o => o.Rank != OutcomeRank.Primary)) yield return new("Say which outcome is the primary one: the one that the answer hangs on.", "Outcomes");
        foreach (var outcome in outcomes.Where(o => o.Source == OutcomeSource.Survey && (o.Instrument is null || o.Scale is null)))
            yield return new("Say by which questions “{0}” is asked: an instrument and its scale.", "Outcomes", outcome.Title);
        foreach (var outcome in outcomes.Where(o => o.Rank == OutcomeRank.Harm && o.Margin is null))
            yield return new("Say how much worse “{0}” may become and still count as no harm.", "Outcomes", outcome.Title);
        if (!StudyCalendar.IsSet(study)) yield return new("Say which months are looked at.", "Months");
        if (units.Count < study.Design.LeastUnits()) yield return new(study.Design == StudyDesign.PrePost ? "Choose at least one unit." : "Choose at least two units.", "Units");
        else if (study.Design.AsksWhoIsCompared() && (units.All(u => u.Wave != 0) || units.All(u => u.Wave == 0))) yield return new("Say which units are trained and which are compared: there must be some of each.", "Units");
        else if (study.Design.DrawsLots() && draw is null) yield return new("Draw the lots before witnesses.", "Draw");
        if (study.Ethics == EthicsReview.NotAsked) yield return new("Say what the ethics review found, or that none is required.", "Ethics");
        if (string.IsNullOrWhiteSpace(study.DataTerms)) yield return new("Say who may use the data, for what, and until when.", "Ethics");
        if (string.IsNullOrWhiteSpace(study.Conflicts)) yield return new("Say who has an interest in one answer rather than another. Those who train must not rate.", "Ethics");
    }

    /// <summary>Whether somebody could have seen outcomes of the time after the course already.</summary>
    public async Task<bool> HasOutcomesAsync(Study study)
    {
        if (await db.Set<Outcomes.OutcomeFile>().AnyAsync(f => f.StudyId == study.Id)) return true;
        if (study.FirstMonth is not { } first) return false;
        var begun = first.AddMonths(study.MonthsBefore);
        if (await db.Set<Surveys.SurveyResponse>().AnyAsync(r => r.AnsweredOn >= begun && db.Set<Surveys.SurveyWave>().Any(w => w.Id == r.WaveId && w.StudyId == study.Id))) return true;
        return await db.Set<StudyOutcome>().AnyAsync(o => o.StudyId == study.Id && o.Source == OutcomeSource.Record)
            && await (from count in db.Set<Outcomes.FrozenCount>()
                      from unit in db.Set<StudyUnit>().Where(u => u.StudyId == study.Id)
                      where count.Month >= begun && ((unit.SquadId != null && unit.SquadId == count.SquadId) || (unit.AreaId != null && unit.AreaId == count.AreaId))
                      select count.Id).AnyAsync();
    }
}
