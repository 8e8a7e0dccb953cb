namespace Alliance.Statistics.Mixed;

/// <summary>Theta as it is reported, and whether a variance in it is zero.</summary>
internal static class ScaleSigns
{
    /// <summary>Against the residual standard deviation: below this a scale is taken for zero.</summary>
    public const double Vanishing = 1e-4;

    /// <summary>The same covariances with no negative number on a diagonal.</summary>
    public static double[] Tidied(RandomScales scales, ReadOnlySpan<double> theta)
    {
        var tidied = theta.ToArray();
        var negative = false;
        for (var i = 0; i < tidied.Length; i++)
        {
            negative = scales.IsDiagonal(i) ? theta[i] < 0 : negative;
            tidied[i] = negative ? -theta[i] : theta[i];
        }

        return tidied;
    }

    /// <summary>Scales that only near zero made zero: the likelihood is level there.</summary>
    public static double[] WithZeros(RandomScales scales, double[] theta) =>
        [.. theta.Select((each, i) => scales.IsDiagonal(i) && Math.Abs(each) < Vanishing ? 0 : each)];

    public static bool IsSingular(RandomScales scales, ReadOnlySpan<double> theta) => Vanished(scales, theta) is not null;

    /// <summary>The first term, and the column of it, that does not vary; nothing where all do.</summary>
    public static (RandomEffect Term, string Column)? Vanished(RandomScales scales, ReadOnlySpan<double> theta)
    {
        for (var i = 0; i < theta.Length; i++)
        {
            if (scales.IsDiagonal(i) && Math.Abs(theta[i]) < Vanishing)
            {
                var term = scales.TermOf(i);
                return (term, term.Columns[scales.Parameters[i].Row]);
            }
        }

        return null;
    }
}
