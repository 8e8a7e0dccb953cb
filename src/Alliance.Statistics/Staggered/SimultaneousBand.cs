using Alliance.Statistics.Numerics;
using Alliance.Statistics.Randomness;
using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Staggered;

/// <summary>A band that holds the effects at all event times at once, as often as its level says; intervals one by one miss somewhere more often.</summary>
/// <param name="Reach">How many standard errors the band reaches to either side: 1.96 for one event time at 0.95, 2.24 for two that have nothing to do with each other.</param>
/// <param name="Intervals">In the order of the effects; the reference period is the point 0.</param>
/// <remarks>
/// The sup-t band of Montiel Olea and Plagborg-Møller (2019), Journal of Applied Econometrics 34(1): the quantile of the largest |t| of a normal with the
/// correlations of the estimates, drawn 20 000 times from a seed.
/// </remarks>
public sealed record SimultaneousBand(double Reach, IReadOnlyList<Interval> Intervals)
{
    private const int Draws = 20_000;

    /// <param name="level">Of all together, between 0 and 1.</param>
    /// <returns>Failure: a level outside 0 to 1, or a study of nothing but its reference period.</returns>
    public static Answer<SimultaneousBand> Of(EventStudy study, double level = 0.95, long seed = 1)
    {
        int[] free = [.. Enumerable.Range(0, study.Effects.Count).Where(place => study.Effects[place].Estimate.StandardError > 0)];
        if (Check.Level(level) is { } refusal)
        {
            return refusal;
        }

        if (free.Length == 0)
        {
            return new Refusal(RefusalKind.NothingCounted, "A band needs an event time besides the period before treatment.");
        }

        var reach = Quantile(Largest(Root(study, free), RandomNumbers.Seeded(seed)), level);
        return new SimultaneousBand(reach, [.. study.Effects.Select(effect => effect.Estimate).Select(each =>
            new Interval(each.Value - reach * each.StandardError, each.Value + reach * each.StandardError, level))]);
    }

    // A square root of the correlations; what rounding made negative is nothing.
    private static Matrix<double> Root(EventStudy study, int[] free)
    {
        var correlations = Matrix<double>.Build.Dense(free.Length, free.Length, (row, column) =>
            study.Covariance[free[row], free[column]] / (study.Effects[free[row]].Estimate.StandardError * study.Effects[free[column]].Estimate.StandardError));
        var eigen = correlations.Evd(Symmetricity.Symmetric);
        var roots = eigen.EigenValues.Map(value => Math.Sqrt(Math.Max(0, value.Real)));
        return eigen.EigenVectors * Matrix<double>.Build.DenseOfDiagonalVector(roots);
    }

    private static double[] Largest(Matrix<double> root, RandomNumbers numbers)
    {
        var rows = root.ToRowArrays();
        var normals = new double[rows.Length];
        var largest = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var k = 0; k < normals.Length; k++)
            {
                normals[k] = numbers.Normal();
            }

            foreach (var row in rows)
            {
                largest[draw] = Math.Max(largest[draw], Math.Abs(RowArithmetic.Dot(row, normals)));
            }
        }

        return largest;
    }

    private static double Quantile(double[] values, double level)
    {
        Array.Sort(values);
        return values[Math.Clamp((int)Math.Ceiling(level * values.Length) - 1, 0, values.Length - 1)];
    }
}
