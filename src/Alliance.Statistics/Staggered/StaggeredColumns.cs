namespace Alliance.Statistics.Staggered;

/// <summary>What the columns of a panel's table are called.</summary>
/// <param name="Unit">Who or what was observed: numbers or text.</param>
/// <param name="Period">Whole numbers, one after the other.</param>
/// <param name="FirstTreated">The period in which the unit was first treated; <c>Inf</c>, <c>NA</c> or empty for never.</param>
/// <param name="Outcome">Numbers.</param>
public sealed record StaggeredColumns(string Unit, string Period, string FirstTreated, string Outcome)
{
    internal string[] All => [.. new[] { Unit, Period, FirstTreated, Outcome }.Distinct(StringComparer.Ordinal)];
}
