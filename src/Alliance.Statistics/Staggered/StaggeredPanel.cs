using Alliance.Statistics.Data;

namespace Alliance.Statistics.Staggered;

/// <summary>A balanced panel: every unit has one finite outcome in every period, and is treated from one period on, or never.</summary>
/// <remarks>Units stand sorted by their names (numbers by value); outcomes take eight bytes each. A cohort of one unit has no variance and is left out.</remarks>
public sealed class StaggeredPanel
{
    private readonly double[] outcomes;
    private readonly int[] cohortOf;
    private readonly int[] asRead;

    internal StaggeredPanel(int firstPeriod, int periods, double[] outcomes, int[] cohortOf, int[] asRead, Cohort[] cohorts, IReadOnlyList<Cohort> leftOut)
    {
        FirstPeriod = firstPeriod;
        Periods = periods;
        Cohorts = cohorts;
        LeftOut = leftOut;
        this.outcomes = outcomes;
        this.cohortOf = cohortOf;
        this.asRead = asRead;
    }

    /// <summary>The number of the first period; the others follow without a gap.</summary>
    public int FirstPeriod { get; }

    public int Periods { get; }

    public int LastPeriod => FirstPeriod + Periods - 1;

    public int Units => cohortOf.Length;

    /// <summary>By the period in which they were first treated; those never treated, if any, come last.</summary>
    public IReadOnlyList<Cohort> Cohorts { get; }

    /// <summary>Cohorts that are not in the panel: those of a single unit, and those treated too early for the estimator.</summary>
    public IReadOnlyList<Cohort> LeftOut { get; }

    /// <summary>From a table with a row for each unit and period.</summary>
    /// <returns>
    /// Failure, in a sentence that names unit and period: a column that is not there or holds no numbers, a unit whose first treated period changes, a
    /// period that a unit lacks or has twice, an outcome that is missing or infinite, periods that are no whole numbers, or fewer than two cohorts of two units.
    /// </returns>
    public static Answer<StaggeredPanel> Of(Table table, StaggeredColumns columns) => new PanelReader(table, columns).Read();

    /// <summary>From values in memory: <paramref name="outcomes"/> has the periods of the first unit, then of the second, and so on.</summary>
    /// <param name="firstPeriod">The number of the first period.</param>
    /// <param name="firstTreated">For each unit; nothing for never.</param>
    /// <returns>Failure: lengths that do not fit, an outcome that is no number, or fewer than two cohorts of two units.</returns>
    public static Answer<StaggeredPanel> Of(int firstPeriod, IReadOnlyList<int?> firstTreated, ReadOnlySpan<double> outcomes)
    {
        if (firstTreated.Count == 0 || outcomes.Length == 0 || outcomes.Length % firstTreated.Count != 0)
        {
            return new Refusal(RefusalKind.UnequalLengths, $"{outcomes.Length} outcomes cannot be those of {firstTreated.Count} units in as many periods each.");
        }

        var periods = outcomes.Length / firstTreated.Count;
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (!double.IsFinite(outcomes[i]))
            {
                return new Refusal(RefusalKind.NotANumber, $"The outcome of unit {i / periods + 1} in period {firstPeriod + i % periods} is no number; a unit without all its outcomes must be left out.");
            }
        }

        int[] order = [.. Enumerable.Range(0, firstTreated.Count)];
        return PanelCohorts.Panel(firstPeriod, periods, outcomes.ToArray(), [.. firstTreated.Select(each => each ?? long.MaxValue)], order);
    }

    /// <summary>The cohort of a unit, as its place in <see cref="Cohorts"/>.</summary>
    internal ReadOnlySpan<int> CohortOf => cohortOf;

    /// <summary>Units in the order in which they stood in the file.</summary>
    internal ReadOnlySpan<int> AsRead => asRead;

    internal ReadOnlySpan<double> Outcomes(int unit) => outcomes.AsSpan(unit * Periods, Periods);

    /// <summary>Without the cohorts that were treated from the first period on, which a difference before treatment cannot be taken of.</summary>
    internal Answer<StaggeredPanel> WithoutEarliest() =>
        Cohorts.Any(cohort => cohort.Start <= FirstPeriod) ? PanelCohorts.Keep(this, cohort => cohort.Start > FirstPeriod) : this;
}
