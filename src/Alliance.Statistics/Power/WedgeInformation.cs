using MathNet.Numerics.LinearAlgebra;

namespace Alliance.Statistics.Power;

/// <summary>What the means of groups and periods tell about the effect: generalized least squares with a mean for every period.</summary>
internal static class WedgeInformation
{
    // Of a pivot against the largest: below it the effect hangs on rounding.
    private const double Negligible = 1e-10;

    /// <summary>Of the estimated effect; nothing where it cannot be told from the periods.</summary>
    public static double? EffectVariance(WedgeSchedule schedule, WedgeSizes sizes, WedgeVariation variation)
    {
        var information = Matrix<double>.Build.Dense(schedule.Periods + 1, schedule.Periods + 1);
        var waves = schedule.WaveOfGroups();
        if (sizes.Everywhere is not null)
        {
            // Groups of one wave tell the same.
            for (var (wave, group) = (0, 0); wave < schedule.Waves; group += schedule.GroupsPerWave[wave++])
            {
                information += OfGroup(schedule, sizes, variation, group, wave) * schedule.GroupsPerWave[wave];
            }
        }
        else
        {
            for (var group = 0; group < waves.Length; group++)
            {
                information += OfGroup(schedule, sizes, variation, group, waves[group]);
            }
        }

        return LastOfInverse(information);
    }

    private static Matrix<double> OfGroup(WedgeSchedule schedule, WedgeSizes sizes, WedgeVariation variation, int group, int wave)
    {
        var seen = Enumerable.Range(0, schedule.Periods).Where(period => sizes[group, period] > 0).ToArray();
        var design = Matrix<double>.Build.Dense(seen.Length, schedule.Periods + 1);
        for (var row = 0; row < seen.Length; row++)
        {
            design[row, seen[row]] = 1;
            design[row, schedule.Periods] = Treated(schedule, wave, seen[row]);
        }

        var covariance = Matrix<double>.Build.Dense(seen.Length, seen.Length, (a, b) => Covariance(variation, sizes[group, seen[a]], sizes[group, seen[b]], Treated(schedule, wave, seen[a]), Treated(schedule, wave, seen[b]), a == b));
        return design.TransposeThisAndMultiply(covariance.Cholesky().Solve(design));
    }

    private static double Covariance(WedgeVariation v, double size, double otherSize, double treated, double otherTreated, bool same) =>
        v.Group * v.Group
        + v.Effect * v.Effect * treated * otherTreated
        + v.EffectCorrelation * v.Group * v.Effect * (treated + otherTreated)
        + v.Person * v.Person / Math.Max(size, otherSize)
        + (same ? v.Period * v.Period + v.Residual * v.Residual / size : 0);

    private static double Treated(WedgeSchedule schedule, int wave, int period) => schedule.IsTreated(wave, period) ? 1 : 0;

    // The Schur complement of everything before the last row; a pivot that vanishes is a column that the others make up.
    private static double? LastOfInverse(Matrix<double> information)
    {
        var (work, last) = (information.Clone(), information.RowCount - 1);
        for (var k = 0; k <= last; k++)
        {
            if (!(work[k, k] > Negligible * information[k, k]))
            {
                return null;
            }

            for (var row = k + 1; row <= last; row++)
            {
                var factor = work[row, k] / work[k, k];
                for (var column = k; column <= last; column++)
                {
                    work[row, column] -= factor * work[k, column];
                }
            }
        }

        return 1 / work[last, last];
    }
}
