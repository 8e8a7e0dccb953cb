using System.IO.Compression;
using System.Text;
using Alliance.Evaluation.Analysis;
using Alliance.Evaluation.Plans;
using Alliance.Partnerships.Export;

namespace Alliance.Evaluation.Reports.Exports;

/// <summary>Everything that somebody needs to check a report: data with a codebook, the script, the plan, the signed results.</summary>
internal sealed class ReportBundle(AnalysisPlan plan, string planJson, StudyData data, ReportDocument document, string signedResults)
{
    public const string Results = "results.json", Plan = "plan.json", Script = "analysis.R";

    private readonly StudyFrame frame = new(plan);

    /// <summary>By name, in the order in which they are told of.</summary>
    public IReadOnlyDictionary<string, string> Files(bool isSameData, CancellationToken stop)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["README.txt"] = ReadMe(isSameData), [Results] = signedResults, [Plan] = planJson };
        var withLots = new List<string>();
        foreach (var outcome in document.Results.Outcomes.Where(outcome => outcome.Effect is { LotP: not null }))
        {
            if (WaysOf(outcome, stop) is not { } ways) continue;
            files[AnalysisScript.LotsFile(outcome.Key)] = ways;
            withLots.Add(outcome.Key);
        }
        files[Script] = AnalysisScript.Of(plan, document.Results, withLots);
        files["units.csv"] = Lines(["unit", "stratum", "wave", "begins", "size"], frame.Units.Select((unit, place) => new object?[] { unit.Code, unit.Stratum, unit.Wave, frame.Begins[place] ?? (object)"NA", unit.Size }));
        if (data.Counts.Count > 0) files["counts.csv"] = Counts();
        if (data.Scores.Count > 0) files["scores.csv"] = Scores();
        files["codebook.csv"] = Codebook.Of(plan);
        return files;
    }

    public static byte[] Zip(IReadOnlyDictionary<string, string> files)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return packed.ToArray();
    }

    private string Counts() => Lines(["outcome", "unit", "month", "calendar", "count", "over"],
        from row in data.Counts
        let month = frame.MonthAt(row.Month)
        where month is not null && frame.UnitAt(row.Unit) is not null
        select new object?[] { row.Outcome, row.Unit, month, Calendar(row.Month), row.Count, row.Over ?? (object)"NA" });

    /// <summary>People are numbered anew, so that what leaves the house cannot be held against what is in it.</summary>
    private string Scores()
    {
        var people = data.Scores.Select(row => row.Person).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select((person, place) => (person, place)).ToDictionary(each => each.person, each => FormattableString.Invariant($"p{each.place + 1}"));
        return Lines(["outcome", "unit", "month", "calendar", "person", "score"],
            from row in data.Scores
            let month = frame.MonthAt(row.Month)
            where month is not null && frame.UnitAt(row.Unit) is not null
            select new object?[] { row.Outcome, row.Unit, month, Calendar(row.Month), row.Person is { } person ? people[person] : "", row.Score });
    }

    private string? WaysOf(OutcomeResult outcome, CancellationToken stop)
    {
        int[] units = outcome.Method == PlannedMethod.ComparedCounts ? [.. Enumerable.Range(0, frame.Units.Count)]
            : [.. Enumerable.Range(0, frame.Units.Count).Where(unit => !outcome.Used.UnitsLeftOut.Contains(frame.Units[unit].Code))];
        return Lots.Of(frame, units)?.Ways(stop) is { } ways ? Lines([.. units.Select(unit => frame.Units[unit].Code)], ways.Select(way => way.Select(wave => (object?)wave).ToArray())) : null;
    }

    private string ReadMe(bool isSameData) => $"""
        {plan.Title}
        Report {document.Number}, run {document.RunAt:yyyy-MM-dd HH:mm} UTC

        results.json   what the report says, signed
        plan.json      the plan as it was locked on {document.LockedAt:yyyy-MM-dd HH:mm} UTC; its SHA-256 is
                       {document.PlanHash}
        units.csv, counts.csv, scores.csv   the data; codebook.csv says what each column is
        lots-*.csv     the ways the lots could have fallen that the permutation tests looked at, the first as it was
        analysis.R     repeats the main figures: Rscript analysis.R

        {(isSameData ? "The data are those the report was run on." : "The data have changed since the report was run: these are the data of now, and the script gives other numbers than the report.")}

        To check the signature: ./run study verify results.json
        Nobody is named here. People are numbered for this archive alone.
        """.ReplaceLineEndings("\n") + "\n";

    private static string Calendar(DateOnly month) => Outcomes.OutcomeFrame.Write(month);

    private static string Lines(IReadOnlyList<string> heads, IEnumerable<object?[]> rows)
    {
        var text = new StringBuilder(Csv.Line([.. heads]));
        foreach (var row in rows) text.Append(Csv.Line(row));
        return text.ToString();
    }
}
