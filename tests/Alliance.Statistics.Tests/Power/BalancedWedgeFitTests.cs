using Alliance.Statistics.Mixed;
using Alliance.Statistics.Power;
using Alliance.Statistics.Randomness;
using CsCheck;
using static Alliance.Statistics.Tests.Power.WedgeRows;

namespace Alliance.Statistics.Tests.Power;

public sealed class BalancedWedgeFitTests
{
    // The short way against the whole model, from groups that differ a lot to groups that do not differ at all.
    [Theory]
    [InlineData(0.05, 0, false)]
    [InlineData(0, 0, false)]
    [InlineData(0.3, 0.2, false)]
    [InlineData(0.05, 0.05, false)]
    [InlineData(0.1, 0, true)]
    public void Fit_DrawnStudies_IsThatOfTheMixedModel(double icc, double period, bool cohort) =>
        Gen.Int[1, 1_000_000].Sample(seed =>
        {
            var variation = WedgeVariation.OfTotal(R(icc), Correlation.Complete, R(cohort ? 0.5 : 0)).Required().WithPeriod(period).Required();
            var plan = SteppedWedge.Of(WedgeSchedule.Even(12, 6).Required(), WedgeSizes.All(15).Required(), variation).Required();
            var cells = WedgeCells.Of(plan).Required();
            var numbers = RandomNumbers.Seeded(seed);
            var (group, error) = (Enumerable.Range(0, 12).Select(_ => Math.Sqrt(icc) * numbers.Normal()).ToArray(), Math.Sqrt(period * period + (1 - icc) / 15));
            double[] means = [.. cells.Groups.Select((each, cell) => group[each] + 0.25 * cells.Treated[cell] + error * numbers.Normal())];
            var within = (1 - icc) * numbers.ChiSquared(cells.WithinFreedom);

            var (effect, standardError) = cells.Balanced(period > 0)!.Fit(means, within);
            var whole = LinearMixedModel.Fit(cells.Design, means, new MixedOptions { SquaresWithinCells = cohort ? 0 : within }).Required().Coefficients[^1].Estimate;

            effect.ShouldBe(whole.Value, 2e-6);
            standardError.ShouldBe(whole.StandardError, 2e-6);
        }, iter: 20, threads: 1);

    [Fact]
    public void Balanced_CellsLeftOutOrUnequal_IsNotOffered()
    {
        var variation = WedgeVariation.OfTotal(R(0.05), Correlation.Complete).Required();
        BalancedWedgeFit? Of(WedgeSizes sizes) => WedgeCells.Of(SteppedWedge.Of(WedgeSchedule.Even(3, 3).Required(), sizes, variation).Required()).Required().Balanced(false);

        Of(WedgeSizes.ByGroup([5, 5, 5]).Required()).ShouldNotBeNull();
        Of(WedgeSizes.ByGroup([5, 5, 6]).Required()).ShouldBeNull();
        Of(WedgeSizes.ByGroupAndPeriod([[5, 5, 5, 5], [0, 5, 5, 5], [5, 5, 5, 5]]).Required()).ShouldBeNull();
    }
}
