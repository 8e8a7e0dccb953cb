using System.Globalization;
using Alliance.Statistics.Data;

namespace Alliance.Statistics.Staggered;

/// <summary>Puts the rows of a table, which may come in any order, in their places in a panel.</summary>
internal sealed class PanelReader(Table table, StaggeredColumns columns)
{
    private const double Largest = 1e9;

    public Answer<StaggeredPanel> Read()
    {
        if (!table.Find(columns.Unit).Gives(out var unit, out var refusal) ||
            !table.FindNumbers(columns.Period).Gives(out var period, out refusal) ||
            !FirstTreated().Gives(out var first, out refusal) ||
            !table.FindNumbers(columns.Outcome).Gives(out var outcome, out refusal))
        {
            return refusal;
        }

        var units = unit.Grouped();
        return Refuse(units, period.Values) ?? (!PeriodsOf(period.Values).Gives(out var span, out refusal) ? refusal
            : !Starts(units, period.Values, first.Values).Gives(out var starts, out refusal) ? refusal
            : !Outcomes(units, period.Values, outcome.Values, span).Gives(out var outcomes, out refusal) ? refusal
            : PanelCohorts.Panel(span.First, span.Count, outcomes, starts, AsRead(units)));
    }

    private Answer<NumberColumn> FirstTreated() => table.FindNumbers(columns.FirstTreated).Gives(out var column, out var refusal)
        ? column
        : refusal.Kind == RefusalKind.NotANumber ? refusal with { Sentence = $"{refusal.Sentence} A unit that is never treated has Inf, NA or nothing there." } : refusal;

    private Answer<StaggeredPanel>? Refuse(Groups units, ReadOnlySpan<double> periods)
    {
        for (var row = 0; row < periods.Length; row++)
        {
            if (units.Codes[row] == Groups.Missing)
            {
                return new Refusal(RefusalKind.NotUnits, $"Row {row + 1} below the header has no {columns.Unit}; every row says whose it is.");
            }

            if (!IsWhole(periods[row]))
            {
                return new Refusal(RefusalKind.NotANumber, $"A row of unit {units.Names[units.Codes[row]]} has the {columns.Period} {Words(periods[row])}; periods are whole numbers, one after the other.");
            }
        }

        return null;
    }

    private Answer<Span> PeriodsOf(ReadOnlySpan<double> periods)
    {
        var seen = new HashSet<int>();
        foreach (var period in periods)
        {
            seen.Add((int)period);
        }

        var (first, last) = (seen.Min(), seen.Max());
        for (var period = first; period < last; period++)
        {
            if (!seen.Contains(period))
            {
                return new Refusal(RefusalKind.NotADesign, $"No unit has a row for {columns.Period} {period}, between {first} and {last}; number the periods one after the other without a gap.");
            }
        }

        return new Span(first, last - first + 1);
    }

    private Answer<long[]> Starts(Groups units, ReadOnlySpan<double> periods, ReadOnlySpan<double> first)
    {
        var starts = new long[units.Count];
        var known = new bool[units.Count];
        for (var row = 0; row < first.Length; row++)
        {
            var unit = units.Codes[row];
            var isNever = double.IsNaN(first[row]) || double.IsPositiveInfinity(first[row]);
            if (!isNever && !IsWhole(first[row]))
            {
                return new Refusal(RefusalKind.NotANumber, $"Unit {units.Names[unit]} has the {columns.FirstTreated} {Words(first[row])} in period {Words(periods[row])}; it is the number of a period, or Inf, NA or nothing for never.");
            }

            var start = isNever ? long.MaxValue : (long)first[row];
            if (known[unit] && starts[unit] != start)
            {
                return new Refusal(RefusalKind.NotUnits, $"Unit {units.Names[unit]} changes its arm: {columns.FirstTreated} is {Start(starts[unit])} at first and {Start(start)} in period {Words(periods[row])}; a unit is first treated once.");
            }

            (starts[unit], known[unit]) = (start, true);
        }

        return starts;
    }

    private Answer<double[]> Outcomes(Groups units, ReadOnlySpan<double> periods, ReadOnlySpan<double> outcome, Span span)
    {
        if ((long)units.Count * span.Count > Array.MaxLength)
        {
            return new Refusal(RefusalKind.OutOfReach, $"{units.Count} units in {span.Count} periods are more than fit into one panel; leave out periods or units.");
        }

        var outcomes = new double[units.Count * span.Count];
        Array.Fill(outcomes, double.NaN);
        for (var row = 0; row < outcome.Length; row++)
        {
            var place = units.Codes[row] * span.Count + ((int)periods[row] - span.First);
            if (!double.IsFinite(outcome[row]))
            {
                return new Refusal(RefusalKind.NotANumber, $"Unit {units.Names[units.Codes[row]]} has no usable {columns.Outcome} in period {Words(periods[row])} ({Words(outcome[row])}); leave the unit out, or fill in what is missing.");
            }

            if (!double.IsNaN(outcomes[place]))
            {
                return new Refusal(RefusalKind.NotUnits, $"Unit {units.Names[units.Codes[row]]} has two rows for period {Words(periods[row])}; a unit has one outcome in a period.");
            }

            outcomes[place] = outcome[row];
        }

        var hole = Array.FindIndex(outcomes, double.IsNaN);
        return hole < 0 ? outcomes
            : new Refusal(RefusalKind.NotUnits, $"Unit {units.Names[hole / span.Count]} has no row for period {span.First + hole % span.Count}; every unit needs one in every period from {span.First} to {span.First + span.Count - 1}, so leave the unit out or add the row.");
    }

    private static int[] AsRead(Groups units)
    {
        var order = new List<int>(units.Count);
        var seen = new bool[units.Count];
        foreach (var unit in units.Codes)
        {
            if (!seen[unit])
            {
                seen[unit] = true;
                order.Add(unit);
            }
        }

        return [.. order];
    }

    private static bool IsWhole(double value) => Math.Abs(value) <= Largest && Math.Floor(value) == value;

    private static string Start(long start) => start == long.MaxValue ? "never" : start.ToString(CultureInfo.InvariantCulture);

    private static string Words(double value) => double.IsNaN(value) ? "nothing" : value.ToString(CultureInfo.InvariantCulture);

    private readonly record struct Span(int First, int Count);
}
