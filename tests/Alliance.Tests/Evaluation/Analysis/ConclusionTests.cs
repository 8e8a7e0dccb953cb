using Alliance.Demonstration.Studies;
using Alliance.Evaluation.Analysis;
using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Studies;
using static Alliance.Tests.Evaluation.Analysis.Planned;

namespace Alliance.Tests.Evaluation.Analysis;

/// <summary>A report says no more than it can.</summary>
public sealed class ConclusionTests
{
    private static readonly SimulatedTruth Counts = new() { Usual = 60, UnitSpread = 0.1, OwnSpread = 0.03, MonthSpread = 0.03 };

    [Fact]
    public void NoEffect_WithMuchData_LargerOnesAreRuledOut()
    {
        var plan = Parallel(30, 24, 12, outcomes: Outcome(PlannedMethod.ComparedCounts, detectable: 0.15));

        var result = plan.Run(Counts).Outcomes[0];

        result.Verdict.ShouldBe(Verdict.NoneDetectable, result.Headline);
        result.Headline.ShouldContain("no detectable effect, and effects larger than 15 % are ruled out");
    }

    [Fact]
    public void NoEffect_WithLittleData_TooLittleToTell()
    {
        var plan = Parallel(6, 8, 4, outcomes: Outcome(PlannedMethod.ComparedCounts, detectable: 0.1));

        var result = plan.Run(Counts with { Usual = 2, OwnSpread = 0.3 }).Outcomes[0];

        result.Verdict.ShouldBe(Verdict.TooLittle, result.Headline);
        result.Sentences.ShouldContain(sentence => sentence.Contains("Neither no effect nor one of 10 %"));
        result.Checks.ShouldContain(check => check.Sentence.Contains("a dozen"));
    }

    [Fact]
    public void AnEffectTheOtherWay_IsFoundAndCalledWrong() =>
        Parallel(24, 24, 12, outcomes: Outcome(PlannedMethod.ComparedCounts, better: Better.Higher)).Run(Counts with { Effect = -0.3 }).Outcomes[0].Verdict.ShouldBe(Verdict.FoundWorse);

    [Fact]
    public void AHarmThatIsNone_WithMuchData_IsRuledOutBeyondItsMargin()
    {
        var plan = Parallel(30, 24, 12, outcomes: Outcome(PlannedMethod.ComparedCounts, OutcomeRank.Harm, margin: 0.15));

        var result = plan.Run(Counts).Outcomes[0];

        result.Verdict.ShouldBe(Verdict.HarmRuledOut, result.Headline);
        result.Effect!.MarginP!.Value.ShouldBeLessThan(0.05);
    }

    [Fact]
    public void AHarmAsLargeAsItsMargin_IsSeldomRuledOut()
    {
        const int Times = 60;
        var plan = Parallel(10, 12, 6, outcomes: Outcome(PlannedMethod.ComparedCounts, OutcomeRank.Harm, margin: 0.1)) with { Permutations = 19 };

        var ruledOut = Enumerable.Range(1, Times).Count(seed => plan.Run(Counts with { Usual = 5, OwnSpread = 0.2, Effect = 0.1 }, seed).Outcomes[0].Verdict == Verdict.HarmRuledOut);

        // Three in sixty are expected; eight or more come once in a hundred.
        ruledOut.ShouldBeLessThan(8);
    }

    [Fact]
    public void AHarmThatIsThere_IsFound() =>
        Parallel(24, 24, 12, outcomes: Outcome(PlannedMethod.ComparedCounts, OutcomeRank.Harm, margin: 0.1)).Run(Counts with { Effect = 0.4 }).Outcomes[0].Verdict.ShouldBe(Verdict.HarmFound);

    [Fact]
    public void ThreePrimaries_AreAdjustedByHolm()
    {
        var plan = Parallel(20, 16, 8, outcomes: [Outcome(PlannedMethod.ComparedCounts, key: "a"), Outcome(PlannedMethod.ComparedCounts, key: "b"), Outcome(PlannedMethod.ComparedCounts, key: "c")]);

        var results = plan.Run(Counts).Outcomes;

        var smallest = results.MinBy(result => result.Effect!.P)!.Effect!;
        smallest.AdjustedP!.Value.ShouldBe(Math.Min(1, 3 * smallest.P), 1e-12);
        results.ShouldAllBe(result => result.Effect!.Adjustment!.Contains("Holm"));
    }

    [Fact]
    public void AnythingThatCannotBeReckoned_IsASentence()
    {
        var plan = Parallel(20, 16, 8, outcomes: [.. Enum.GetValues<PlannedMethod>().Select(method => Outcome(method, key: method.ToString()))]);

        var results = StudyAnalysis.Run(plan, new StudyData { Counts = [], Scores = [] }, TestContext.Current.CancellationToken);

        results.Outcomes.ShouldAllBe(result => result.Verdict == Verdict.NotReckoned && result.Headline.EndsWith('.') && result.Effect == null);
    }

    [Fact]
    public void AMissingMonth_IsNeverZero()
    {
        var plan = Staggered(16, 4, 18, 5, 3, outcomes: Outcome(PlannedMethod.StaggeredCounts));
        var data = plan.Simulated(Counts);
        var lacking = data with { Counts = [.. data.Counts.Where(row => !(row.Unit == "U03" && row.Month == First.AddMonths(7)))] };

        var result = StudyAnalysis.Run(plan, lacking, TestContext.Current.CancellationToken).Outcomes[0];

        result.Used.MonthsLeftOut.ShouldBe([First.AddMonths(7)]);
        result.Used.UnitsLeftOut.ShouldBeEmpty();
        result.Checks.ShouldContain(check => check.Sentence.Contains("U03 (Apr 2025)") && check.Sentence.Contains("never taken as zero"));
        result.Trends.SelectMany(line => line.Points).Where(point => point.Month == First.AddMonths(7)).Sum(point => point.Number).ShouldBe(15);
    }

    [Fact]
    public void Never_TheWordProof()
    {
        foreach (var method in Enum.GetValues<PlannedMethod>())
        {
            foreach (var effect in (double[])[-0.4, 0, 0.4])
            {
                var plan = Parallel(16, 12, 6, outcomes: Outcome(method, detectable: 0.2));
                var text = ResultsJson.Of(plan.Run(Counts with { Effect = effect, AskedIn = [5, 9] }));
                text.ShouldNotContain("proof", Case.Insensitive);
                text.ShouldNotContain("prove", Case.Insensitive);
            }
        }
    }

    [Fact]
    public void FewAnswersInACell_AreHidden()
    {
        var plan = Parallel(16, 12, 6, outcomes: Outcome(PlannedMethod.ComparedScores, better: Better.Higher));
        var data = plan.Simulated(new SimulatedTruth { Usual = 3, AskedIn = [5, 9], People = 1, Answering = 1 });

        var result = StudyAnalysis.Run(plan, data, TestContext.Current.CancellationToken).Outcomes[0];

        result.Balance.ShouldAllBe(row => row.IsHidden && row.Mean == null);
        result.Trends.SelectMany(line => line.Points).ShouldAllBe(point => point.IsHidden && point.Value == null && point.Number == 0);
    }
}
