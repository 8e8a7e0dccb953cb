using Alliance.Statistics.Randomization;
using CsCheck;

namespace Alliance.Statistics.Tests.Randomization;

public sealed class AllocationDesignsTests
{
    private const int Draws = 6_000;

    [Fact]
    public void Allocate_SameListInAnotherOrder_IsTheSame()
    {
        var list = Squads.Known(12);
        var turned = UnitList.Of(list.Units.Reverse(), list.Covariates).Required();

        var first = AllocationDesigns.SteppedWedge(list, 6).Required().Allocate(7).Required();
        var second = AllocationDesigns.SteppedWedge(turned, 6).Required().Allocate(7).Required();

        second.Arms.ShouldBe(first.Arms);
        second.InputHash.ShouldBe(first.InputHash);
        second.ResultHash.ShouldBe(first.ResultHash);
        AllocationDesigns.SteppedWedge(list, 6).Required().Allocate(8).Required().ResultHash.ShouldNotBe(first.ResultHash);
    }

    // Written down once: a change here is a change of MethodVersion.
    [Fact]
    public void Allocate_Version1_StaysAsItIs()
    {
        Allocation.MethodVersion.ShouldBe(1);
        AllocationDesigns.SteppedWedge(Squads.Of(12), 6).Required().Allocate(2026).Required().Arms.ShouldBe([0, 3, 5, 2, 4, 4, 0, 1, 1, 2, 5, 3]);
        AllocationDesigns.Simple(Squads.Of(12)).Required().Allocate(2026).Required().Arms.ShouldBe([1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0]);
    }

    [Fact]
    public void SteppedWedge_WhatDoesNotDivide_DiffersByOne() =>
        Gen.Select(Gen.Int[2, 9], Gen.Int[0, 30], Gen.Long).Sample((waves, more, seed) =>
        {
            var counts = AllocationDesigns.SteppedWedge(Squads.Of(waves + more), waves).Required().Allocate(seed).Required().Arms.Counts(waves);
            (counts.Max() - counts.Min()).ShouldBeLessThanOrEqualTo(1);
        }, iter: 200);

    [Fact]
    public void Stratified_EveryStratumAndAll_DifferByOne() =>
        Gen.Select(Gen.Int[2, 4], Gen.Int[4, 9], Gen.Int[4, 9], Gen.Int[4, 9], Gen.Long).Sample((arms, a, b, c, seed) =>
        {
            var list = Squads.In(a, b, c);
            var plan = AllocationDesigns.Stratified(list, arms).Required();
            var drawn = plan.Allocate(seed).Required().Arms;

            foreach (var stratum in drawn.Zip(list.Units).GroupBy(pair => pair.Second.Stratum))
            {
                var counts = stratum.Select(pair => pair.First).Counts(arms);
                (counts.Max() - counts.Min()).ShouldBeLessThanOrEqualTo(1);
            }

            (drawn.Counts(arms).Max() - drawn.Counts(arms).Min()).ShouldBeLessThanOrEqualTo(1);
            plan.Holds(drawn).ShouldBeTrue();
        }, iter: 200);

    [Fact]
    public void Blocked_EveryBlock_HoldsEveryArmAsOften()
    {
        var arms = AllocationDesigns.Blocked(Squads.Of(24), 6, 3).Required().Allocate(3).Required().Arms;

        foreach (var block in arms.Chunk(6))
        {
            block.Counts(3).ShouldBe([2, 2, 2]);
        }
    }

    [Fact]
    public void Staggered_SizesGiven_RestIsNeverTreated()
    {
        AllocationDesigns.Staggered(Squads.Of(10), [2, 3, 1]).Required().Allocate(5).Required().Arms.Counts(4).ShouldBe([2, 3, 1, 4]);
        AllocationDesigns.Staggered(Squads.Of(10), 3).Required().Allocate(5).Required().Arms.Counts(3).Order().ShouldBe([3, 3, 4]);
    }

    // Each of the six allocations of four units into two arms of two: chi-squared of six cells, 5 degrees of freedom, 20.5 at one in a thousand.
    [Fact]
    public void Complete_AllAllocations_AreAsLikely()
    {
        var plan = AllocationDesigns.Complete(Squads.Of(4)).Required();

        var seen = Enumerable.Range(0, Draws).Select(seed => string.Join("", plan.Allocate(seed).Required().Arms)).GroupBy(each => each).Select(group => group.Count()).ToList();

        seen.Count.ShouldBe(6);
        seen.Sum(count => Math.Pow(count - Draws / 6.0, 2) / (Draws / 6.0)).ShouldBeLessThan(20.5);
    }

    // Every unit in every arm as often, whatever is left over: 4 standard errors of a share.
    [Theory]
    [InlineData("simple")]
    [InlineData("blocked")]
    [InlineData("stratified")]
    [InlineData("matched-pair")]
    [InlineData("stepped-wedge")]
    [InlineData("staggered")]
    public void Allocate_EveryUnit_ComesIntoEveryArmAsOften(string design)
    {
        var plan = Plan(design).Required();
        var counts = new int[plan.Units.Units.Count, plan.Arms];
        for (var seed = 0; seed < Draws; seed++)
        {
            foreach (var (arm, unit) in plan.Allocate(seed).Required().Arms.Select((arm, unit) => (arm, unit)))
            {
                counts[unit, arm]++;
            }
        }

        var share = 1.0 / plan.Arms;
        foreach (var count in counts)
        {
            ((double)count / Draws).ShouldBe(share, 4.5 * Math.Sqrt(share * (1 - share) / Draws));
        }
    }

    [Fact]
    public void MatchedPairs_PutsTheLikeTogether()
    {
        var list = UnitList.Of(new double[] { 1, 9, 1.1, 9.2, 5, 5.1 }.Select((x, i) => new UnitToAllocate($"u{i}", null, [x])), ["calls"]).Required();

        for (var seed = 0; seed < 50; seed++)
        {
            var arms = AllocationDesigns.MatchedPairs(list).Required().Allocate(seed).Required().Arms;
            (arms[0] + arms[2], arms[1] + arms[3], arms[4] + arms[5]).ShouldBe((1, 1, 1));
        }
    }

    [Fact]
    public void AnyDesign_WhatCannotBe_SaysWhy()
    {
        AllocationDesigns.SteppedWedge(Squads.Of(5), 6).Refused().ShouldBe(RefusalKind.NotADesign);
        AllocationDesigns.SteppedWedge(Squads.Of(5), 1).Refused().ShouldBe(RefusalKind.NotADesign);
        AllocationDesigns.Stratified(Squads.Of(5)).Refused().ShouldBe(RefusalKind.NotUnits);
        Sentence(AllocationDesigns.Stratified(Squads.In(5, 1))).ShouldContain("stratum “shift 1”");
        AllocationDesigns.Blocked(Squads.Of(8), 3).Refused().ShouldBe(RefusalKind.NotADesign);
        AllocationDesigns.Simple(Squads.Of(8), 1).Refused().ShouldBe(RefusalKind.NotADesign);
        AllocationDesigns.MatchedPairs(Squads.Known(7)).Refused().ShouldBe(RefusalKind.NotADesign);
        AllocationDesigns.MatchedPairs(Squads.Of(8)).Refused().ShouldBe(RefusalKind.NotUnits);
        AllocationDesigns.Staggered(Squads.Of(8), [5, 4]).Refused().ShouldBe(RefusalKind.NotADesign);
        AllocationDesigns.Staggered(Squads.Of(8), [8]).Refused().ShouldBe(RefusalKind.NotADesign);
        AllocationDesigns.Staggered(Squads.Of(8), []).Refused().ShouldBe(RefusalKind.NotADesign);
    }

    private static Answer<AllocationPlan> Plan(string design) => design switch
    {
        "simple" => AllocationDesigns.Simple(Squads.Of(7), 3),
        "blocked" => AllocationDesigns.Blocked(Squads.Of(10), 4),
        "stratified" => AllocationDesigns.Stratified(Squads.In(4, 5, 4), 3),
        "matched-pair" => AllocationDesigns.MatchedPairs(Squads.Known(8)),
        "stepped-wedge" => AllocationDesigns.SteppedWedge(Squads.Of(8), 3),
        _ => AllocationDesigns.Staggered(Squads.Of(9), 4),
    };

    private static string Sentence<T>(Answer<T> answer) => answer.ShouldBeOfType<Answer<T>.NotReckoned>().Refusal.Sentence;
}
