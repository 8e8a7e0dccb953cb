using Alliance.Statistics.Randomization;

namespace Alliance.Statistics.Tests.Randomization;

public sealed class RerandomizationTests
{
    [Fact]
    public void MostBalanced_FewUnits_CountsTheSet()
    {
        var plan = AllocationDesigns.Complete(Squads.Known(8)).Required().MostBalanced(0.2).Required();

        // 70 allocations; mirrored ones are as balanced, so that 14 are accepted.
        plan.Bound!.Accepted.ShouldBe(14);
        plan.Bound.AcceptedShare.ShouldBe(0.2, 1e-12);
        for (var seed = 0; seed < 100; seed++)
        {
            plan.Allocate(seed).Required().Imbalance!.Value.ShouldBeLessThanOrEqualTo(plan.Bound.Largest);
        }
    }

    [Fact]
    public void MostBalanced_ManyUnits_AcceptsAboutTheShare()
    {
        var plan = AllocationDesigns.SteppedWedge(Squads.Known(24), 4).Required().MostBalanced(0.1).Required();

        plan.Bound!.Accepted.ShouldBeNull();
        plan.Bound.AcceptedShare.ShouldBe(0.1, 0.001);
        plan.Holds(plan.Allocate(1).Required().Arms).ShouldBeTrue();
    }

    // Two arms: n₁n₂/n times Mahalanobis's distance of the difference. One covariate 1, 2, 3, 4 with variance 5/3: arms 1, 2 and 3, 4 differ by 2, so 1 · 4 / (5/3) = 2.4.
    [Fact]
    public void Imbalance_TwoArms_IsMorganAndRubins()
    {
        var list = UnitList.Of(Enumerable.Range(1, 4).Select(i => new UnitToAllocate($"u{i}", null, [i])), ["x"]).Required();
        var plan = AllocationDesigns.Complete(list).Required().MostBalanced(0.99).Required();

        plan.Bound!.Imbalance([0, 0, 1, 1]).ShouldAgree(2.4, 1e-12);
        plan.Bound.Imbalance([0, 1, 1, 0]).ShouldBe(0, 1e-12);
    }

    // By chance about chi-squared with two degrees of freedom, whose mean is 2.
    [Fact]
    public void Imbalance_ManyAllocations_IsAboutChiSquared()
    {
        var plan = AllocationDesigns.Complete(Squads.Known(40)).Required().MostBalanced(0.999).Required();

        Enumerable.Range(0, 3000).Average(seed => AllocationDesigns.Complete(Squads.Known(40)).Required().Allocate(seed).Required().Arms is var arms ? plan.Bound!.Imbalance(arms) : 0).ShouldBe(2, 0.15);
    }

    [Fact]
    public void Within_NoAllocationThatBalanced_SaysTheBest()
    {
        var plan = AllocationDesigns.Complete(Squads.Known(8)).Required();

        plan.Within(1e-9).Refused().ShouldBe(RefusalKind.OutOfReach);
        plan.Within(0).Refused().ShouldBe(RefusalKind.NotADesign);
        plan.Within(1).Required().Bound!.Largest.ShouldBe(1, 1e-9);
        plan.MostBalanced(1).Refused().ShouldBe(RefusalKind.NotAProbability);
        AllocationDesigns.Complete(Squads.Of(8)).Required().MostBalanced(0.1).Refused().ShouldBe(RefusalKind.NotUnits);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 2)]
    public void MostBalanced_CovariatesThatTellNothing_SaysWhich(double constant, double slope)
    {
        var list = UnitList.Of(Enumerable.Range(0, 6).Select(i => new UnitToAllocate($"u{i}", null, [i, constant + slope * i])), ["first", "second"]).Required();

        AllocationDesigns.Complete(list).Required().MostBalanced(0.1).Refused().ShouldBe(RefusalKind.NotSeparable);
    }
}
