using System.Globalization;
using Alliance.Partnerships.Import.Register;

namespace Alliance.Evaluation.Outcomes;

/// <summary>Turns the rows of a file into counts, and says of each that it cannot what is wrong with it.</summary>
internal sealed class OutcomeRows(OutcomeTable table, OutcomeFrame frame)
{
    private const int LargestCount = 100_000_000;
    private const int NamedUnits = 40;

    // Spreadsheets like to rewrite 2026-03 as Mar-26, or as a day.
    private static readonly string[] MonthForms = ["yyyy-MM", "yyyy-M", "yyyy-MM-dd", "MMM-yy", "MMM yy", "MMM yyyy", "MM/yyyy", "M/yyyy"];

    private readonly List<Sentence> errors = [];
    private readonly Dictionary<string, string> units = Named(frame);
    private readonly HashSet<string> unknown = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<DateOnly> outside = [];
    private int rowsOutside;

    public IReadOnlyList<Sentence> Errors => errors;

    public IEnumerable<Sentence> Remarks
    {
        get
        {
            if (rowsOutside > 0)
                yield return new Sentence("{0} rows are of months outside the study ({1} to {2}) and are left out; the study looks at {3} to {4}.", rowsOutside, OutcomeFrame.Write(outside.Min), OutcomeFrame.Write(outside.Max), OutcomeFrame.Write(frame.FirstMonth), OutcomeFrame.Write(frame.LastMonth));
        }
    }

    public IReadOnlyList<ReadCount> Read()
    {
        var counts = new List<ReadCount>();
        foreach (var line in table.Lines)
        {
            if (UnitOf(line) is not { } unit || MonthOf(line) is not { } month || CountOf(line) is not { } count || OverOf(line) is not { } over) continue;
            if (month < frame.FirstMonth || month > frame.LastMonth)
            {
                outside.Add(month);
                rowsOutside++;
                continue;
            }
            counts.Add(new ReadCount(line.Row, unit, month, count, over.Value));
        }
        if (unknown.Count > 0)
            errors.Insert(0, new Sentence("These units are not in the study: {0}. Its units are {1}.", string.Join(", ", unknown.Take(10)), string.Join(", ", frame.Units.Take(NamedUnits).Select(unit => unit.Code))));
        if (counts.Count == 0 && errors.Count == 0)
            errors.Add(new Sentence("No row is of a month that the study looks at ({0} to {1}).", OutcomeFrame.Write(frame.FirstMonth), OutcomeFrame.Write(frame.LastMonth)));
        return counts;
    }

    /// <summary>By code; by name as well, where it is the name of one unit alone.</summary>
    private static Dictionary<string, string> Named(OutcomeFrame frame)
    {
        var units = frame.Units.ToDictionary(unit => unit.Code, unit => unit.Code, StringComparer.OrdinalIgnoreCase);
        foreach (var same in frame.Units.GroupBy(unit => unit.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() == 1)) units.TryAdd(same.Key, same.First().Code);
        return units;
    }

    private string? UnitOf(OutcomeTable.Line line)
    {
        if (units.TryGetValue(line.Unit, out var code)) return code;
        if (line.Unit.Length == 0) errors.Add(new Sentence("Row {0} names no unit.", line.Row));
        else unknown.Add(line.Unit);
        return null;
    }

    private DateOnly? MonthOf(OutcomeTable.Line line)
    {
        if (!DateOnly.TryParseExact(line.Month, MonthForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            errors.Add(line.Month.Length == 0 ? new Sentence("Row {0} names no month.", line.Row) : new Sentence("“{0}” in row {1} is not a month; write it as 2026-03.", line.Month, line.Row));
            return null;
        }
        var month = new DateOnly(day.Year, day.Month, 1);
        if (month >= frame.Running && month <= frame.LastMonth)
        {
            errors.Add(new Sentence("Row {0} counts {1}, a month that is not over yet.", line.Row, OutcomeFrame.Write(month)));
            return null;
        }
        return month;
    }

    private int? CountOf(OutcomeTable.Line line)
    {
        if (line.Count.Length == 0) errors.Add(new Sentence("Row {0} has no count. Leave the row out where nothing is known; write 0 where it was counted and there was none.", line.Row));
        else if (!decimal.TryParse(line.Count, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) errors.Add(new Sentence("“{0}” in row {1} is not a count.", line.Count, line.Row));
        else if (number < 0) errors.Add(new Sentence("The count {0} in row {1} is below zero.", line.Count, line.Row));
        else if (number != decimal.Truncate(number)) errors.Add(new Sentence("The count {0} in row {1} is no whole number. Where it is a rate, bring the count, and what it is over in the column “over”.", line.Count, line.Row));
        else if (number > LargestCount) errors.Add(new Sentence("The count {0} in row {1} is larger than any that can be.", line.Count, line.Row));
        else return (int)number;
        return null;
    }

    /// <summary>Null where it is wrong; an empty cell is nothing.</summary>
    private Wrapped? OverOf(OutcomeTable.Line line)
    {
        if (line.Over.Length == 0) return new Wrapped(null);
        if (double.TryParse(line.Over, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0) return new Wrapped(number);
        errors.Add(new Sentence("What the count in row {0} is over must be a number above zero; here it is “{1}”.", line.Row, line.Over));
        return null;
    }

    private readonly record struct Wrapped(double? Value);
}
