using MathNet.Numerics;

namespace Alliance.Statistics.Generalized;

/// <summary>What the iterations need to know of a family, row by row. μ is the mean of the count, or the probability.</summary>
internal abstract class Variation
{
    /// <summary>Where the iterations begin.</summary>
    public abstract double FirstMean(double y, double trials);

    public abstract double Linear(double mean);

    public abstract double Mean(double linear);

    /// <summary>What a row weighs against the linear predictor: (dμ/dη)² over the variance.</summary>
    public abstract double Weight(double mean, double trials);

    /// <summary>(y − its mean) over its variance's square root.</summary>
    public abstract double Pearson(double y, double mean, double trials);

    public abstract double LogLikelihood(double y, double mean, double trials);

    public abstract double Deviance(double y, double mean, double trials);

    /// <summary>y·log(y/m), which is zero where nothing was counted.</summary>
    protected static double Entropy(double y, double mean) => y == 0 ? 0 : y * Math.Log(y / mean);
}

internal class PoissonVariation : Variation
{
    public override double FirstMean(double y, double trials) => y + 0.1;

    public override double Linear(double mean) => Math.Log(mean);

    public override double Mean(double linear) => Math.Exp(linear);

    public override double Weight(double mean, double trials) => mean;

    public override double Pearson(double y, double mean, double trials) => (y - mean) / Math.Sqrt(mean);

    public override double LogLikelihood(double y, double mean, double trials) => (y == 0 ? 0 : y * Math.Log(mean)) - mean - SpecialFunctions.GammaLn(y + 1);

    public override double Deviance(double y, double mean, double trials) => 2 * (Entropy(y, mean) - (y - mean));
}

internal sealed class NegativeBinomialVariation(double theta) : PoissonVariation
{
    public override double Weight(double mean, double trials) => mean / (1 + mean / theta);

    public override double Pearson(double y, double mean, double trials) => (y - mean) / Math.Sqrt(mean + mean * mean / theta);

    public override double LogLikelihood(double y, double mean, double trials) =>
        SpecialFunctions.GammaLn(theta + y) - SpecialFunctions.GammaLn(theta) - SpecialFunctions.GammaLn(y + 1)
        + theta * Math.Log(theta / (theta + mean)) + (y == 0 ? 0 : y * Math.Log(mean / (theta + mean)));

    public override double Deviance(double y, double mean, double trials) => 2 * (Entropy(y, mean) - (y + theta) * Math.Log((y + theta) / (mean + theta)));
}

internal sealed class BinomialVariation : Variation
{
    public override double FirstMean(double y, double trials) => (y + 0.5) / (trials + 1);

    public override double Linear(double mean) => Math.Log(mean / (1 - mean));

    public override double Mean(double linear) => 1 / (1 + Math.Exp(-linear));

    public override double Weight(double mean, double trials) => trials * mean * (1 - mean);

    public override double Pearson(double y, double mean, double trials) => (y - trials * mean) / Math.Sqrt(trials * mean * (1 - mean));

    public override double LogLikelihood(double y, double mean, double trials) =>
        SpecialFunctions.GammaLn(trials + 1) - SpecialFunctions.GammaLn(y + 1) - SpecialFunctions.GammaLn(trials - y + 1)
        + (y == 0 ? 0 : y * Math.Log(mean)) + (y == trials ? 0 : (trials - y) * Math.Log(1 - mean));

    public override double Deviance(double y, double mean, double trials) => 2 * (Entropy(y, trials * mean) + Entropy(trials - y, trials * (1 - mean)));
}
