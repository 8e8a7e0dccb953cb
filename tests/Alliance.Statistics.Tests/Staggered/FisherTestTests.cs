using Alliance.Statistics.Randomness;
using Alliance.Statistics.Staggered;

namespace Alliance.Statistics.Tests.Staggered;

public sealed class FisherTestTests
{
    private static readonly FisherPlan Compatible = new() { Permutations = 500, IsCompatible = true };

    // chicago/permutations.csv, R 4.2.2: for (s in 1:500) { set.seed(s); staggered(…) of the permuted cohorts }: estimate, se, se_neyman, beta.
    [Fact]
    public void Run_Chicago_EveryPermutationOfR()
    {
        var panel = Panels.Chicago("complaints");
        var contrast = Contrasts.Of(panel, StaggeredEstimand.Simple, StaggeredEstimator.Efficient).Required();

        var permuted = Permuted.Run(panel, [contrast], null, Compatible, TestContext.Current.CancellationToken);

        var rows = Panels.Rows("chicago/permutations.csv").ToList();
        rows.Count.ShouldBe(500);
        foreach (var (row, results) in rows.Zip(permuted))
        {
            results[0].Value.ShouldBe(Panels.Number(row[0]), 1e-13);
            Math.Sqrt(results[0].Variance).ShouldAgree(Panels.Number(row[1]), 1e-10);
            Math.Sqrt(results[0].Neyman).ShouldAgree(Panels.Number(row[2]), 1e-10);
            results[0].Beta.ShouldBe(Panels.Number(row[3]), 1e-11);
        }
    }

    // R: staggered(…, compute_fisher = TRUE, num_fisher_permutations = 500 and 50).
    [Theory]
    [InlineData(500, 0.642, 0.644)]
    [InlineData(50, 0.52, 0.52)]
    public void Of_ChicagoCompatible_IsThePOfR(int permutations, double p, double neyman)
    {
        var test = FisherTest.Of(Panels.Chicago("complaints"), StaggeredEstimand.Simple, StaggeredEstimator.Efficient, Compatible with { Permutations = permutations }).Required();

        (test.P, test.NeymanP).ShouldBe((p, neyman));
    }

    [Fact]
    public void Of_SmallPanelCompatible_IsThePOfR()
    {
        var test = FisherTest.Of(Panels.Small, StaggeredEstimand.Simple, StaggeredEstimator.Efficient, Compatible).Required();

        (test.P, test.NeymanP).ShouldBe((0.018, 0.026));
    }

    // Three standard deviations of 2000 draws about the p of 5000 permutations of R, 0.6204 and 0.6208.
    [Fact]
    public void Of_ChicagoOwnPermutations_IsNearR()
    {
        var test = FisherTest.Of(Panels.Chicago("complaints"), StaggeredEstimand.Simple, StaggeredEstimator.Efficient, new FisherPlan { Permutations = 2000, Seed = 7 }).Required();

        test.P.ShouldBe(0.6204, 0.038);
        test.NeymanP.ShouldBe(0.6208, 0.038);
    }

    [Fact]
    public void Of_SameSeed_IsTheSameWithAnyNumberOfThreads()
    {
        FisherTest Of(long seed, int? threads) => FisherTest.Of(Panels.Small, StaggeredEstimand.Simple, StaggeredEstimator.Efficient, new FisherPlan { Permutations = 199, Seed = seed, Threads = threads }).Required();

        Of(5, 1).ShouldBe(Of(5, null));
        Of(5, 3).ShouldBe(Of(5, 1));
        new long[] { 6, 7, 8 }.Any(seed => Of(seed, 1).P != Of(5, 1).P).ShouldBeTrue();
    }

    // Six units, two cohorts of three: the p of all 20 exchanges, each as often as another.
    [Fact]
    public void Of_EveryExchange_NearsTheExactP()
    {
        var panel = StaggeredPanel.Of(1, [2, 2, 2, null, null, null], [0, 9.1, 0, 8.3, 0, 7.7, 0, 5.2, 0, 4.9, 0, 6.1]).Required();

        var test = FisherTest.Of(panel, StaggeredEstimand.Simple, StaggeredEstimator.DifferenceInMeans, new FisherPlan { Permutations = 20_000, Seed = 3 }).Required();

        // The exchange observed and its mirror image: 2 of 20.
        test.P.ShouldBe(0.1, 0.007);
    }

    // No exchange but the one observed is as large: p is one in all permutations and the roll-out itself, never zero; R's would be 0.
    [Fact]
    public void Of_AnEffectBeyondChance_IsOneInAll()
    {
        int?[] first = [.. Enumerable.Range(0, 20).Select(unit => unit < 10 ? 2 : (int?)null)];
        double[] outcomes = [.. Enumerable.Range(0, 20).SelectMany(unit => new[] { unit % 3, (unit < 10 ? 50.0 : 0) + unit % 4 })];
        var panel = StaggeredPanel.Of(1, first, outcomes).Required();

        FisherTest Of(bool isCompatible) => FisherTest.Of(panel, StaggeredEstimand.Simple, StaggeredEstimator.Efficient, new FisherPlan { Permutations = 99, IsCompatible = isCompatible }).Required();

        Of(isCompatible: false).P.ShouldBe(0.01);
        Of(isCompatible: true).P.ShouldBe(0);
    }

    // No effect at all: a test at 5 % rejects about five times in a hundred, whatever the estimator.
    [Theory]
    [InlineData("staggered")]
    [InlineData("staggered_sa")]
    public void Of_NoEffect_RejectsAsOftenAsItSays(string estimator)
    {
        var numbers = RandomNumbers.Seeded(20260107);
        var rejected = Enumerable.Range(0, 1000).Count(each =>
            FisherTest.Of(Panels.Simulated(numbers, 6, 0, 0), StaggeredEstimand.Simple, Panels.Estimator(estimator), new FisherPlan { Permutations = 99, Seed = each }).Required().P <= 0.05);

        (rejected / 1000.0).ShouldBe(0.05, 0.021);
    }

    [Fact]
    public void OfEventStudy_HasAPForEachTimeButTheReference()
    {
        var tests = FisherTest.OfEventStudy(Panels.Small, -2, 3, StaggeredEstimator.Efficient, new FisherPlan { Permutations = 99 }).Required();

        tests.Count.ShouldBe(6);
        tests[1].ShouldBeNull();
        tests.Where(test => test is not null).ShouldAllBe(test => test!.P > 0 && test.P <= 1);
    }

    [Fact]
    public void Of_Cancelled_Stops() => Should.Throw<OperationCanceledException>(() =>
        FisherTest.Of(Panels.Small, StaggeredEstimand.Simple, StaggeredEstimator.Efficient, new FisherPlan(), new CancellationToken(canceled: true)));

    [Fact]
    public void Of_BadInput_SaysWhichOne()
    {
        FisherTest.Of(Panels.Small, StaggeredEstimand.Simple, StaggeredEstimator.Efficient, new FisherPlan { Permutations = 0 }).Refused().ShouldBe(RefusalKind.TooFewPoints);
        FisherTest.Of(Panels.Small, StaggeredEstimand.Simple, StaggeredEstimator.EfficientInAllPeriods, new FisherPlan()).Refused().ShouldBe(RefusalKind.NotADesign);
        var constant = StaggeredPanel.Of(1, [2, 2, 3, 3], Enumerable.Repeat(0.1, 16).ToArray()).Required();
        FisherTest.Of(constant, StaggeredEstimand.Simple, StaggeredEstimator.Efficient, new FisherPlan()).Refused().ShouldBe(RefusalKind.ConstantOutcome);
        FisherTest.OfEventStudy(Panels.Small, 20, 30, StaggeredEstimator.Efficient, new FisherPlan()).Refused().ShouldBe(RefusalKind.NotADesign);
    }
}
