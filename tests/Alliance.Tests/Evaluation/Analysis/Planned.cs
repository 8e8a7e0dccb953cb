using System.Globalization;
using Alliance.Demonstration.Studies;
using Alliance.Evaluation.Analysis;
using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Studies;
using Alliance.Statistics.Randomness;

namespace Alliance.Tests.Evaluation.Analysis;

/// <summary>Plans of small studies, with lots drawn from a seed.</summary>
public static class Planned
{
    public static readonly DateOnly First = new(2024, 9, 1);

    /// <summary>Two waves and more, one after the other, each with as many units; nobody is left for the end where there is no comparison.</summary>
    public static AnalysisPlan Staggered(int units, int waves, int months, int before, int between, long seed = 1, int strata = 1, bool comparison = false, params PlannedOutcome[] outcomes) =>
        Of(StudyDesign.StaggeredRollout, units, strata, months, before, seed, outcomes, place => comparison && place == 0 ? 0 : comparison ? place : place + 1, comparison ? waves + 1 : waves, wave => before + (wave - 1) * between);

    /// <summary>Half of the units, drawn within strata, begin after so many months.</summary>
    public static AnalysisPlan Parallel(int units, int months, int before, long seed = 1, int strata = 1, params PlannedOutcome[] outcomes) =>
        Of(StudyDesign.ParallelClusters, units, strata, months, before, seed, outcomes, place => place, 2, _ => before);

    public static AnalysisPlan BeforeAfter(int units, int months, int before, params PlannedOutcome[] outcomes) =>
        Of(StudyDesign.PrePost, units, 1, months, before, 1, outcomes, _ => 1, 1, _ => before) with { Draw = null };

    public static PlannedOutcome Outcome(PlannedMethod method, OutcomeRank rank = OutcomeRank.Primary, Better better = Better.Lower, double? margin = null, double? detectable = null, string key = "y") =>
        new(key, $"Outcome {key}", OutcomeLevel.Organization, rank, StudyAnalysis.IsCount(method) ? OutcomeSource.File : OutcomeSource.Survey, better, method, null, null, margin, detectable);

    public static StudyResults Run(this AnalysisPlan plan, SimulatedTruth truth, long seed = 1) => StudyAnalysis.Run(plan, plan.Simulated(truth, seed), CancellationToken.None);

    public static StudyData Simulated(this AnalysisPlan plan, SimulatedTruth truth, long seed = 1) => SimulatedStudy.Of(plan, plan.Outcomes.ToDictionary(outcome => outcome.Key, _ => truth), seed);

    private static AnalysisPlan Of(StudyDesign design, int units, int strata, int months, int before, long seed, PlannedOutcome[] outcomes, Func<int, int> waveAt, int arms, Func<int, int> beginOf)
    {
        var chance = RandomNumbers.Seeded(seed, 77);
        var planned = new List<PlannedUnit>();
        for (var stratum = 0; stratum < strata; stratum++)
        {
            int[] waves = [.. Enumerable.Range(0, units / strata).Select(place => waveAt(place % arms))];
            chance.Shuffle(waves.AsSpan());
            foreach (var wave in waves)
            {
                var code = string.Create(CultureInfo.InvariantCulture, $"U{planned.Count + 1:00}");
                planned.Add(new PlannedUnit(code, $"Squad {planned.Count + 1}", 12, strata == 1 ? null : $"shift {stratum + 1}", wave, wave == 0 ? null : First.AddMonths(beginOf(wave))));
            }
        }
        return new AnalysisPlan
        {
            Title = "A study",
            Question = "Does it work?",
            Design = design,
            UnitKind = StudyUnitKind.Squad,
            FirstMonth = First,
            Months = months,
            MonthsBefore = before,
            Units = planned,
            Draw = new PlannedDraw("staggered", seed, "00", "00"),
            Outcomes = outcomes,
            Alpha = 0.05,
            Permutations = 199,
            Seed = 11,
        };
    }
}
