using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Randomization;

/// <summary>Covariates made comparable: mean 0, variance 1, uncorrelated, so that plain distances are Mahalanobis's (1936).</summary>
internal static class Whitening
{
    private const double Collinear = 1e-10;

    /// <summary>One array for each covariate. Failure: no covariate, one that is the same for all units, or one that the others make up.</summary>
    public static Answer<double[][]> Of(UnitList units)
    {
        var (n, k) = (units.Units.Count, units.Covariates.Count);
        if (k == 0)
        {
            return new Refusal(RefusalKind.NotUnits, "Balance and pairs need at least one covariate of the units; name one.");
        }

        var columns = new double[k][];
        for (var c = 0; c < k; c++)
        {
            var column = units.Units.Select(unit => unit.Values[c]).ToArray();
            var mean = column.Average();
            var deviation = Math.Sqrt(column.Sum(value => (value - mean) * (value - mean)) / (n - 1));
            if (!(deviation > Collinear * Math.Abs(mean)))
            {
                return new Refusal(RefusalKind.NotSeparable, $"{units.Covariates[c]} is the same for every unit; leave it out.");
            }

            columns[c] = [.. column.Select(value => (value - mean) / deviation)];
        }

        return Uncorrelated(columns, units.Covariates);
    }

    // Gram and Schmidt, one covariate after the other.
    private static Answer<double[][]> Uncorrelated(double[][] columns, IReadOnlyList<string> names)
    {
        var done = new List<Vector<double>>();
        double scale = Math.Sqrt(columns[0].Length - 1);
        foreach (var (column, name) in columns.Zip(names))
        {
            var left = Vector<double>.Build.DenseOfArray(column);
            foreach (var other in done.Concat(done))
            {
                left -= other * (other.DotProduct(left) / (scale * scale));
            }

            var length = left.L2Norm();
            if (length < Math.Sqrt(Collinear) * scale)
            {
                return new Refusal(RefusalKind.NotSeparable, $"{name} is made up by the covariates before it; leave it out.");
            }

            done.Add(left * (scale / length));
        }

        return done.Select(column => column.ToArray()).ToArray();
    }
}
