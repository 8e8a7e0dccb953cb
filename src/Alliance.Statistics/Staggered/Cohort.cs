using System.Globalization;

namespace Alliance.Statistics.Staggered;

/// <summary>The units that were first treated in one period.</summary>
/// <param name="FirstTreated">The period, in the numbers of the panel; nothing for units that were never treated.</param>
/// <param name="Units">How many: two at least in a panel.</param>
public readonly record struct Cohort(int? FirstTreated, int Units)
{
    /// <summary>Where it stands in time: never is after everything.</summary>
    internal long Start => FirstTreated ?? long.MaxValue;

    /// <summary>"25", or "never".</summary>
    public override string ToString() => FirstTreated?.ToString(CultureInfo.InvariantCulture) ?? "never";
}
