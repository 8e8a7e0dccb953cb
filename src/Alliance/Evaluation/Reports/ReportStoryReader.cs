using System.Text.Json;
using Alliance.Evaluation.Analysis;
using Alliance.Evaluation.Outcomes;
using Alliance.Evaluation.Plans;
using Alliance.Evaluation.ResearchConsents;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Reports;

/// <summary>Gathers what a report says beside its numbers.</summary>
public sealed class ReportStoryReader(AllianceContext db, FidelityReader fidelity, WithdrawalService withdrawals)
{
    public async Task<ReportStory> OfAsync(Study study, AnalysisPlan plan, StudyResults results, CancellationToken cancel)
    {
        var changes = await (from change in db.Set<WaveChange>()
                             join unit in db.Set<StudyUnit>() on change.UnitId equals unit.Id
                             where change.StudyId == study.Id
                             orderby change.At, unit.Code
                             select new ToldWaveChange(unit.Code, unit.Wave ?? 0, change.ToWave, change.FromMonth, change.Why)).ToListAsync(cancel);
        return new ReportStory
        {
            Flow = Flow(plan, results, changes),
            Deviations = await db.Set<Deviation>().Where(each => each.StudyId == study.Id).OrderBy(each => each.At).Select(each => new ToldDeviation(each.What, each.Why, each.At)).ToListAsync(cancel),
            WaveChanges = changes,
            Files = await FilesAsync(study.Id, cancel),
            Withdrawals = await WithdrawalsAsync(study.Id),
            Fidelity = await fidelity.OfAsync(study.Id, cancel),
            Ethics = study.Ethics,
            EthicsBody = study.EthicsBody,
            EthicsNumber = study.EthicsNumber,
            DataTerms = study.DataTerms,
            Conflicts = study.Conflicts,
        };
    }

    private static IReadOnlyList<FlowRow> Flow(AnalysisPlan plan, StudyResults results, List<ToldWaveChange> changes) =>
    [
        .. results.Groups.Select(group => new FlowRow(group.Wave, group.Name, group.Units, group.Size,
            changes.Where(change => plan.Units.Any(unit => unit.Code == change.Unit && unit.Wave == group.Wave)).Select(change => change.Unit).Distinct().Count(),
            results.Outcomes.ToDictionary(outcome => outcome.Key, outcome => outcome.Effect is null ? 0 : plan.Units.Count(unit => unit.Wave == group.Wave && !outcome.Used.UnitsLeftOut.Contains(unit.Code))))),
    ];

    private async Task<IReadOnlyList<ToldFile>> FilesAsync(Guid studyId, CancellationToken cancel)
    {
        var files = await db.Set<OutcomeFile>().AsNoTracking().Where(file => file.StudyId == studyId && file.TakenAt != null).OrderBy(file => file.At).ToListAsync(cancel);
        return files.ConvertAll(file => new ToldFile(file.Outcome, file.FileName, Convert.ToHexStringLower(file.Hash), file.Rows, file.At, file.WasBeforeLock, file.ReplacedAt, JsonSerializer.Deserialize<List<string>>(file.Remarks) ?? []));
    }

    private async Task<ToldWithdrawals> WithdrawalsAsync(Guid studyId)
    {
        var counts = await withdrawals.WithdrawalsOf(studyId);
        return new ToldWithdrawals(counts.BeforeLock, counts.AfterLock, counts.Waiting, counts.AnswersDeleted, counts.AnswersKept);
    }
}
