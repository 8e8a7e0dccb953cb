namespace Alliance.Statistics.Randomization;

/// <summary>One squad, district or person to be allocated.</summary>
/// <param name="Name">What it is called, once in the list.</param>
/// <param name="Stratum">What it is allocated within, such as its shift; nothing where there are no strata.</param>
/// <param name="Covariates">What is known of it before: one number for every covariate of the list.</param>
public sealed record UnitToAllocate(string Name, string? Stratum = null, IReadOnlyList<double>? Covariates = null)
{
    internal IReadOnlyList<double> Values => Covariates ?? [];
}
