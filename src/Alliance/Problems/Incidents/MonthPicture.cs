namespace Alliance.Problems.Incidents;

/// <summary>Months drawn, with their table.</summary>
/// <param name="Label">What is counted, in the words of whoever looks.</param>
/// <param name="Response">The day that is marked.</param>
public sealed record MonthPicture(IReadOnlyList<MonthPoint> Points, string Label, DateOnly? Response = null);
