using MathNet.Numerics;

namespace Alliance.Statistics.Mixed;

/// <summary>What is counted in a <see cref="GeneralizedMixedModel"/>.</summary>
public enum MixedFamily
{
    /// <summary>Counts without an upper end, on the scale of their logarithm: complaints per officer and month.</summary>
    Poisson,

    /// <summary>So many of so many, or yes and no, on the scale of log-odds: herds in which 2 of 14 animals fell ill.</summary>
    Binomial,
}

/// <summary>Counts with what stands beside them.</summary>
internal sealed class CountOutcome
{
    private readonly double[] counts;
    private readonly double[] trials;

    public CountOutcome(MixedFamily family, double[] counts, double[] trials, double[] offset)
    {
        (Family, this.counts, this.trials, Offset) = (family, counts, trials, offset);
        for (var row = 0; row < counts.Length; row++)
        {
            Constant += Family == MixedFamily.Poisson ? -SpecialFunctions.GammaLn(counts[row] + 1) : SpecialFunctions.BinomialLn((int)trials[row], (int)counts[row]);
        }
    }

    public MixedFamily Family { get; }

    public ReadOnlySpan<double> Counts => counts;

    /// <summary>Empty for Poisson counts.</summary>
    public ReadOnlySpan<double> Trials => trials;

    /// <summary>Added to the linear predictor; empty where nothing is.</summary>
    public double[] Offset { get; }

    /// <summary>What the log-likelihood has whatever the model says.</summary>
    public double Constant { get; }

    /// <summary>The part of a row's log-likelihood that depends on its linear predictor.</summary>
    public double LogLikelihood(int row, double predictor) => Family == MixedFamily.Poisson
        ? counts[row] * predictor - Math.Exp(predictor)
        : counts[row] * predictor - trials[row] * LogOnePlusExp(predictor);

    /// <summary>Minus twice the log-likelihood, and for each row what is left over, the weight, and the weight's slope along the predictor.</summary>
    public double Differentiate(ReadOnlySpan<double> predictors, Span<double> left, Span<double> weights, Span<double> weightSlopes)
    {
        var sum = Constant;
        for (var row = 0; row < predictors.Length; row++)
        {
            if (Family == MixedFamily.Poisson)
            {
                var mean = Math.Exp(predictors[row]);
                sum += counts[row] * predictors[row] - mean;
                (left[row], weights[row], weightSlopes[row]) = (counts[row] - mean, mean, mean);
            }
            else
            {
                sum += counts[row] * predictors[row] - trials[row] * LogOnePlusExp(predictors[row]);
                var share = 1 / (1 + Math.Exp(-predictors[row]));
                var weight = trials[row] * share * (1 - share);
                (left[row], weights[row], weightSlopes[row]) = (counts[row] - trials[row] * share, weight, weight * (1 - 2 * share));
            }
        }

        return -2 * sum;
    }

    private static double LogOnePlusExp(double value) => value > 0 ? value + Math.Log(1 + Math.Exp(-value)) : Math.Log(1 + Math.Exp(value));
}
