using System.Globalization;
using Alliance.Evaluation.Plans;

namespace Alliance.Evaluation.Analysis;

/// <summary>Months and units of a plan by their places. Units count where they were drawn, whatever came later.</summary>
public sealed class StudyFrame
{
    private readonly Dictionary<string, int> unitOf;

    public StudyFrame(AnalysisPlan plan)
    {
        Plan = plan;
        Units = plan.Units;
        unitOf = Units.Select((unit, place) => (unit.Code, place)).ToDictionary(each => each.Code, each => each.place, StringComparer.Ordinal);
        Begins = [.. Units.Select(unit => unit.BeginsOn is { } day && unit.Wave > 0 ? Offset(day) : (int?)null)];
        FirstBegin = Begins.Min() ?? plan.MonthsBefore;
        Groups = [.. Units.GroupBy(unit => unit.Wave).OrderBy(group => group.Key).Select(group => new GroupOfUnits(group.Key, NameOf(group.Key, group.First().BeginsOn), group.Key > 0 ? group.First().BeginsOn : null, group.Count(), group.Sum(unit => unit.Size)))];
    }

    public AnalysisPlan Plan { get; }
    public IReadOnlyList<PlannedUnit> Units { get; }
    public IReadOnlyList<GroupOfUnits> Groups { get; }

    /// <summary>The place of the month in which each unit begins; null for the comparison.</summary>
    public IReadOnlyList<int?> Begins { get; }

    /// <summary>The place of the first month in which anybody has begun.</summary>
    public int FirstBegin { get; }
    public double Level => 1 - Plan.Alpha;
    public bool IsByLot => Plan.Draw is not null;

    public DateOnly Month(int place) => Plan.FirstMonth.AddMonths(place);

    /// <summary>The unit's place, or null for one that is not in the plan.</summary>
    public int? UnitAt(string code) => unitOf.TryGetValue(code, out var place) ? place : null;

    /// <summary>The month's place, or null for one outside the study.</summary>
    public int? MonthAt(DateOnly month) => Offset(month) is >= 0 and var place && place < Plan.Months ? place : null;

    public bool HasBegun(int unit, int month) => Begins[unit] is { } begin && month >= begin;

    public string GroupName(int wave) => Groups.First(group => group.Wave == wave).Name;

    private int Offset(DateOnly month) => (month.Year - Plan.FirstMonth.Year) * 12 + month.Month - Plan.FirstMonth.Month;

    private string NameOf(int wave, DateOnly? begins) => wave == 0 ? "Comparison"
        : Units.Select(unit => unit.Wave).Where(each => each > 0).Distinct().Count() == 1 ? $"Begins {Words(begins)}"
        : $"Wave {wave.ToString(CultureInfo.InvariantCulture)}, from {Words(begins)}";

    internal static string Words(DateOnly? month) => month?.ToString("MMM yyyy", CultureInfo.InvariantCulture) ?? "never";
}
