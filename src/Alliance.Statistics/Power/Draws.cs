using Alliance.Statistics.Randomness;

namespace Alliance.Statistics.Power;

/// <summary>What studies are made of when they are drawn instead of carried out.</summary>
internal static class Draws
{
    // Counts of larger means are sums of counts of smaller ones.
    private const double LargestMean = 20;

    /// <summary>A gamma number of mean <paramref name="shape"/> (Marsaglia and Tsang 2000, ACM Transactions on Mathematical Software 26, 363–372).</summary>
    public static double Gamma(this RandomNumbers numbers, double shape)
    {
        if (shape < 1)
        {
            return numbers.Gamma(shape + 1) * Math.Pow(Inside(numbers), 1 / shape);
        }

        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = numbers.Normal();
            var root = 1 + c * normal;
            var cube = root * root * root;
            if (root > 0 && Math.Log(Inside(numbers)) < normal * normal / 2 + d * (1 - cube + Math.Log(cube)))
            {
                return d * cube;
            }
        }
    }

    /// <summary>Chi-squared; 0 without a degree of freedom.</summary>
    public static double ChiSquared(this RandomNumbers numbers, double freedom) => freedom <= 0 ? 0 : 2 * numbers.Gamma(freedom / 2);

    /// <summary>How many of so many say yes.</summary>
    public static int Binomial(this RandomNumbers numbers, int count, double probability)
    {
        var yes = 0;
        for (var each = 0; each < count; each++)
        {
            yes += numbers.Uniform() < probability ? 1 : 0;
        }

        return yes;
    }

    /// <summary>A share around a mean: one minus the intraclass correlation, over it, is the sum of the beta's parameters.</summary>
    public static double Beta(this RandomNumbers numbers, double mean, double intraclass)
    {
        if (intraclass == 0)
        {
            return mean;
        }

        var sum = (1 - intraclass) / intraclass;
        var (yes, no) = (numbers.Gamma(sum * mean), numbers.Gamma(sum * (1 - mean)));
        return yes + no > 0 ? yes / (yes + no) : mean;
    }

    /// <summary>Events where so many are expected, one by one (Knuth's product of uniforms).</summary>
    public static long Poisson(this RandomNumbers numbers, double mean)
    {
        long events = 0;
        for (var left = mean; left > 0; left -= LargestMean)
        {
            var floor = Math.Exp(-Math.Min(left, LargestMean));
            for (var product = Inside(numbers); product > floor; product *= Inside(numbers))
            {
                events++;
            }
        }

        return events;
    }

    /// <summary>Events whose variance is <paramref name="dispersion"/> times their mean, one or more.</summary>
    public static long Events(this RandomNumbers numbers, double mean, double dispersion) =>
        numbers.Poisson(dispersion > 1 ? (dispersion - 1) * numbers.Gamma(mean / (dispersion - 1)) : mean);

    private static double Inside(RandomNumbers numbers) => 1 - numbers.Uniform();
}
