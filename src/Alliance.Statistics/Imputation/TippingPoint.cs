namespace Alliance.Statistics.Imputation;

/// <summary>How different from the seen the missing would have to be before a finding falls: the delta-adjusted sensitivity analysis.</summary>
/// <param name="Shift">The first, by its size, at which the interval no longer says what it says without one; nothing where none of those tried does.</param>
/// <param name="Path">What each shift tried gave, in the order tried.</param>
/// <remarks>
/// Ratitch, O'Kelly and Tosiello (2013), Pharmaceutical Statistics 12, 337–347. Whether the shift found is thinkable is for those to say who know the field.
/// An estimate of 2 with an error of 0.5 that falls by the shift tips, tried in steps of 0.5, at 1.5.
/// </remarks>
public sealed record TippingPoint(double? Shift, IReadOnlyList<(double Shift, PooledEstimate Pooled)> Path)
{
    /// <param name="analysis">Imputes with a shift (<see cref="ImputedColumn.Shift"/>), analyzes each set and pools; the same seed each time.</param>
    /// <param name="shifts">To try, in the unit of the column; zero is tried first in any case.</param>
    /// <returns>Failure: no shift to try, one that is not finite, or what the analysis refuses.</returns>
    public static Answer<TippingPoint> Of(Func<double, Answer<PooledEstimate>> analysis, IReadOnlyList<double> shifts)
    {
        if (shifts.Count == 0 || shifts.Any(shift => !double.IsFinite(shift)))
        {
            return new Refusal(RefusalKind.NotANumber, "A sensitivity analysis needs finite shifts to try, such as -1, -2 and -3.");
        }

        if (!analysis(0).Gives(out var plain, out var refusal))
        {
            return refusal;
        }

        var path = new List<(double Shift, PooledEstimate Pooled)> { (0, plain) };
        foreach (var shift in shifts.Where(shift => shift != 0).OrderBy(Math.Abs))
        {
            if (!analysis(shift).Gives(out var pooled, out var refused))
            {
                return refused;
            }

            path.Add((shift, pooled));
        }

        var tipped = path.FindIndex(step => Finding(step.Pooled) != Finding(plain));
        return new TippingPoint(tipped < 0 ? null : path[tipped].Shift, path);
    }

    // Above zero, below it, or neither.
    private static int Finding(PooledEstimate pooled) => pooled.Interval.Low > 0 ? 1 : pooled.Interval.High < 0 ? -1 : 0;
}
