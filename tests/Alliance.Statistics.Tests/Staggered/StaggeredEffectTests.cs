using Alliance.Statistics.Randomness;
using Alliance.Statistics.Staggered;

namespace Alliance.Statistics.Tests.Staggered;

public sealed class StaggeredEffectTests
{
    // chicago/reference.csv, R 4.2.2, staggered 1.2.3: staggered(df, i = "uid", t = "period", g = "first_trained", y = y, estimand = estimand), staggered_cs, staggered_sa; "dim" is beta = 1e-300.
    [Fact]
    public void Of_Chicago_EveryValueOfR()
    {
        foreach (var row in Panels.Rows("chicago/reference.csv"))
        {
            var estimate = StaggeredEffect.Of(Panels.Chicago(row[0]), Enum.Parse<StaggeredEstimand>(row[1], ignoreCase: true), Panels.Estimator(row[2])).Required();

            estimate.Value.ShouldAgree(Panels.Number(row[3]), 1e-11);
            estimate.StandardError.ShouldAgree(Panels.Number(row[4]), 1e-11);
            estimate.NeymanStandardError.ShouldAgree(Panels.Number(row[5]), 1e-11);
        }
    }

    // R: the element betastar of staggered(…, return_full_vcv), complaints, simple.
    [Fact]
    public void Of_ChicagoEfficient_BetaOfR() =>
        StaggeredEffect.Of(Panels.Chicago("complaints"), StaggeredEstimand.Simple, StaggeredEstimator.Efficient).Required().Beta!.Value.ShouldAgree(0.154485039215989, 1e-11);

    // R 4.2.2, staggered 1.2.3: the same functions on staggered_small.csv.
    [Theory]
    [InlineData("staggered", StaggeredEstimand.Simple, 0.381137032085, 0.144186091563, 0.160341713925)]
    [InlineData("staggered_cs", StaggeredEstimand.Simple, 0.218879556605, 0.231760338296, null)]
    [InlineData("staggered_sa", StaggeredEstimand.Simple, 0.158600710438, 0.244295176663, null)]
    [InlineData("staggered", StaggeredEstimand.Cohort, 0.389092580974, 0.133200412732, null)]
    [InlineData("staggered", StaggeredEstimand.Calendar, 0.379759583635, 0.157826259872, null)]
    public void Of_SmallPanel_ValuesOfR(string function, StaggeredEstimand estimand, double value, double error, double? neyman)
    {
        var estimate = StaggeredEffect.Of(Panels.Small, estimand, Panels.Estimator(function)).Required();

        estimate.Value.ShouldAgree(value, 1e-11);
        estimate.StandardError.ShouldAgree(error, 1e-11);
        if (neyman is { } printed) estimate.NeymanStandardError.ShouldAgree(printed, 1e-11);
    }

    // R: staggered(…, estimand = "simple", beta = 0.5)
    [Fact]
    public void Of_SmallPanelFixedBeta_ValuesOfR()
    {
        var estimate = StaggeredEffect.Of(Panels.Small, StaggeredEstimand.Simple, StaggeredEstimator.Fixed(0.5).Required()).Required();

        estimate.Value.ShouldAgree(0.349770526574, 1e-11);
        estimate.StandardError.ShouldAgree(0.148391270697, 1e-11);
        estimate.Beta.ShouldBe(0.5);
    }

    // R: staggered(…, estimand = "simple", use_DiD_A0 = FALSE): X a vector of all differences before treatment.
    [Fact]
    public void Of_SmallPanelAllPeriodsBefore_ValuesOfR()
    {
        var estimate = StaggeredEffect.Of(Panels.Small, StaggeredEstimand.Simple, StaggeredEstimator.EfficientInAllPeriods).Required();

        estimate.Value.ShouldAgree(0.5133508028565, 1e-11);
        estimate.StandardError.ShouldAgree(0.0855672262906, 1e-11);
        estimate.NeymanStandardError.ShouldAgree(0.1106417029839, 1e-11);
        estimate.Beta.ShouldBeNull();
    }

    [Fact]
    public void Of_OutcomesInAnotherUnit_FollowIt()
    {
        var plain = StaggeredEffect.Of(Panels.Small, StaggeredEstimand.Simple, StaggeredEstimator.Efficient).Required();
        int?[] first = [.. Enumerable.Range(0, Panels.Small.Units).Select(unit => Panels.Small.Cohorts[Panels.Small.CohortOf[unit]].FirstTreated)];
        double[] outcomes = [.. Enumerable.Range(0, Panels.Small.Units).SelectMany(unit => Panels.Small.Outcomes(unit).ToArray()).Select(y => 1000 - 3 * y)];

        var other = StaggeredEffect.Of(StaggeredPanel.Of(1, first, outcomes).Required(), StaggeredEstimand.Simple, StaggeredEstimator.Efficient).Required();

        other.Value.ShouldAgree(-3 * plain.Value, 1e-9);
        other.StandardError.ShouldAgree(3 * plain.StandardError, 1e-9);
        other.P!.Value.ShouldAgree(plain.P!.Value, 1e-8);
    }

    // Two cohorts, two periods, one treated in the second: β = 0 is the plain difference of means, with Neyman's error; β = 1 that of changes.
    [Fact]
    public void Of_TwoByTwo_IsTheDifferenceOfMeansByHand()
    {
        var panel = StaggeredPanel.Of(1, [2, 2, 2, null, null], [1, 4, 2, 6, 3, 5, 2, 2, 4, 3]).Required();

        var means = StaggeredEffect.Of(panel, StaggeredEstimand.Simple, StaggeredEstimator.DifferenceInMeans).Required();
        var changes = StaggeredEffect.Of(panel, StaggeredEstimand.Simple, StaggeredEstimator.CallawaySantAnna).Required();

        means.Value.ShouldBe(5 - 2.5, 1e-14);
        means.NeymanStandardError.ShouldBe(Math.Sqrt(1.0 / 3 + 0.5 / 2), 1e-14);
        changes.Value.ShouldBe(3 - -0.5, 1e-14);
        changes.NeymanStandardError.ShouldBe(Math.Sqrt(1.0 / 3 + 0.5 / 2), 1e-14);
    }

    // 95 % intervals over panels whose true effect is 0.5, on average and for everybody.
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.7)]
    public void Of_TruthKnown_IntervalHoldsItAsOftenAsItSays(double spread)
    {
        const int Panels_ = 1500;
        var numbers = RandomNumbers.Seeded(20260106);
        StaggeredEstimator[] estimators = [StaggeredEstimator.Efficient, StaggeredEstimator.CallawaySantAnna, StaggeredEstimator.SunAbraham, StaggeredEstimator.DifferenceInMeans];
        var held = new int[estimators.Length];
        for (var each = 0; each < Panels_; each++)
        {
            var panel = Panels.Simulated(numbers, 25, 0.5, spread);
            for (var k = 0; k < estimators.Length; k++) held[k] += StaggeredEffect.Of(panel, StaggeredEstimand.Simple, estimators[k]).Required().Interval.Holds(0.5) ? 1 : 0;
        }

        // The standard deviation of a share of 0.95 in 1500 is 0.0056; the efficient interval may be a little short in small cohorts.
        foreach (var count in held) ((double)count / Panels_).ShouldBeInRange(0.93, 0.97);
    }

    [Fact]
    public void Of_Efficient_IsNeverWiderThanAFixedBeta()
    {
        var efficient = StaggeredEffect.Of(Panels.Small, StaggeredEstimand.Simple, StaggeredEstimator.Efficient).Required();

        foreach (var beta in new[] { -1, 0, 0.25, 0.5, 1, 2 })
        {
            efficient.NeymanStandardError.ShouldBeLessThanOrEqualTo(StaggeredEffect.Of(Panels.Small, StaggeredEstimand.Simple, StaggeredEstimator.Fixed(beta).Required()).Required().NeymanStandardError);
        }
    }

    [Fact]
    public void Of_BadInput_SaysWhichOne()
    {
        StaggeredEstimator.Fixed(double.NaN).Refused().ShouldBe(RefusalKind.NotANumber);
        StaggeredEffect.Of(Panels.Small, StaggeredEstimand.Simple, StaggeredEstimator.Efficient, 95).Refused().ShouldBe(RefusalKind.NotALevel);

        var constant = StaggeredPanel.Of(1, [2, 2, 3, 3], Enumerable.Repeat(0.1, 16).ToArray()).Required();
        StaggeredEffect.Of(constant, StaggeredEstimand.Simple, StaggeredEstimator.Efficient).Refused().ShouldBe(RefusalKind.ConstantOutcome);

        var allLater = StaggeredPanel.Of(1, [9, 9, null, null], [1, 2, 3, 4, 5, 6, 8, 7]).Required();
        StaggeredEffect.Of(allLater, StaggeredEstimand.Cohort, StaggeredEstimator.Efficient).Refused().ShouldBe(RefusalKind.NotADesign);

        var allFromTheFirst = StaggeredPanel.Of(1, [1, 1, 3, 3], [1, 2, 3, 4, 5, 6, 8, 7, 6, 4, 3, 5]).Required();
        StaggeredEffect.Of(allFromTheFirst, StaggeredEstimand.Simple, StaggeredEstimator.CallawaySantAnna).Refused().ShouldBe(RefusalKind.NotADesign);
        StaggeredEffect.Of(allFromTheFirst, StaggeredEstimand.Simple, StaggeredEstimator.EfficientInAllPeriods).Refused().ShouldBe(RefusalKind.OutOfReach);
        StaggeredEffect.Of(allFromTheFirst, StaggeredEstimand.Simple, StaggeredEstimator.Efficient).Required().Beta.ShouldBe(0);
    }
}
