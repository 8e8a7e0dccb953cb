using MathNet.Numerics.Distributions;

namespace Alliance.Statistics.Power;

/// <summary>Power of two arms by drawing the study again and again and testing it each time as the formula supposes.</summary>
/// <remarks>Rejections on either side count where the test looks both ways, so that at no effect the share is the significance level.</remarks>
public static class TwoArmSimulations
{
    /// <summary>About 0.56 for a difference of 0.3 among 100 and 100: means and variances drawn as they are distributed, then a t test.</summary>
    /// <returns>Failure: a difference that is no number.</returns>
    public static Answer<SimulatedPower> Simulate(this TwoMeans design, double difference, SignificanceLevel level, SimulationPlan plan)
    {
        if (Require.Effect(difference) is { } refusal)
        {
            return refusal;
        }

        var spread = Math.Sqrt(1 / design.First + 1 / design.Second);
        var left = design.Deviation * Math.Sqrt(1 - design.Baseline.Value * design.Baseline.Value);
        var freedom = design.First + design.Second - (design.Baseline.Value > 0 ? 3 : 2);
        var critical = StudentT.InvCDF(0, 1, freedom, 1 - level.Tail);
        return SimulatedPower.Of(plan, () => numbers =>
        {
            var estimate = difference + left * spread * numbers.Normal();
            var error = left * spread * Math.Sqrt(numbers.ChiSquared(freedom) / freedom);
            return new SimulatedStudy(estimate, Called(estimate / error, critical, difference, level));
        });
    }

    /// <summary>People who say yes or no, then the test of two shares.</summary>
    /// <returns>Failure: a share not above 0 and below 1, or arms that are not whole numbers of people.</returns>
    public static Answer<SimulatedPower> Simulate(this TwoProportions design, double treated, SignificanceLevel level, SimulationPlan plan)
    {
        if (Require.First(Require.Share(treated, "share in the treated arm"), Whole(design.First), Whole(design.Second)) is { } refusal)
        {
            return refusal;
        }

        var (first, second) = ((int)design.First, (int)design.Second);
        return SimulatedPower.Of(plan, () => numbers =>
        {
            var (control, other) = ((double)numbers.Binomial(first, design.Control) / first, (double)numbers.Binomial(second, treated) / second);
            var pooled = (first * control + second * other) / (first + second);
            var error = Math.Sqrt(pooled * (1 - pooled) * (1.0 / first + 1.0 / second));
            return error > 0 ? new SimulatedStudy(other - control, Called((other - control) / error, level.Critical, treated - design.Control, level)) : null;
        });
    }

    /// <summary>Counts of events, Poisson or, with a dispersion above 1, negative binomial, then Wald's test of the log rate ratio.</summary>
    /// <returns>Failure: a ratio not above zero, or a dispersion below 1.</returns>
    public static Answer<SimulatedPower> Simulate(this TwoRates design, double ratio, SignificanceLevel level, SimulationPlan plan)
    {
        if (Require.AboveZero(ratio, "rate ratio") is { } refusal)
        {
            return refusal;
        }

        if (design.Dispersion < 1)
        {
            return new Refusal(RefusalKind.NotADesign, "Counts are drawn with a dispersion of 1 or more; below it plan by the formula.");
        }

        return SimulatedPower.Of(plan, () => numbers =>
        {
            var control = numbers.Events(design.Control * design.First, design.Dispersion);
            var treated = numbers.Events(design.Control * ratio * design.Second, design.Dispersion);
            if (control == 0 || treated == 0)
            {
                return null;
            }

            var estimate = Math.Log(treated / design.Second / (control / design.First));
            return new SimulatedStudy(estimate, Called(estimate / Math.Sqrt(design.Dispersion * (1.0 / control + 1.0 / treated)), level.Critical, Math.Log(ratio), level));
        });
    }

    internal static bool Called(double statistic, double critical, double direction, SignificanceLevel level) =>
        level.BothWays ? Math.Abs(statistic) > critical : (direction < 0 ? -statistic : statistic) > critical;

    private static Refusal? Whole(double size) => size == Math.Floor(size) && size <= int.MaxValue ? null
        : new Refusal(RefusalKind.NotADesign, $"To draw them, an arm needs a whole number of people, not {Require.Words(size)}.");
}
