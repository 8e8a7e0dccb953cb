namespace Alliance.Statistics.Mixed;

/// <summary>How a mixed model is fitted.</summary>
public sealed record MixedOptions
{
    internal static readonly MixedOptions Usual = new();

    /// <summary>Restricted likelihood, for unbiased variances; full likelihood to compare models with different fixed effects.</summary>
    public bool Restricted { get; init; } = true;

    /// <summary>Of the intervals, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>For a design of cells: the squares of all values about the mean of their cell, summed; zero or above.</summary>
    public double SquaresWithinCells { get; init; }

    /// <summary>Points of Gauss–Hermite quadrature for a model of counts with one term that is an intercept; 1 is Laplace's approximation.</summary>
    public int QuadraturePoints { get; init; } = 1;

    public CancellationToken Cancellation { get; init; }
}
