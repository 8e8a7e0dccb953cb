using Alliance.Evaluation.Plans;

namespace Alliance.Evaluation.Analysis;

/// <summary>Counts by unit and month. What is missing is missing, never zero.</summary>
public sealed class CountPanel
{
    private readonly double?[,] counts;
    private readonly double[,] over;

    private CountPanel(StudyFrame frame, double?[,] counts, double[,] over, bool hasOver, int outside, int doubles)
    {
        (Frame, this.counts, this.over, HasOver, Outside, Doubles) = (frame, counts, over, hasOver, outside, doubles);
        Units = [.. Enumerable.Range(0, frame.Units.Count)];
        Months = [.. Enumerable.Range(0, frame.Plan.Months)];
    }

    public StudyFrame Frame { get; }
    public bool HasOver { get; }

    /// <summary>Rows of units or months that the plan does not have.</summary>
    public int Outside { get; }

    /// <summary>Unit-months with two rows, of which neither is used.</summary>
    public int Doubles { get; }

    /// <summary>Places of the units and months that are looked at.</summary>
    public IReadOnlyList<int> Units { get; private init; }
    public IReadOnlyList<int> Months { get; private init; }

    public double? this[int unit, int month] => counts[unit, month];

    public double Over(int unit, int month) => over[unit, month];

    /// <summary>For each unit of what counts are over.</summary>
    public double? Rate(int unit, int month) => counts[unit, month] / over[unit, month];

    public IEnumerable<(int Unit, int Month, double Count, double Over)> Cells =>
        from unit in Units from month in Months where counts[unit, month] is not null select (unit, month, counts[unit, month]!.Value, over[unit, month]);

    public bool IsComplete => Units.All(unit => Months.All(month => counts[unit, month] is not null));

    public static CountPanel Of(StudyFrame frame, IEnumerable<CountRow> rows)
    {
        var (units, months) = (frame.Units.Count, frame.Plan.Months);
        var (counts, over, seen) = (new double?[units, months], new double[units, months], new int[units, months]);
        var (outside, hasOver) = (0, false);
        foreach (var row in rows)
        {
            if (frame.UnitAt(row.Unit) is not { } unit || frame.MonthAt(row.Month) is not { } month)
            {
                outside++;
                continue;
            }
            seen[unit, month]++;
            counts[unit, month] = seen[unit, month] == 1 && row.Over is null or > 0 ? row.Count : null;
            over[unit, month] = row.Over is > 0 and var given ? given : 1;
            hasOver |= row.Over is > 0;
        }
        return new CountPanel(frame, counts, over, hasOver, outside, seen.Cast<int>().Count(times => times > 1));
    }

    /// <summary>
    /// Every unit in every month: whole months, or whole units, are taken out until no gap is left, each time whichever loses the fewest counts for
    /// every gap it takes away; of equals the month, so that units stay where they were drawn.
    /// </summary>
    public CountPanel Complete()
    {
        var (units, months) = (Units.ToList(), Months.ToList());
        while (units.Count > 0 && months.Count > 0)
        {
            var byMonth = months.Select(month => (month, Gaps: units.Count(unit => counts[unit, month] is null))).MaxBy(each => each.Gaps);
            var byUnit = units.Select(unit => (unit, Gaps: months.Count(month => counts[unit, month] is null))).MaxBy(each => each.Gaps);
            if (byMonth.Gaps == 0) break;
            if ((double)byMonth.Gaps / units.Count >= (double)byUnit.Gaps / months.Count) months.Remove(byMonth.month);
            else units.Remove(byUnit.unit);
        }
        return With(units, months);
    }

    /// <summary>Without units that never counted anything, and months in which nobody did: a ratio has nothing to learn from them.</summary>
    public CountPanel WithAnythingCounted()
    {
        var units = Units.Where(unit => Months.Any(month => counts[unit, month] > 0)).ToList();
        return With(units, [.. Months.Where(month => units.Any(unit => counts[unit, month] > 0))]);
    }

    public UsedData Used() => new(Cells.Count(), Units.Count, [.. Enumerable.Range(0, Frame.Units.Count).Except(Units).Select(unit => Frame.Units[unit].Code)], [.. Enumerable.Range(0, Frame.Plan.Months).Except(Months).Select(Frame.Month)]);

    private CountPanel With(IReadOnlyList<int> units, IReadOnlyList<int> months) => new(Frame, counts, over, HasOver, Outside, Doubles) { Units = units, Months = months };
}
