using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Alliance.Statistics.Staggered;

/// <summary>Sums over the units of a cohort: their outcomes before treatment, the products of these with each other, and with what contrasts make of the outcomes after it.</summary>
internal sealed class EarlyProducts(EarlyOutcomes early, int contrasts)
{
    private readonly double[] sums = new double[early.Width];
    private readonly double[] squares = new double[early.Periods * early.Width];
    private readonly double[] slopes = new double[contrasts * early.Width];

    public void Clear()
    {
        sums.AsSpan().Clear();
        squares.AsSpan().Clear();
        slopes.AsSpan().Clear();
    }

    /// <param name="row">Of one unit, as wide as <see cref="EarlyOutcomes.Width"/>.</param>
    /// <param name="scores">After and before, contrast by contrast; after is used.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<double> row, ReadOnlySpan<double> scores)
    {
        var values = MemoryMarshal.Cast<double, Vector<double>>(row);
        var wide = values.Length;
        var totals = MemoryMarshal.Cast<double, Vector<double>>(sums.AsSpan());
        var products = MemoryMarshal.Cast<double, Vector<double>>(squares.AsSpan());
        var shared = MemoryMarshal.Cast<double, Vector<double>>(slopes.AsSpan());
        for (var k = 0; k < wide; k++)
        {
            totals[k] += values[k];
        }

        for (var contrast = 0; contrast < contrasts; contrast++)
        {
            var score = new Vector<double>(scores[2 * contrast]);
            var line = shared.Slice(contrast * wide, wide);
            for (var k = 0; k < line.Length; k++)
            {
                line[k] += score * values[k];
            }
        }

        for (var period = 0; period < early.Periods; period++)
        {
            if (row[period] == 0)
            {
                continue;
            }

            var factor = new Vector<double>(row[period]);
            var line = products.Slice(period * wide, period / Vector<double>.Count + 1);
            for (var k = 0; k < line.Length; k++)
            {
                line[k] += factor * values[k];
            }
        }
    }

    /// <summary>Covariance of two periods in a cohort of so many; <paramref name="other"/> is not after <paramref name="one"/>.</summary>
    public double Covariance(int one, int other, int count) => (squares[one * early.Width + other] - sums[one] * sums[other] / count) / (count - 1);

    /// <summary>Covariance of a period and what a contrast makes of the outcomes.</summary>
    public double Covariance(int period, int contrast, double sumOfScores, int count) => (slopes[contrast * early.Width + period] - sums[period] * sumOfScores / count) / (count - 1);
}
