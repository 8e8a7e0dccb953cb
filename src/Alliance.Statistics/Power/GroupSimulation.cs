using MathNet.Numerics.Distributions;

namespace Alliance.Statistics.Power;

/// <summary>Power of groups in two arms by drawing them again and again and comparing the means (or shares) of groups each time, weighted by what each tells.</summary>
/// <remarks>
/// The variance is estimated from how groups differ within arms, so that with few groups Student's t is the honest reference; ask for it in the plan.
/// Shares of groups are beta-binomial with the plan's intraclass correlation. Donner and Klar (2000), chapters 6 and 7.
/// </remarks>
public static class GroupSimulation
{
    /// <returns>Failure: an effect the outcome cannot have, a rate as outcome, a baseline measure of shares, or fewer than three groups.</returns>
    public static Answer<SimulatedPower> Simulate(this TwoArmsOfGroups design, double effect, SignificanceLevel level, SimulationPlan plan)
    {
        var freedom = design.First.Groups + design.Second.Groups - 2;
        if ((design.Outcome.Refuse(effect) ?? Refuse(design, freedom)) is { } refusal)
        {
            return refusal;
        }

        var critical = design.Student ? StudentT.InvCDF(0, 1, freedom, 1 - level.Tail) : level.Critical;
        var weights = design.First.Weights(design.Intraclass).Concat(design.Second.Weights(design.Intraclass)).ToArray();
        var sizes = design.First.Each.Concat(design.Second.Each).ToArray();
        var left = Math.Sqrt(1 - design.Baseline.Value * design.Baseline.Value);
        return SimulatedPower.Of(plan, () => numbers =>
        {
            var comparison = new WeightedComparison(design.First.Groups);
            for (var group = 0; group < weights.Length; group++)
            {
                var shift = group < design.First.Groups ? 0 : effect;
                comparison.Add(weights[group], design.Outcome.GroupMean(numbers, shift, sizes[group], weights[group], design.Intraclass.Value, left));
            }

            return comparison.Error is > 0 and var error
                ? new SimulatedStudy(comparison.Difference, TwoArmSimulations.Called(comparison.Difference / error, critical, effect, level)) : null;
        });
    }

    private static Refusal? Refuse(TwoArmsOfGroups design, int freedom) =>
        freedom < 1 ? new Refusal(RefusalKind.TooFewPoints, "To see how groups differ, at least three are needed.")
        : !design.Outcome.CanBeDrawn ? new Refusal(RefusalKind.NotADesign, "Groups are drawn with a mean or a share; for a rate plan by the formula.")
        : design.Baseline.Value > 0 && design.Outcome.IsShare ? new Refusal(RefusalKind.NotADesign, "Shares are drawn without a baseline measure; leave its correlation out, or plan by the formula.")
        : null;

    /// <summary>Two weighted means, and how the groups lie around them (West 1979).</summary>
    private sealed class WeightedComparison(int first)
    {
        private readonly double[] weight = new double[2], mean = new double[2];
        private double squares;
        private int groups;

        public double Difference => mean[1] - mean[0];

        public double Error => Math.Sqrt(squares / (groups - 2) * (1 / weight[0] + 1 / weight[1]));

        public void Add(double w, double value)
        {
            var arm = groups++ < first ? 0 : 1;
            var from = value - mean[arm];
            weight[arm] += w;
            mean[arm] += from * w / weight[arm];
            squares += w * from * (value - mean[arm]);
        }
    }
}
