using MathNet.Numerics;

namespace Alliance.Statistics.Distributions;

/// <summary>How many of the drawn come from the first of two groups, where an odds ratio favors it (Fisher 1935). The logarithm of that ratio is an argument of each method; 0 is none.</summary>
internal sealed class NoncentralHypergeometric
{
    private readonly double[] logarithms;

    public NoncentralHypergeometric(long first, long second, long drawn)
    {
        Least = Math.Max(0, drawn - second);
        Most = Math.Min(first, drawn);
        logarithms = new double[Math.Min(Length, 10_000_001)];
        for (var at = 0; at < logarithms.Length; at++)
        {
            logarithms[at] = Choose(first, Least + at) + Choose(second, drawn - Least - at);
        }

        var most = logarithms.Max();
        for (var at = 0; at < logarithms.Length; at++)
        {
            logarithms[at] -= most;
        }
    }

    public long Least { get; }

    public long Most { get; }

    public long Length => Most - Least + 1;

    public double AtMost(long seen, double logRatio) => Share(logRatio, at => at <= seen - Least);

    public double AtLeast(long seen, double logRatio) => Share(logRatio, at => at >= seen - Least);

    /// <summary>All outcomes no likelier than the one seen, times an allowance, where nothing is favored.</summary>
    public double NoLikelier(long seen, double allowance)
    {
        var limit = logarithms[seen - Least] + Math.Log(allowance);
        return Math.Min(1, Share(0, at => logarithms[at] <= limit));
    }

    public double Mean(double logRatio)
    {
        var highest = Highest(logRatio);
        double all = 0, sum = 0;
        for (var at = 0; at < logarithms.Length; at++)
        {
            var weight = Math.Exp(logarithms[at] + at * logRatio - highest);
            all += weight;
            sum += weight * at;
        }

        return Least + sum / all;
    }

    private double Share(double logRatio, Func<int, bool> counts)
    {
        var highest = Highest(logRatio);
        double all = 0, some = 0;
        for (var at = 0; at < logarithms.Length; at++)
        {
            var weight = Math.Exp(logarithms[at] + at * logRatio - highest);
            all += weight;
            some += counts(at) ? weight : 0;
        }

        return some / all;
    }

    private double Highest(double logRatio)
    {
        var highest = double.NegativeInfinity;
        for (var at = 0; at < logarithms.Length; at++)
        {
            highest = Math.Max(highest, logarithms[at] + at * logRatio);
        }

        return highest;
    }

    private static double Choose(double all, double chosen) => SpecialFunctions.GammaLn(all + 1) - SpecialFunctions.GammaLn(chosen + 1) - SpecialFunctions.GammaLn(all - chosen + 1);
}
