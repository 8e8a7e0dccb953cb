using System.Text.Json;
using Alliance.Evaluation.Analysis;
using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Studies;
using Alliance.Platform.Audit;
using Alliance.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Evaluation.Reports;

/// <summary>Runs the locked plan of a study over the data there are, and keeps what came of it, signed.</summary>
public sealed class ReportService(AllianceContext db, StudyDataReader data, ReportStoryReader story, ReportSigning signing)
{
    /// <returns>Null where the plan is not locked yet.</returns>
    public async Task<StudyReport?> RunAsync(Study study, ActionContext action, CancellationToken cancel = default)
    {
        if (await db.Set<PlanLock>().AsNoTracking().SingleOrDefaultAsync(each => each.StudyId == study.Id, cancel) is not { } locked) return null;
        var plan = AnalysisPlan.FromJson(locked.Plan);
        var all = await data.OfAsync(study.Id, cancel);
        var results = await Task.Run(() => StudyAnalysis.Run(plan, all, cancel), cancel);
        var told = await story.OfAsync(study, plan, results, cancel);
        for (var tries = 0; ; tries++)
        {
            var number = (await db.Set<StudyReport>().Where(each => each.StudyId == study.Id).MaxAsync(each => (int?)each.Number, cancel) ?? 0) + 1;
            var report = Signed(new ReportDocument
            {
                Study = study.Id,
                Number = number,
                RunAt = action.Now,
                PlanHash = Convert.ToHexStringLower(locked.Hash),
                LockedAt = locked.LockedAt,
                DataHash = Convert.ToHexStringLower(DataHash(all)),
                Results = results,
                Story = told,
            }, action);
            try
            {
                db.Add(report);
                await db.SaveAsync(action, ReportEvents.ReportRun, report, null, cancel);
                return report;
            }
            // Two ran it at once, and this one comes second.
            catch (DbUpdateException) when (tries == 0)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Writes down that files of a report leave the house, before they do.</summary>
    public Task TakenAsync(StudyReport report, string? file, ActionContext action)
    {
        db.Record(action, ReportEvents.ReportTaken, nameof(StudyReport), report.Id, null, JsonSerializer.Serialize(new { file = file ?? "all" }));
        return db.SaveChangesAsync();
    }

    public static byte[] DataHash(StudyData data) => AnalysisPlan.HashOf(ResultsJson.Of(data));

    private StudyReport Signed(ReportDocument document, ActionContext action)
    {
        var results = ResultsJson.Of(document);
        return new StudyReport
        {
            AgencyId = action.AgencyId,
            Id = action.NewId(),
            StudyId = document.Study,
            Number = document.Number,
            PlanHash = Convert.FromHexString(document.PlanHash),
            DataHash = Convert.FromHexString(document.DataHash),
            Results = results,
            Signature = signing.Sign(results),
            RunById = action.Actor,
            RunAt = action.Now,
        };
    }
}
