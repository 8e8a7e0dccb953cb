using Alliance.Statistics.Mixed;
using Alliance.Statistics.Randomness;

namespace Alliance.Statistics.Power;

/// <summary>Power of a stepped wedge by drawing it again and again and refitting its mixed model each time.</summary>
/// <remarks>
/// Each replication fits, by restricted likelihood, a mean for every period, the effect, and a random intercept for every group; where the plan has them also one for every
/// group and period, and an effect that varies by group. The means of group and period with the squares within them are drawn as they are distributed, which is all such
/// a model asks of the people behind them. Of a closed cohort the means alone are fitted: what stays with people is part of their group's intercept.
/// </remarks>
public static class SteppedWedgeSimulation
{
    /// <summary>Within 0.0265 of 0.7729 for a thousand replications of twelve groups in six waves, 15 people per period, ICC 0.05 and an effect of 0.25.</summary>
    /// <param name="against">What the estimate over its standard error is held against.</param>
    /// <returns>Failure: an effect that is no number, or a closed cohort whose groups differ in size.</returns>
    public static Answer<SimulatedPower> Simulate(this SteppedWedge design, double effect, SignificanceLevel level, SimulationPlan plan, WedgeTest against = WedgeTest.Normal)
    {
        if (Require.Effect(effect) is { } refusal)
        {
            return refusal;
        }

        if (design.Variation.Person > 0 && design.Sizes.Everywhere is null)
        {
            return new Refusal(RefusalKind.NotADesign, "A closed cohort can be simulated where every group has as many people in every period; the formula takes any sizes.");
        }

        return WedgeCells.Of(design).Then<WedgeCells, SimulatedPower>(cells =>
            SimulatedPower.Of(plan, () => new WedgeReplication(cells, design.Variation, effect, level, against).Study));
    }
}

/// <summary>What an estimate over its standard error is held against.</summary>
public enum WedgeTest
{
    /// <summary>The standard normal, as the formula does.</summary>
    Normal,

    /// <summary>Student's t with Satterthwaite's degrees of freedom, as an analysis of few groups should.</summary>
    Satterthwaite,
}

/// <summary>Draws one study of the cells and fits it; one for each thread.</summary>
internal sealed class WedgeReplication(WedgeCells cells, WedgeVariation variation, double effect, SignificanceLevel level, WedgeTest against)
{
    private readonly double[] means = new double[cells.Sizes.Length];

    // Effects that vary by group, unequal cells and degrees of freedom need the whole model.
    private readonly BalancedWedgeFit? balanced = against == WedgeTest.Normal && variation.Effect == 0 ? cells.Balanced(variation.Period > 0) : null;

    public SimulatedStudy? Study(RandomNumbers numbers)
    {
        var within = variation.Residual * variation.Residual * Draw(numbers);
        if (balanced is not null)
        {
            var (estimate, error) = balanced.Fit(means, within);
            return error > 0 ? new SimulatedStudy(estimate, TwoArmSimulations.Called(estimate / error, level.Critical, effect, level)) : null;
        }

        return LinearMixedModel.Fit(cells.Design, means, new MixedOptions { SquaresWithinCells = cells.WithinFreedom > 0 ? within : 0 }) is Answer<LinearMixedModel>.Reckoned { Value: var fit }
            ? new SimulatedStudy(fit.Coefficients[^1].Estimate.Value, CalledOut(fit.Coefficients[^1]))
            : null;
    }

    // The means, and chi-squared for the squares within cells.
    private double Draw(RandomNumbers numbers)
    {
        var (group, level, slope, person) = (-1, 0.0, 0.0, 0.0);
        var alone = Math.Sqrt(Math.Max(0, 1 - variation.EffectCorrelation * variation.EffectCorrelation));
        for (var cell = 0; cell < means.Length; cell++)
        {
            if (cells.Groups[cell] != group)
            {
                group = cells.Groups[cell];
                var normal = numbers.Normal();
                level = variation.Group * normal;
                slope = variation.Effect * (variation.EffectCorrelation * normal + alone * numbers.Normal());
                person = variation.Person / Math.Sqrt(cells.Sizes[cell]) * numbers.Normal();
            }

            means[cell] = level + person + cells.Treated[cell] * (effect + slope)
                + Math.Sqrt(variation.Period * variation.Period + variation.Residual * variation.Residual / cells.Sizes[cell]) * numbers.Normal();
        }

        return numbers.ChiSquared(cells.WithinFreedom);
    }

    private bool CalledOut(MixedCoefficient coefficient)
    {
        var statistic = coefficient.Estimate.Value / coefficient.Estimate.StandardError;
        var critical = against == WedgeTest.Satterthwaite && coefficient.DegreesOfFreedom is { } freedom
            ? MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, freedom, 1 - level.Tail)
            : level.Critical;
        return TwoArmSimulations.Called(statistic, critical, effect, level);
    }
}
