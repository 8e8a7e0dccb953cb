using System.Text;
using Alliance.Evaluation.Analysis;
using Alliance.Evaluation.Outcomes;
using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Studies;
using Alliance.Partnerships.Export;

namespace Alliance.Evaluation.Reports.Exports;

/// <summary>What each column of the exported data is, and each outcome.</summary>
internal static class Codebook
{
    public static string Of(AnalysisPlan plan)
    {
        var text = new StringBuilder(Csv.Line("file", "column", "value", "meaning"));
        void Say(string file, string column, string value, string meaning) => text.Append(Csv.Line(file, column, value, meaning));
        Say("units.csv", "unit", "text", "The unit's code, as it was drawn");
        Say("units.csv", "stratum", "text", "Lots were drawn within it; empty where there are none");
        Say("units.csv", "wave", "number", "The wave it was drawn into, whatever came later; 0 is the comparison");
        Say("units.csv", "begins", "number", "The month of the study, from 0, in which its wave begins; NA for the comparison");
        Say("units.csv", "size", "number", "People in it when it was chosen");
        Say("counts.csv", "outcome", "text", "Which outcome; see below");
        Say("counts.csv", "month", "number", $"The month of the study, from 0 ({OutcomeFrame.Write(plan.FirstMonth)}) to {plan.Months - 1} ({OutcomeFrame.Write(plan.LastMonth)})");
        Say("counts.csv", "calendar", "yyyy-MM", "The same month as the calendar has it");
        Say("counts.csv", "count", "number", "What was counted in the unit and month; a missing row is missing, never zero");
        Say("counts.csv", "over", "number", "What the count is over; NA where it is a count alone");
        Say("scores.csv", "outcome", "text", "Which outcome; see below");
        Say("scores.csv", "month", "number", "As in counts.csv");
        Say("scores.csv", "calendar", "yyyy-MM", "The same month as the calendar has it");
        Say("scores.csv", "person", "text", "Links answers of one person within this archive; empty where nothing links them");
        Say("scores.csv", "score", "number", "The score of the scale, or the mean mark of an assessment");
        Say("lots-*.csv", "(unit)", "number", "The wave of each unit in one way the lots could have fallen; the first row is the way they fell");
        foreach (var outcome in plan.Outcomes)
            Say(StudyAnalysis.IsCount(outcome.Method) ? "counts.csv" : "scores.csv", "outcome", outcome.Key, $"{outcome.Title}; {outcome.Rank.ToString().ToLowerInvariant()}; {(outcome.Better switch { Better.Higher => "higher is better", Better.Lower => "lower is better", _ => "neither is better" })}; {outcome.Method}{(outcome.Instrument is { } instrument ? $"; {instrument}, {outcome.Scale}" : "")}");
        return text.ToString();
    }
}
