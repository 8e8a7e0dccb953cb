using Alliance.Statistics.Distributions;
using Alliance.Statistics.Testing;

namespace Alliance.Statistics.Equivalence;

/// <summary>Whether a difference lies between two margins that were set beforehand: two one-sided tests.</summary>
/// <param name="LowerT">Of the difference against the lower margin.</param>
/// <param name="LowerP">That it is not above the lower margin.</param>
/// <param name="UpperT">Of the difference against the upper margin.</param>
/// <param name="UpperP">That it is not below the upper margin.</param>
/// <param name="Interval">At 1 − 2α; equivalence is shown where it lies between the margins.</param>
/// <remarks>
/// Schuirmann, D. J. (1987), Journal of Pharmacokinetics and Biopharmaceutics 15, 657–680. R's "sleep" by Welch's test within ±1: lower t −0.683083424774,
/// p 0.748319811441; upper −3.0385435102, p 0.00357066917; 90 % between −3.0534 and −0.1066: not shown.
/// </remarks>
public sealed record EquivalenceTest(double LowerT, double LowerP, double UpperT, double UpperP, Interval Interval)
{
    /// <summary>Of both tests together.</summary>
    public double P => Math.Max(LowerP, UpperP);

    /// <param name="test">Any of Student's: its difference, standard error and degrees of freedom are used.</param>
    /// <param name="low">The lower margin, in the unit of the difference.</param>
    /// <param name="high">The upper margin, above the lower.</param>
    /// <param name="alpha">Of each of the two tests, below one half.</param>
    /// <returns>Failure: margins that are not finite or not in order, or an α outside 0 to 0.5.</returns>
    public static Answer<EquivalenceTest> Of(TTest test, double low, double high, double alpha = 0.05) =>
        Of(test.Difference, test.StandardError, test.Freedom, low, high, alpha);

    /// <summary>The same for an estimate with a normal error.</summary>
    public static Answer<EquivalenceTest> Of(Estimate estimate, double low, double high, double alpha = 0.05) =>
        Of(estimate.Value, estimate.StandardError, double.PositiveInfinity, low, high, alpha);

    private static Answer<EquivalenceTest> Of(double difference, double error, double freedom, double low, double high, double alpha)
    {
        if (Margin.Refuse(alpha, low, high) is { } refusal)
        {
            return refusal;
        }

        var (above, below) = ((difference - low) / error, (difference - high) / error);
        var reach = Student.Quantile(1 - alpha, freedom) * error;
        return new EquivalenceTest(above, Student.Survival(above, freedom), below, Student.Survival(-below, freedom), new Interval(difference - reach, difference + reach, 1 - 2 * alpha));
    }
}
