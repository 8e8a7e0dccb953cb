namespace Alliance.Statistics.Linear;

/// <summary>A coefficient of a model with its error.</summary>
/// <param name="Term">As R calls it: <c>(Intercept)</c>, <c>treat</c>, <c>factor(period)2</c>.</param>
/// <param name="Estimate">In the unit of the outcome per unit of the term; on the scale of the link for counts and shares.</param>
/// <param name="Freedom">Degrees of freedom of the t distribution behind interval and p; infinite where they are normal.</param>
public sealed record Coefficient(string Term, Estimate Estimate, double Freedom)
{
    internal static Coefficient Of(string term, double value, double error, double freedom, double level) => new(
        term,
        double.IsInfinity(freedom) ? Estimate.Normal(value, error, level) : Estimate.Student(value, error, freedom, level),
        freedom);
}
