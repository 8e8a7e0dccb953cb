using Alliance.Statistics.Displacement;

namespace Alliance.Statistics.Tests.Displacement;

public sealed class WeightedDisplacementDifferenceTests
{
    private static readonly DisplacementPlan Paper = new()
    {
        Treated = new(207, 110),
        Comparison = new(308, 318),
        AroundTreated = new(178, 157),
        AroundComparison = new(150, 140),
    };

    // Wheeler and Ratcliffe 2018, Crime Science 7:11; as ptools 2.0.0 (github apwheele/ptools, tests/testthat/test-wdd.R, "Est & Variance Paper") prints it.
    [Fact]
    public void Of_TheWorkedExampleOfThePaper_AllDigits()
    {
        var difference = WeightedDisplacementDifference.Of(Paper).Required();

        difference.Local.Value.ShouldBe(-107);
        difference.Local.StandardError.ShouldAgree(30.70830506557, 1e-12);
        difference.Around!.Value.ShouldBe(-11);
        difference.Around.StandardError.ShouldBe(25);
        difference.Total.Value.ShouldBe(-118);
        difference.Total.StandardError.ShouldAgree(Math.Sqrt(1568), 1e-14);
        difference.Total.Z.ShouldAgree(-2.97995000643, 1e-11);
        difference.Total.Interval.Low.ShouldAgree(-195.61061416358, 1e-12);
        difference.Total.Interval.High.ShouldAgree(-40.38938583642, 1e-12);
    }

    // The same test file, "Area Weights": andrewpwheeler.com/2021/02/23/the-wdd-test-with-different-area-sizes
    [Fact]
    public void Of_AreasOfDifferentSize_AllDigits()
    {
        var difference = WeightedDisplacementDifference.Of(Paper with { ComparisonWeight = 0.9, TreatedWeight = 1.2, AroundComparisonWeight = 1.6, AroundTreatedWeight = 1.5 }).Required();

        difference.Total.Value.ShouldAgree(-99.69444444, 1e-10);
        difference.Total.StandardError.ShouldAgree(35.4280755, 1e-8);
        difference.Total.Z.ShouldAgree(-2.813995483, 1e-9);
        difference.Total.Interval.Low.ShouldAgree(-169.1321965, 1e-9);
        difference.Total.Interval.High.ShouldAgree(-30.25669241, 1e-9);
    }

    // The same test file, "Time Weights": andrewpwheeler.com/2021/01/09/the-wdd-test-with-different-pre-post-time-periods
    [Fact]
    public void Of_TwoYearsBeforeAndOneAfter_AllDigits()
    {
        var difference = WeightedDisplacementDifference.Of(new() { Comparison = new(100, 50), Treated = new(80, 20), BeforeWeight = 2 }).Required();

        difference.Total.Value.ShouldBe(-20);
        difference.Total.StandardError.ShouldAgree(Math.Sqrt(115), 1e-14);
    }

    // The same test file: "Local -10", "Displacement -10", "Total -20".
    [Theory]
    [InlineData(10, 20, -10, 0)]
    [InlineData(20, 10, 0, -10)]
    [InlineData(10, 10, -10, -10)]
    public void Of_SmallCounts_LocalAndAroundAddUp(long treatedAfter, long aroundAfter, double local, double around)
    {
        var difference = WeightedDisplacementDifference.Of(new()
        {
            Comparison = new(20, 20),
            Treated = new(20, treatedAfter),
            AroundComparison = new(20, 20),
            AroundTreated = new(20, aroundAfter),
        }).Required();

        difference.Local.Value.ShouldBe(local);
        difference.Around!.Value.ShouldBe(around);
        difference.Total.Value.ShouldBe(local + around);
    }

    // github apwheele/crimepy, notebooks/WDD_Examples.ipynb, first cell: estimate, standard error and 90 % interval as printed there.
    [Fact]
    public void Of_CrimepysExamples_ToThePrintedDigits()
    {
        var plain = new DisplacementPlan { Comparison = new(130, 150), Treated = new(120, 100), Level = 0.9 };
        Printed(plain, -40, 22.4, -76.8, -3.2);
        Printed(plain with { AroundComparison = new(30, 25), AroundTreated = new(40, 25) }, -50, 24.9, -91.0, -9.0);
        Printed(new() { Comparison = new(200, 100), Treated = new(100, 20), BeforeWeight = 2, Level = 0.9 }, -30, 14.0, -53.0, -7.0);
        Printed(
            new()
            {
                Comparison = new(400, 200),
                Treated = new(200, 100),
                AroundComparison = new(80, 40),
                AroundTreated = new(40, 20),
                ComparisonWeight = 2,
                AroundComparisonWeight = 2,
                Level = 0.9,
            },
            0, 23.2, -38.2, 38.2);
    }

    // The same test file, "Cumulative Harm", and crimepy's second cell: andrewpwheeler.com/2020/11/19/amending-the-wdd-test-to-incorporate-harm-weights
    [Fact]
    public void Weighted_FiveKindsByTheirHarm_AllDigits()
    {
        (BeforeAfter Comparison, BeforeAfter Treated, double Harm)[] kinds =
        [
            (new(133, 91), new(130, 74), 3),
            (new(388, 305), new(327, 202), 2),
            (new(148, 97), new(398, 190), 5),
            (new(86, 64), new(144, 92), 7),
            (new(94, 67), new(183, 96), 10),
        ];
        var differences = kinds.Select(kind => (WeightedDisplacementDifference.Of(new() { Comparison = kind.Comparison, Treated = kind.Treated }).Required().Local, kind.Harm)).ToList();

        differences.Select(each => each.Local.Value).ShouldBe([-14, -42, -157, -30, -60]);
        differences[0].Local.StandardError.ShouldAgree(20.688161, 1e-7);
        var harm = WeightedDisplacementDifference.Weighted(differences).Required();
        harm.Value.ShouldBe(-1721);
        harm.StandardError.ShouldAgree(304.1036007678962, 1e-14);
        harm.Z.ShouldAgree(-5.659255581500118, 1e-14);
        harm.Interval.Low.ShouldAgree(-2317.0321050740235, 1e-12);
        harm.Interval.High.ShouldAgree(-1124.9678949259765, 1e-12);
    }

    [Fact]
    public void Of_NoPlacesAround_TotalIsLocal()
    {
        var difference = WeightedDisplacementDifference.Of(Paper with { AroundTreated = null, AroundComparison = null }).Required();

        difference.Around.ShouldBeNull();
        difference.Total.ShouldBe(difference.Local);
    }

    // Both sides drawn from the same rate: the 95 % interval holds zero about 95 times in a hundred.
    [Fact]
    public void Of_NothingChanged_HoldsZeroAsOftenAsItSays()
    {
        var chance = new Random(20260101);
        long Drawn() => MathNet.Numerics.Distributions.Poisson.Sample(chance, 60);
        var held = Enumerable.Range(0, 4000).Count(_ =>
            WeightedDisplacementDifference.Of(new() { Comparison = new(Drawn(), Drawn()), Treated = new(Drawn(), Drawn()) }).Required().Total.Interval.Holds(0));

        (held / 4000.0).ShouldBe(0.95, 0.012);
    }

    [Fact]
    public void Of_BadInput_SaysWhichOne()
    {
        WeightedDisplacementDifference.Of(Paper with { Treated = new(-1, 5) }).Refused().ShouldBe(RefusalKind.NegativeCount);
        WeightedDisplacementDifference.Of(Paper with { AfterWeight = 0 }).Refused().ShouldBe(RefusalKind.NotAWeight);
        WeightedDisplacementDifference.Of(Paper with { AroundTreatedWeight = double.NaN }).Refused().ShouldBe(RefusalKind.NotAWeight);
        WeightedDisplacementDifference.Of(Paper with { Level = 0 }).Refused().ShouldBe(RefusalKind.NotALevel);
        WeightedDisplacementDifference.Of(Paper with { AroundComparison = null }).Refused().ShouldBe(RefusalKind.UnequalLengths);
        WeightedDisplacementDifference.Of(new() { Treated = default, Comparison = default }).Refused().ShouldBe(RefusalKind.NothingCounted);
        WeightedDisplacementDifference.Weighted([]).Refused().ShouldBe(RefusalKind.NothingCounted);
    }

    private static void Printed(DisplacementPlan plan, double value, double error, double low, double high)
    {
        var total = WeightedDisplacementDifference.Of(plan).Required().Total;
        total.Value.ShouldBe(value, 1e-9);
        total.StandardError.ShouldBe(error, 0.0501);
        total.Interval.Low.ShouldBe(low, 0.0501);
        total.Interval.High.ShouldBe(high, 0.0501);
    }
}
