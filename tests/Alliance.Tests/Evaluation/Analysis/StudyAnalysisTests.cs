using Alliance.Demonstration.Studies;
using Alliance.Evaluation.Analysis;
using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Studies;
using static Alliance.Tests.Evaluation.Analysis.Planned;

namespace Alliance.Tests.Evaluation.Analysis;

/// <summary>The report is right about data whose truth is known.</summary>
public sealed class StudyAnalysisTests
{
    private static readonly SimulatedTruth Counts = new() { Usual = 30, UnitSpread = 0.2, OwnSpread = 0.05 };
    private static readonly SimulatedTruth Scores = new() { Usual = 3, UnitSpread = 0.15, OwnSpread = 0.4, AnswerSpread = 0.5, MonthSpread = 0.05 };

    [Fact]
    public void StaggeredCounts_AFifthFewer_IsFoundAndAboutThatLarge()
    {
        var plan = Staggered(24, 4, 24, 6, 3, outcomes: Outcome(PlannedMethod.StaggeredCounts));

        var result = plan.Run(Counts with { Effect = -0.25 }).Outcomes[0];

        result.Verdict.ShouldBe(Verdict.Found, result.Headline);
        result.Effect!.Share!.Value.ShouldBe(-0.25, 0.06);
        result.Effect.LotDecides.ShouldBeTrue();
        result.EventStudy!.Points.Count(point => point.Time < 0).ShouldBeGreaterThan(3);
        result.Headline.ShouldContain("% fewer");
    }

    [Fact]
    public void ComparedCounts_AFifthFewerWithinStrata_IsFoundAndAboutThatLarge()
    {
        var plan = Parallel(24, 24, 12, strata: 3, outcomes: Outcome(PlannedMethod.ComparedCounts));

        var result = plan.Run(Counts with { Effect = -0.2 }).Outcomes[0];

        result.Verdict.ShouldBe(Verdict.Found, result.Headline);
        result.Effect!.Value.ShouldBe(0.8, 0.06);
        result.Effect.LotDraws.ShouldBe(199);
    }

    [Fact]
    public void SteppedScores_HalfAPointMore_IsFoundAndAboutThatLarge()
    {
        var plan = Staggered(16, 4, 24, 6, 4, outcomes: Outcome(PlannedMethod.SteppedScores, better: Better.Higher));

        var result = plan.Run(Scores with { Effect = 0.5, AskedIn = [5, 9, 13, 17, 21] }).Outcomes[0];

        result.Verdict.ShouldBe(Verdict.Found, result.Headline);
        result.Effect!.Value.ShouldBe(0.5, 0.12);
        result.Effect.Scale.ShouldBe(EffectScale.Points);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ComparedScores_HalfAPointMore_IsFoundLinkedOrNot(bool isLinked)
    {
        var plan = Parallel(20, 12, 6, outcomes: Outcome(PlannedMethod.ComparedScores, better: Better.Higher));

        var results = Enumerable.Range(1, 4).Select(seed => plan.Run(Scores with { Effect = 0.5, AskedIn = [5, 9], IsLinked = isLinked }, seed).Outcomes[0]).ToList();

        results.ShouldAllBe(result => result.Verdict == Verdict.Found);
        results.Average(result => result.Effect!.Value).ShouldBe(0.5, 0.1);
        results[0].Analysis.ShouldContain(isLinked ? "each person's own score" : "the mean score of their unit");
    }

    [Fact]
    public void BeforeAfterCounts_AThirdFewer_ADifferenceThatIsNotByLot()
    {
        var plan = BeforeAfter(6, 24, 12, Outcome(PlannedMethod.BeforeAfterCounts));

        var result = plan.Run(Counts with { Effect = -0.35, MonthSpread = 0.03 }).Outcomes[0];

        result.Verdict.ShouldBe(Verdict.DifferenceNotByLot, result.Headline);
        result.Headline.ShouldContain("not by lot");
        result.Effect!.Value.ShouldBe(0.65, 0.1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void BeforeAfterScores_HalfAPointMore_ADifferenceThatIsNotByLot(bool isLinked)
    {
        var plan = BeforeAfter(8, 12, 6, Outcome(PlannedMethod.BeforeAfterScores, better: Better.Higher));

        var result = plan.Run(Scores with { Effect = 0.5, AskedIn = [5, 9], IsLinked = isLinked }).Outcomes[0];

        result.Verdict.ShouldBe(Verdict.DifferenceNotByLot, result.Headline);
        result.Effect!.Value.ShouldBe(0.5, 0.15);
    }

    [Theory]
    [InlineData(PlannedMethod.StaggeredCounts)]
    [InlineData(PlannedMethod.ComparedCounts)]
    [InlineData(PlannedMethod.SteppedScores)]
    [InlineData(PlannedMethod.ComparedScores)]
    public void Run_NoEffectManyTimes_IsFoundAboutOnceInTwenty(PlannedMethod method)
    {
        const int Times = 100;
        var (found, covered) = (0, 0);
        for (var seed = 1; seed <= Times; seed++)
        {
            var plan = PlanOf(method, seed) with { Permutations = 99 };
            var effect = plan.Run(Nothing(method), seed).Outcomes[0].Effect!;
            found += effect.P < 0.05 ? 1 : 0;
            covered += effect.Low <= Zero(effect) && Zero(effect) <= effect.High ? 1 : 0;
        }

        // Of a hundred, five are expected; twelve or more come once in four hundred.
        found.ShouldBeInRange(0, 11);
        covered.ShouldBeInRange(88, 100);
    }

    [Fact]
    public void Run_Always_TheSameAnswerForTheSameDataInAnyOrder()
    {
        var plan = Staggered(12, 3, 18, 6, 3, outcomes: [Outcome(PlannedMethod.StaggeredCounts, key: "a"), Outcome(PlannedMethod.SteppedScores, key: "b", better: Better.Higher)]);
        var data = plan.Simulated(Counts with { AskedIn = [5, 9, 13] });
        var mixed = new StudyData { Counts = [.. data.Counts.Reverse()], Scores = [.. data.Scores.Reverse()] };

        var one = ResultsJson.Of(StudyAnalysis.Run(plan, data, TestContext.Current.CancellationToken));
        var other = ResultsJson.Of(StudyAnalysis.Run(plan, mixed, TestContext.Current.CancellationToken));

        other.ShouldBe(one);
    }

    private static double Zero(EffectResult effect) => effect.Scale == EffectScale.CountRatio ? 1 : 0;

    private static AnalysisPlan PlanOf(PlannedMethod method, long seed) => method switch
    {
        PlannedMethod.StaggeredCounts => Staggered(16, 4, 18, 5, 3, seed, outcomes: Outcome(method)),
        PlannedMethod.ComparedCounts => Parallel(16, 16, 8, seed, strata: 2, outcomes: Outcome(method)),
        PlannedMethod.SteppedScores => Staggered(12, 4, 18, 5, 3, seed, outcomes: Outcome(method)),
        _ => Parallel(14, 12, 6, seed, outcomes: Outcome(method)),
    };

    private static SimulatedTruth Nothing(PlannedMethod method) => method switch
    {
        PlannedMethod.SteppedScores => Scores with { AskedIn = [4, 7, 10, 13, 16] },
        PlannedMethod.ComparedScores => Scores with { AskedIn = [5, 9] },
        _ => Counts with { OwnSpread = 0.15 },
    };
}
