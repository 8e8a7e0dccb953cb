using System.Globalization;

namespace Alliance.Evaluation.Outcomes;

/// <summary>What a file of counts may speak of: the units of a study and its months.</summary>
/// <param name="Units">Code and name of each.</param>
/// <param name="Running">The first day of the month that is not over yet.</param>
public sealed record OutcomeFrame(IReadOnlyList<(string Code, string Name)> Units, DateOnly FirstMonth, int Months, DateOnly Running)
{
    public DateOnly LastMonth => FirstMonth.AddMonths(Months - 1);

    /// <summary>Those that are over.</summary>
    public IEnumerable<DateOnly> MonthsSoFar => Enumerable.Range(0, Months).Select(FirstMonth.AddMonths).TakeWhile(month => month < Running);

    public static string Write(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

/// <param name="Row">As a spreadsheet numbers it.</param>
public sealed record ReadCount(int Row, string Unit, DateOnly Month, int Count, double? Over);
