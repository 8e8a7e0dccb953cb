using Alliance.Evaluation.Analysis;
using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Reports;
using Alliance.Evaluation.Studies;

namespace Alliance.Tests.Evaluation.Reports;

/// <summary>Reports without a house.</summary>
public static class WrittenReport
{
    public static ReportDocument Of(AnalysisPlan plan, StudyData data) => Of(plan, StudyAnalysis.Run(plan, data, CancellationToken.None), data);

    public static ReportDocument Of(AnalysisPlan plan, StudyResults results, StudyData data) => new()
    {
        Study = Guid.Empty,
        Number = 1,
        RunAt = new DateTime(2027, 3, 2, 14, 0, 0, DateTimeKind.Utc),
        PlanHash = Convert.ToHexStringLower(AnalysisPlan.HashOf(plan.ToJson())),
        LockedAt = new DateTime(2024, 8, 1, 9, 0, 0, DateTimeKind.Utc),
        DataHash = Convert.ToHexStringLower(ReportService.DataHash(data)),
        Results = results,
        Story = new ReportStory { Flow = [], Deviations = [], WaveChanges = [], Files = [], Withdrawals = new ToldWithdrawals(0, 0, 0, 0, 0), Fidelity = [], Ethics = EthicsReview.Exempt },
    };

    /// <summary>The smallest plan there is, with a mark for its words.</summary>
    public static AnalysisPlan PlanSaying(string mark) => new()
    {
        Title = mark,
        Question = mark,
        Design = StudyDesign.SteppedWedge,
        UnitKind = StudyUnitKind.Squad,
        FirstMonth = new DateOnly(2026, 1, 1),
        Months = 12,
        MonthsBefore = 3,
        Units = [new PlannedUnit("A", mark, 12, null, 1, new DateOnly(2026, 4, 1)), new PlannedUnit("B", mark, 12, null, 2, new DateOnly(2026, 7, 1))],
        Outcomes = [new PlannedOutcome("force", mark, OutcomeLevel.Organization, OutcomeRank.Harm, OutcomeSource.File, Better.Lower, PlannedMethod.StaggeredCounts, null, null, 0.1, null)],
        Alpha = 0.05,
        Permutations = 9,
        Seed = 1,
    };

    public static string JsonSaying(string mark) => ResultsJson.Of(Of(PlanSaying(mark), new StudyData { Counts = [], Scores = [] }));
}
