namespace Alliance.Statistics.Mixed;

/// <summary>A fixed effect.</summary>
/// <param name="Estimate">With its standard error, its interval, and p against zero.</param>
/// <param name="DegreesOfFreedom">Satterthwaite's, of Student's t; nothing where z is used, as in models of counts.</param>
public sealed record MixedCoefficient(string Term, Estimate Estimate, double? DegreesOfFreedom);

/// <summary>How much something varies from group to group: variance of the intercepts of squads.</summary>
/// <param name="Term">(Intercept), or the slope's column.</param>
/// <param name="Variance">Zero or above, in squared units of the outcome (of the linear predictor where that is another).</param>
public sealed record VarianceComponent(string Group, string Term, double Variance)
{
    public double StandardDeviation => Math.Sqrt(Variance);
}

/// <summary>How intercept and slope of a group go together.</summary>
/// <param name="Correlation">Between -1 and 1; 0 where one of them does not vary.</param>
public sealed record CovarianceComponent(string Group, string First, string Second, double Covariance, double Correlation);

/// <summary>What the model predicts of each group beyond the fixed effects.</summary>
/// <param name="Levels">The groups.</param>
/// <param name="Columns">(Intercept), or what else varies.</param>
/// <param name="Values">For each group one number per column: 2.2586 and 9.1990 for subject 308 of sleepstudy.</param>
public sealed record GroupEffects(string Group, IReadOnlyList<string> Levels, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<double>> Values);

/// <summary>Whether the optimum is one.</summary>
/// <param name="Converged">The gradient is zero to eight digits of the criterion, and the likelihood curves the right way.</param>
/// <param name="Singular">A variance is zero, or a correlation one.</param>
/// <param name="LargestGradient">The largest slope left, of minus twice the log-likelihood by a relative scale.</param>
/// <param name="Sentence">What this means for a reader.</param>
public sealed record MixedConvergence(bool Converged, bool Singular, double LargestGradient, string Sentence);
