using System.Globalization;
using System.Text;
using Alliance.Evaluation.Analysis;
using Alliance.Evaluation.Plans;

namespace Alliance.Evaluation.Reports.Exports;

/// <summary>The script that repeats the headline analysis of every outcome in R: functions that never change, and a call for each outcome.</summary>
internal static class AnalysisScript
{
    private const string Functions = "Alliance.Evaluation.Reports.Exports.analysis.R";

    public static string Of(AnalysisPlan plan, StudyResults results, IReadOnlyCollection<string> withLots)
    {
        var script = new StringBuilder(Read());
        script.Append("# --- This study.\n\nalpha <- ").Append(Number(plan.Alpha)).Append('\n');
        foreach (var outcome in results.Outcomes)
        {
            script.Append("\n# ").Append(outcome.Title.ReplaceLineEndings(" ")).Append('\n');
            script.Append(outcome.Effect is { } effect ? Call(plan, outcome, effect, withLots.Contains(outcome.Key)) : $"# It could not be reckoned: {outcome.Headline.ReplaceLineEndings(" ")}").Append('\n');
        }
        return script.Append("\nwrite.csv(repeated, \"repeated.csv\", row.names = FALSE)\nprint(repeated, digits = 8, row.names = FALSE)\n").ToString();
    }

    /// <summary>What the file with the ways of an outcome's lots is called.</summary>
    public static string LotsFile(string outcome) => $"lots-{outcome}.csv";

    private static string Call(AnalysisPlan plan, OutcomeResult outcome, EffectResult effect, bool hasLots)
    {
        var lots = hasLots ? $", lots = \"{LotsFile(outcome.Key)}\", exact = {Logical(effect.LotIsExact == true)}" : "";
        var how = outcome.Used.How;
        return outcome.Method switch
        {
            PlannedMethod.StaggeredCounts => $"staggered_counts(\"{outcome.Key}\", months = {Months(plan, outcome)}, used = {Units(plan, outcome)}{lots}, by_lots = {Logical(effect.LotReach is not null)})",
            PlannedMethod.ComparedCounts => $"compared_counts(\"{outcome.Key}\", used = {Units(plan, outcome)}, months = {Months(plan, outcome)}{lots})",
            PlannedMethod.SteppedScores => $"stepped_scores(\"{outcome.Key}\", people = {Logical(how.IsLinked)}, df = {Number(effect.Freedom ?? double.PositiveInfinity)}{lots})",
            PlannedMethod.ComparedScores => $"compared_scores(\"{outcome.Key}\", linked = {Logical(how.IsLinked)}, before = {Logical(how.KnowsBefore)}{lots})",
            PlannedMethod.BeforeAfterCounts => $"before_after_counts(\"{outcome.Key}\", lag = {how.Lag ?? 1}, season = {Logical(how.HasSeason)})",
            PlannedMethod.BeforeAfterScores => $"before_after_scores(\"{outcome.Key}\", linked = {Logical(how.IsLinked)}, clustered = {Logical(how.IsClustered)})",
            _ => throw new InvalidOperationException($"There is no script for {outcome.Method}."),
        };
    }

    private static string Units(AnalysisPlan plan, OutcomeResult outcome) => $"c({string.Join(", ", plan.Units.Where(unit => !outcome.Used.UnitsLeftOut.Contains(unit.Code)).Select(unit => $"\"{unit.Code}\""))})";

    private static string Months(AnalysisPlan plan, OutcomeResult outcome) =>
        $"c({string.Join(", ", Enumerable.Range(0, plan.Months).Where(place => !outcome.Used.MonthsLeftOut.Contains(plan.FirstMonth.AddMonths(place))))})";

    private static string Logical(bool value) => value ? "TRUE" : "FALSE";

    private static string Number(double value) => double.IsPositiveInfinity(value) ? "Inf" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Read()
    {
        using var stream = typeof(AnalysisScript).Assembly.GetManifestResourceStream(Functions) ?? throw new InvalidOperationException($"The program lacks {Functions}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
