using Alliance.Statistics.Numerics;

namespace Alliance.Statistics.Staggered;

/// <summary>Aθ,g·Y and A₀,g·Y of units in cohorts, for each contrast, less what they are on average: over all cohorts that takes nothing off, as weights of a period add up to zero.</summary>
internal sealed class Scores
{
    // Half a gigabyte.
    private const long MostKept = 1L << 26;

    private readonly StaggeredPanel panel;
    private readonly double[] averages;
    private readonly double[]? kept;

    private Scores(StaggeredPanel panel, IReadOnlyList<Contrast> contrasts, bool areKept)
    {
        this.panel = panel;
        Contrasts = contrasts;
        Width = panel.Cohorts.Count * 2 * contrasts.Count;
        averages = Averages();
        if (areKept)
        {
            kept = new double[(long)panel.Units * Width];
            Parallel.For(0, panel.Units, Keep);
        }
    }

    public IReadOnlyList<Contrast> Contrasts { get; }

    private int Width { get; }

    /// <summary>Reckoned when they are read: for one assignment.</summary>
    public static Scores OnTheWay(StaggeredPanel panel, IReadOnlyList<Contrast> contrasts) => new(panel, contrasts, areKept: false);

    /// <summary>For so many assignments: each unit's in each cohort are reckoned once, where that pays and there is room.</summary>
    public static Scores For(StaggeredPanel panel, IReadOnlyList<Contrast> contrasts, int assignments) =>
        new(panel, contrasts, assignments > panel.Cohorts.Count && (long)panel.Units * panel.Cohorts.Count * 2 * contrasts.Count <= MostKept);

    /// <param name="room">Two for each contrast; may be what is returned.</param>
    /// <returns>After and before, contrast by contrast.</returns>
    public ReadOnlySpan<double> Of(int unit, int cohort, Span<double> room)
    {
        if (kept is not null)
        {
            return kept.AsSpan(unit * Width + cohort * room.Length, room.Length);
        }

        Reckon(unit, cohort, room);
        return room;
    }

    private void Keep(int unit)
    {
        for (var cohort = 0; cohort < panel.Cohorts.Count; cohort++)
        {
            Reckon(unit, cohort, kept.AsSpan(unit * Width + cohort * 2 * Contrasts.Count, 2 * Contrasts.Count));
        }
    }

    private void Reckon(int unit, int cohort, Span<double> into)
    {
        var outcomes = panel.Outcomes(unit);
        var average = averages.AsSpan(cohort * into.Length, into.Length);
        for (var contrast = 0; contrast < Contrasts.Count; contrast++)
        {
            into[2 * contrast] = Contrasts[contrast].After(cohort, outcomes) - average[2 * contrast];
            into[2 * contrast + 1] = Contrasts[contrast].Before(cohort, outcomes) - average[2 * contrast + 1];
        }
    }

    private double[] Averages()
    {
        var means = new double[panel.Periods];
        for (var unit = 0; unit < panel.Units; unit++)
        {
            RowArithmetic.AddScaled(means, 1.0 / panel.Units, panel.Outcomes(unit));
        }

        var found = new double[Width];
        for (var cohort = 0; cohort < panel.Cohorts.Count; cohort++)
        {
            for (var contrast = 0; contrast < Contrasts.Count; contrast++)
            {
                var place = (cohort * Contrasts.Count + contrast) * 2;
                found[place] = Contrasts[contrast].After(cohort, means);
                found[place + 1] = Contrasts[contrast].Before(cohort, means);
            }
        }

        return found;
    }
}
