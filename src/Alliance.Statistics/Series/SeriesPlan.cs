namespace Alliance.Statistics.Series;

/// <summary>A series at even steps that something interrupted, and how its lines are to be fitted.</summary>
public sealed record SeriesPlan
{
    /// <summary>What is modelled, one per step. Counts are zero or more; values (such as logarithms of rates) any number.</summary>
    public required IReadOnlyList<double> Points { get; init; }

    /// <summary>The place in <see cref="Points"/>, counted from zero, of the first step after the interruption.</summary>
    public required int FirstAfter { get; init; }

    public SeriesKind Kind { get; init; } = SeriesKind.Counts;

    /// <summary>How long (or large) each step was, above zero: the days of its month. Nothing: all alike. For counts only.</summary>
    public IReadOnlyList<double>? Exposures { get; init; }

    /// <summary>Whether the line may also bend at the interruption, not only step.</summary>
    public bool SlopeChange { get; init; }

    /// <summary>Steps in a season, such as 12 for months of the year; nothing where no season is taken out.</summary>
    public int? Season { get; init; }

    public SeriesErrors Errors { get; init; } = SeriesErrors.Model;

    /// <summary>For <see cref="SeriesErrors.NeweyWest"/>: over how many steps what is left over may hang together, zero or more.</summary>
    public int Lag { get; init; }

    /// <summary>Between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;
}

public enum SeriesKind
{
    /// <summary>Poisson regression: changes are logarithms of ratios.</summary>
    Counts,

    /// <summary>Least squares: changes are in the unit of the values.</summary>
    Values,
}

public enum SeriesErrors
{
    /// <summary>As the model has it: Poisson counts, or values that vary evenly and one by one.</summary>
    Model,

    /// <summary>Poisson, but never narrower than the counts vary in fact (quasi-Poisson; a dispersion below 1 counts as 1).</summary>
    Overdispersed,

    /// <summary>Newey and West (1987) with Bartlett weights, times n/(n-k): for what is left over that hangs together from step to step.</summary>
    NeweyWest,

    /// <summary>Values only: what is left over hangs on the step before, and the line is fitted anew with that in mind (generalized least squares, AR(1) by REML).</summary>
    Autoregressive,
}
