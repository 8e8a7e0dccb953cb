using System.Security.Cryptography;
using Alliance.Evaluation.Outcomes;
using Alliance.Evaluation.Plans;
using Alliance.Evaluation.ResearchConsents;
using Alliance.Evaluation.Studies;
using Alliance.Evaluation.Surveys;
using Alliance.Platform.Accounts;
using Alliance.Platform.Data;
using Alliance.Training.Observed;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Reports;

/// <summary>Everything that a study's analysis looks at, by codes and pseudonyms: counts of files, frozen counts of the house, survey scores, marks of assessments. Never practice.</summary>
public sealed class StudyDataReader(AllianceContext db, SurveyScores surveys, ReportSigning signing)
{
    public async Task<StudyData> OfAsync(Guid studyId, CancellationToken cancel = default)
    {
        var outcomes = await db.Set<StudyOutcome>().AsNoTracking().Where(outcome => outcome.StudyId == studyId).ToListAsync(cancel);
        var units = await db.Set<StudyUnit>().AsNoTracking().Where(unit => unit.StudyId == studyId).ToListAsync(cancel);
        var counts = new List<CountRow>(await FilesAsync(studyId, cancel));
        foreach (var outcome in outcomes.Where(outcome => outcome.Source == OutcomeSource.Record)) counts.AddRange(await FrozenAsync(outcome, units, cancel));
        var scores = new List<ScoreRow>(await surveys.OfAsync(studyId));
        foreach (var outcome in outcomes.Where(outcome => outcome.Source == OutcomeSource.Assessment)) scores.AddRange(await AssessedAsync(studyId, outcome, units, cancel));
        return new StudyData
        {
            Counts = [.. counts.OrderBy(row => row.Outcome, StringComparer.Ordinal).ThenBy(row => row.Unit, StringComparer.Ordinal).ThenBy(row => row.Month)],
            Scores = [.. scores.OrderBy(row => row.Outcome, StringComparer.Ordinal).ThenBy(row => row.Unit, StringComparer.Ordinal).ThenBy(row => row.Month).ThenBy(row => row.Person, StringComparer.Ordinal).ThenBy(row => row.Score)],
        };
    }

    private Task<List<CountRow>> FilesAsync(Guid studyId, CancellationToken cancel) =>
        (from count in db.Set<OutcomeCount>()
         join unit in db.Set<StudyUnit>() on count.UnitId equals unit.Id
         where count.StudyId == studyId
         select new CountRow(count.Outcome, unit.Code, count.Month, count.Count, count.Over)).ToListAsync(cancel);

    private async Task<IEnumerable<CountRow>> FrozenAsync(StudyOutcome outcome, List<StudyUnit> units, CancellationToken cancel)
    {
        var (squads, areas) = (units.Select(unit => unit.SquadId).OfType<Guid>().ToList(), units.Select(unit => unit.AreaId).OfType<Guid>().ToList());
        var frozen = await db.Set<FrozenCount>().AsNoTracking()
            .Where(count => count.Measure == outcome.Key && (count.SquadId != null && squads.Contains(count.SquadId.Value) || count.AreaId != null && areas.Contains(count.AreaId.Value))).ToListAsync(cancel);
        return from count in frozen
               join unit in units on count.SquadId ?? count.AreaId equals unit.SquadId ?? unit.AreaId
               select new CountRow(outcome.Key, unit.Code, count.Month, count.Count, null);
    }

    /// <summary>The raters' mean of each assessment of somebody who agreed to take part in the study, in the unit that they were in on its day.</summary>
    private async Task<IEnumerable<ScoreRow>> AssessedAsync(Guid studyId, StudyOutcome outcome, List<StudyUnit> units, CancellationToken cancel)
    {
        var agreed = await db.Set<ResearchConsent>().Where(consent => consent.StudyId == studyId && consent.WithdrawnAt == null && consent.AccountId != null).Select(consent => consent.AccountId!.Value).ToListAsync(cancel);
        var sheets = await (from sheet in db.Set<ObservationSheet>().AsNoTracking()
                            join observation in db.Set<Observation>() on sheet.ObservationId equals observation.Id
                            where observation.Kind == ObservationKind.Assessment && sheet.By == SheetBy.Rater && sheet.HandedInAt != null && agreed.Contains(observation.LearnerId)
                            select new { Sheet = sheet, observation.Id, observation.LearnerId, observation.On }).ToListAsync(cancel);
        var squads = units.Where(unit => unit.SquadId is not null).ToDictionary(unit => unit.SquadId!.Value, unit => unit.Code);
        var members = await db.Set<SquadMember>().AsNoTracking().Where(member => agreed.Contains(member.AccountId)).ToListAsync(cancel);
        var key = signing.PseudonymKey(studyId);
        return from each in sheets
               group each by new { each.Id, each.LearnerId, each.On } into one
               let marks = one.SelectMany(each => each.Sheet.Marked.Values).Where(mark => mark != Checklist.NoOccasion).ToList()
               let squad = members.FirstOrDefault(member => member.AccountId == one.Key.LearnerId && member.FromOn <= one.Key.On && (member.UntilOn is null || member.UntilOn > one.Key.On))
               where marks.Count > 0 && squad is not null && squads.ContainsKey(squad.SquadId)
               select new ScoreRow(outcome.Key, squads[squad.SquadId], new DateOnly(one.Key.On.Year, one.Key.On.Month, 1), Pseudonym(key, one.Key.LearnerId), marks.Average());
    }

    /// <summary>Links the months of one person within one study, and nothing else; without the house's key nobody can make it again.</summary>
    private static string Pseudonym(byte[] key, Guid learner) => "a" + Convert.ToHexStringLower(HMACSHA256.HashData(key, learner.ToByteArray()))[..16];
}
