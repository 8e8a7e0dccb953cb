namespace Alliance.Statistics.Generalized;

/// <summary>What an outcome is, and how it varies about its mean μ.</summary>
public enum Family
{
    /// <summary>Counts with the variance μ; coefficients are logarithms of ratios.</summary>
    Poisson,

    /// <summary>Counts with the variance φμ, where φ is told from the data; coefficients as for Poisson.</summary>
    QuasiPoisson,

    /// <summary>Counts with the variance μ + μ²/θ, where θ is told from the data; coefficients as for Poisson.</summary>
    NegativeBinomial,

    /// <summary>Yes (1) or no (0), or successes among trials; coefficients are logarithms of odds ratios.</summary>
    Binomial,
}
