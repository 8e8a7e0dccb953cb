namespace Alliance.Statistics.Distributions;

/// <summary>Σ P(J = j) f(j) over a Poisson J, from its most likely value outwards until nothing more is added.</summary>
internal static class PoissonMixture
{
    private const double Negligible = 1e-17;

    public static double Of(double mean, Func<int, double> function)
    {
        var start = (int)Math.Floor(mean);
        var weight = mean == 0 ? 1 : Math.Exp(MathNet.Numerics.Distributions.Poisson.PMFLn(mean, start));
        var sum = weight * function(start);
        var up = weight;
        for (var j = start + 1; up > Negligible; j++)
        {
            up *= mean / j;
            sum += up * function(j);
        }

        var down = weight;
        for (var j = start; j > 0 && down > Negligible; j--)
        {
            down *= j / mean;
            sum += down * function(j - 1);
        }

        return Math.Clamp(sum, 0, 1);
    }
}
