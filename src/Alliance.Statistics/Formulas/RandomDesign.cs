using Alliance.Statistics.Data;

namespace Alliance.Statistics.Formulas;

/// <summary>A random term in the rows that are used.</summary>
/// <param name="Term">As the formula has it.</param>
/// <param name="Groups">Which group each row belongs to; none is missing.</param>
/// <param name="Effects">A column for each effect that varies: <c>(Intercept)</c>, <c>x</c>.</param>
public sealed record RandomDesign(RandomTerm Term, Groups Groups, DesignMatrix Effects);
