using Alliance.Statistics.Randomization;
using Alliance.Statistics.Randomness;

namespace Alliance.Statistics.Tests.Randomization;

public sealed class AllocationTestTests
{
    [Fact]
    public void OfMeans_FourUnits_IsCountedByHand()
    {
        var test = AllocationTest.OfMeans(AllocationDesigns.Complete(Squads.Of(4)).Required(), [0, 0, 1, 1], [1, 2, 3, 4]).Required();

        test.Exact.ShouldBeTrue();
        test.Allocations.ShouldBe(6);
        test.Observed.ShouldBe(2);
        test.P.ShouldAgree(1 / 3.0, 1e-12);
    }

    // R 4.2.2: x <- c(5.1, 4.9, 6.2, 5.8, 6, 5.5, 7.1, 6.6); s <- combn(8, 4); d <- apply(s, 2, function(i) mean(x[i]) - mean(x[-i])); mean(abs(d) >= abs(d[70]) - 1e-12)
    [Fact]
    public void OfMeans_EightUnits_AsListedInR() =>
        AllocationTest.OfMeans(AllocationDesigns.Complete(Squads.Of(8)).Required(), [0, 0, 0, 0, 1, 1, 1, 1], [5.1, 4.9, 6.2, 5.8, 6, 5.5, 7.1, 6.6]).Required().P.ShouldAgree(0.142857142857143, 1e-10);

    [Fact]
    public void OfMeans_Pairs_DrawsWithinPairs()
    {
        var list = UnitList.Of(new double[] { 1, 1.1, 5, 5.1, 9, 9.2 }.Select((x, i) => new UnitToAllocate($"u{i}", null, [x])), ["calls"]).Required();
        var test = AllocationTest.OfMeans(AllocationDesigns.MatchedPairs(list).Required(), [0, 1, 0, 1, 0, 1], [1, 2, 5, 7, 9, 12]).Required();

        // Of 2³ signs of 1, 2, 3 only all alike are as far.
        test.Allocations.ShouldBe(8);
        test.P.ShouldAgree(2 / 8.0, 1e-12);
    }

    [Fact]
    public void OfMeans_AsDrawn_ExchangesWithinStrataOnly()
    {
        var list = UnitList.Of([new("a", "x"), new("b", "x"), new("c", "y"), new("d", "y"), new("e", "y")]).Required();
        var test = AllocationTest.OfMeans(AllocationDesigns.AsDrawn(list, [0, 1, 0, 0, 1]).Required(), [0, 1, 0, 0, 1], [1, 5, 2, 3, 9]).Required();

        // Two ways in the first stratum times three in the second; only the one there was is as far apart.
        test.Allocations.ShouldBe(6);
        test.P.ShouldAgree(1 / 6.0, 1e-12);
        AllocationDesigns.AsDrawn(list, [0, 0, 0, 0, 0]).ShouldBeOfType<Answer<AllocationPlan>.NotReckoned>().Refusal.Kind.ShouldBe(RefusalKind.NotADesign);
        AllocationDesigns.AsDrawn(list, [0, 1]).ShouldBeOfType<Answer<AllocationPlan>.NotReckoned>();
    }

    [Fact]
    public void OfMeans_Rerandomized_DrawsWithinTheBound()
    {
        var plan = AllocationDesigns.Complete(Squads.Known(8)).Required().MostBalanced(0.2).Required();
        var test = AllocationTest.OfMeans(plan, plan.Allocate(1).Required().Arms, [1, 2, 3, 4, 5, 6, 7, 8]).Required();

        test.Allocations.ShouldBe(14);
    }

    [Fact]
    public void Of_DrawnAndListed_AgreeWithinChance()
    {
        double[] outcomes = [5.1, 4.9, 6.2, 5.8, 6, 5.5, 7.1, 6.6, 5, 6.4, 7];
        int[] arms = [0, 0, 0, 0, 1, 1, 1, 1, 0, 1, 1];
        // 11 units leave one over: drawn; with its arm fixed, listed.
        var drawn = AllocationTest.OfMeans(AllocationDesigns.Complete(Squads.Of(11)).Required(), arms, outcomes, 4_999, 3).Required();
        var listed = AllocationTest.OfMeans(AllocationDesigns.Staggered(Squads.Of(11), [5]).Required(), arms, outcomes).Required();

        drawn.Exact.ShouldBeFalse();
        listed.Exact.ShouldBeTrue();
        drawn.P.ShouldBe(listed.P, 0.02);
        AllocationTest.OfMeans(AllocationDesigns.Complete(Squads.Of(11)).Required(), arms, outcomes, 4_999, 3).Required().P.ShouldBe(drawn.P);
    }

    [Fact]
    public void Of_DrawnAndNeverAsFar_IsOneInAllDrawnAndTheOneSeen()
    {
        int[] arms = [.. Enumerable.Range(0, 40).Select(unit => unit / 20)];
        var test = AllocationTest.OfMeans(AllocationDesigns.Complete(Squads.Of(40)).Required(), arms, [.. arms.Select((arm, unit) => 100.0 * arm + unit)], 99, 3).Required();

        test.Exact.ShouldBeFalse();
        test.P.ShouldAgree(1 / 100.0, 1e-12);
    }

    // Nothing there: of 4,000 studies one in twenty calls out, within 3 standard errors; and never more often than the exact p allows.
    [Fact]
    public void Of_NoEffect_CallsOutAtTheLevel()
    {
        var plan = AllocationDesigns.Stratified(Squads.In(6, 6)).Required();
        var called = 0;
        for (var study = 0; study < 4000; study++)
        {
            var source = RandomNumbers.Seeded(77, study);
            double[] outcomes = [.. Enumerable.Range(0, 12).Select(i => source.Normal() + i / 6)];
            called += AllocationTest.OfMeans(plan, plan.Allocate(study).Required().Arms, outcomes).Required().P <= 0.05 ? 1 : 0;
        }

        (called / 4000.0).ShouldBe(0.05, 3 * Math.Sqrt(0.05 * 0.95 / 4000));
    }

    [Fact]
    public void Of_WhatCannotBe_SaysWhy()
    {
        var plan = AllocationDesigns.Complete(Squads.Of(4)).Required();

        AllocationTest.OfMeans(plan, [0, 1, 1, 1], [1, 2, 3, 4]).Refused().ShouldBe(RefusalKind.NotADesign);
        AllocationTest.OfMeans(plan, [0, 0, 1, 1], [1, 2, 3]).Refused().ShouldBe(RefusalKind.UnequalLengths);
        AllocationTest.OfMeans(plan, [0, 0, 1, 1], [1, 2, 3, double.NaN]).Refused().ShouldBe(RefusalKind.NotANumber);
        AllocationTest.Of(plan, [0, 0, 1, 1], _ => double.NaN).Refused().ShouldBe(RefusalKind.NotSeparable);
        AllocationTest.OfMeans(AllocationDesigns.Simple(Squads.Of(4)).Required(), [0, 0, 1, 1], [1, 2, 3, 4], 0).Refused().ShouldBe(RefusalKind.TooFewPoints);
    }
}
