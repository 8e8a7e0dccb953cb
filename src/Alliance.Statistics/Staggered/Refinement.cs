using System.Runtime.CompilerServices;
using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Staggered;

/// <summary>What outcomes before anybody was treated tell about effects that differ between units: by so much Neyman's variance is too large.</summary>
/// <remarks>
/// Roth and Sant'Anna (2023), equation 7 and remark 5, after Abadie, Athey, Imbens and Wooldridge (2020): with M the periods before the first cohort g of the contrast is treated,
/// b = Σ (M Sg M')⁺ M Sg Aθ,g' over the cohorts from it on, and b' S̄ b / N is taken off, S̄ the mean of their M Sg M'.
/// </remarks>
internal sealed class Refinement
{
    private readonly int firstCohort;
    private readonly int periods;
    private readonly int[] contrasts;
    private readonly double[] spread;
    private readonly double[] mean;
    private readonly double[] slopes;
    private readonly double[] sums;
    private readonly PseudoInverse inverse;
    private int cohorts;

    private Refinement(int firstCohort, int periods, int[] contrasts)
    {
        this.firstCohort = firstCohort;
        this.periods = periods;
        this.contrasts = contrasts;
        spread = new double[periods * periods];
        mean = new double[periods * periods];
        slopes = new double[periods * contrasts.Length];
        sums = new double[slopes.Length];
        inverse = new PseudoInverse(periods);
    }

    /// <summary>One for all contrasts that begin with the same cohort.</summary>
    public static Refinement[] Of(IReadOnlyList<Contrast> contrasts) =>
        [.. Enumerable.Range(0, contrasts.Count).GroupBy(each => contrasts[each].FirstCohort).Select(same => new Refinement(same.Key, contrasts[same.First()].PeriodsBefore, [.. same]))];

    public bool Has(int contrast) => Array.IndexOf(contrasts, contrast) >= 0;

    public void Clear()
    {
        cohorts = 0;
        mean.AsSpan().Clear();
        sums.AsSpan().Clear();
    }

    /// <param name="scoreSums">After and before, contrast by contrast.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int cohort, EarlyProducts products, ReadOnlySpan<double> scoreSums, int count)
    {
        if (cohort < firstCohort || periods == 0)
        {
            return;
        }

        for (var one = 0; one < periods; one++)
        {
            for (var other = 0; other <= one; other++)
            {
                spread[one * periods + other] = spread[other * periods + one] = products.Covariance(one, other, count);
            }

            for (var each = 0; each < contrasts.Length; each++)
            {
                slopes[each * periods + one] = products.Covariance(one, contrasts[each], scoreSums[2 * contrasts[each]], count);
            }
        }

        inverse.Apply(spread, periods, periods, slopes);
        RowArithmetic.AddScaled(sums, 1, slopes);
        RowArithmetic.AddScaled(mean, 1, spread);
        cohorts++;
    }

    /// <summary>b' S̄ b of two contrasts.</summary>
    public double Overstated(int one, int other)
    {
        var left = sums.AsSpan(Array.IndexOf(contrasts, one) * periods, periods);
        var right = sums.AsSpan(Array.IndexOf(contrasts, other) * periods, periods);
        var sum = 0.0;
        for (var row = 0; row < periods; row++)
        {
            sum += left[row] * RowArithmetic.Dot(mean.AsSpan(row * periods, periods), right);
        }

        return periods == 0 ? 0 : sum / cohorts;
    }
}
