using System.Globalization;
using Alliance.Platform;
using Alliance.Statistics.Data;
using Alliance.Statistics.Randomization;

namespace Alliance.Evaluation.StudyCommands;

/// <summary>The units of a study from a table, their names and strata as they are written there: 007 stays 007.</summary>
internal static class Roster
{
    public static UnitList Read(StudyRun run, string path, string? unit, string? stratum, IReadOnlyList<string> covariates)
    {
        var table = run.Read(path);
        unit ??= table.Names.FirstOrDefault(name => name.Equals("unit", StringComparison.OrdinalIgnoreCase)) ?? table.Names[0];
        var texts = run.ReadTexts(path, [.. new[] { unit, stratum ?? unit }.Distinct()]);
        var names = Text(texts, unit);
        var strata = stratum is null ? null : Text(texts, stratum);
        var numbers = covariates.Select(name => table.FindNumbers(name).OrBadInput(path)).ToList();
        if (covariates.Count != covariates.Distinct().Count()) throw new BadInputException("Name every covariate once.");
        return UnitList.Of(
            Enumerable.Range(0, table.Rows).Select(row => new UnitToAllocate(names(row), strata?.Invoke(row), [.. numbers.Select(column => column.Values[row])])), covariates).OrBadInput(path);
    }

    private static Func<int, string> Text(Table table, string name) => table.Find(name).OrBadInput() switch
    {
        TextColumn column => row => column[row] ?? "",
        NumberColumn column => row => column.IsMissing(row) ? "" : column.Values[row].ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException("A column holds numbers or text."),
    };
}
