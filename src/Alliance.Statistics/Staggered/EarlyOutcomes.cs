using System.Numerics;

namespace Alliance.Statistics.Staggered;

/// <summary>Each unit's outcomes before anybody is treated, in rows that fill whole vectors. Periods whose mean is larger than their spread are less that mean, so that squares keep their digits; counts keep their zeros.</summary>
internal sealed class EarlyOutcomes
{
    private readonly double[] rows;
    private readonly bool[] hasAny;

    private EarlyOutcomes(int periods, int width, double[] rows, int units)
    {
        (Periods, Width, this.rows) = (periods, width, rows);
        hasAny = new bool[units];
        for (var unit = 0; unit < units; unit++)
        {
            hasAny[unit] = Of(unit).ContainsAnyExcept(0.0);
        }
    }

    public int Periods { get; }

    /// <summary>Periods, and zeros after them.</summary>
    public int Width { get; }

    public static EarlyOutcomes Of(StaggeredPanel panel, IReadOnlyList<Contrast> contrasts)
    {
        var periods = contrasts.Max(contrast => contrast.PeriodsBefore);
        var width = (periods + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        var rows = new double[panel.Units * width];
        for (var unit = 0; unit < panel.Units; unit++)
        {
            panel.Outcomes(unit)[..periods].CopyTo(rows.AsSpan(unit * width));
        }

        for (var period = 0; period < periods; period++)
        {
            Shift(rows, period, width, panel.Units);
        }

        return new EarlyOutcomes(periods, width, rows, panel.Units);
    }

    /// <summary>Whether anything but zeros is there: most units have no event in these periods where what is counted is rare, and add nothing to a product.</summary>
    public bool HasAny(int unit) => hasAny[unit];

    public ReadOnlySpan<double> Of(int unit) => rows.AsSpan(unit * Width, Width);

    private static void Shift(double[] rows, int period, int width, int units)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var place = period; place < rows.Length; place += width)
        {
            sum += rows[place];
            squares += rows[place] * rows[place];
        }

        var mean = sum / units;
        if (2 * mean * mean > squares / units)
        {
            for (var place = period; place < rows.Length; place += width)
            {
                rows[place] -= mean;
            }
        }
    }
}
