using System.Diagnostics;
using System.Globalization;
using Alliance.Demonstration.Studies;
using Alliance.Evaluation.Analysis;
using Alliance.Evaluation.Plans;
using Alliance.Evaluation.Reports.Exports;
using Alliance.Evaluation.Studies;
using Alliance.Tests.Evaluation.Analysis;
using static Alliance.Tests.Evaluation.Analysis.Planned;

namespace Alliance.Tests.Evaluation.Reports;

/// <summary>The exported script runs in R and gives the numbers of the report, to six digits and more.</summary>
public sealed class AnalysisScriptTests
{
    private const double Digits = 1e-6;

    private static readonly SimulatedTruth Counts = new() { Usual = 25, Effect = -0.15, OwnSpread = 0.1 };
    private static readonly SimulatedTruth Scores = new() { Usual = 3, Effect = 0.3, UnitSpread = 0.25, OwnSpread = 0.4, AnswerSpread = 0.5, MonthSpread = 0.05, AskedIn = [4, 8, 12, 16] };

    [Theory]
    [InlineData(PlannedMethod.StaggeredCounts, true)]
    [InlineData(PlannedMethod.StaggeredCounts, false)]
    [InlineData(PlannedMethod.ComparedCounts, true)]
    [InlineData(PlannedMethod.SteppedScores, true)]
    [InlineData(PlannedMethod.SteppedScores, false)]
    [InlineData(PlannedMethod.ComparedScores, true)]
    [InlineData(PlannedMethod.ComparedScores, false)]
    [InlineData(PlannedMethod.BeforeAfterCounts, true)]
    [InlineData(PlannedMethod.BeforeAfterScores, true)]
    [InlineData(PlannedMethod.BeforeAfterScores, false)]
    public async Task Script_InR_GivesTheNumbersOfTheReport(PlannedMethod method, bool isWhole)
    {
        if (!HasR()) Assert.Skip("R (Rscript, with lme4 and sandwich) is not installed here.");
        var plan = PlanOf(method);
        var data = plan.Simulated(StudyAnalysis.IsCount(method) ? Counts : Scores with { IsLinked = isWhole }, 3);
        if (!isWhole) data = data with { Counts = [.. data.Counts.Where(row => row is not { Unit: "U02", Month.Month: 12 })] };
        var document = WrittenReport.Of(plan, data);
        var effect = document.Results.Outcomes[0].Effect.ShouldNotBeNull(document.Results.Outcomes[0].Headline);

        var repeated = await RunAsync(new ReportBundle(plan, plan.ToJson(), data, document, "{}").Files(true, TestContext.Current.CancellationToken));

        Same(repeated["value"], effect.Value);
        Same(repeated["se"], effect.StandardError);
        Same(repeated["low"], effect.Low);
        Same(repeated["high"], effect.High);
        Same(repeated["p_model"], effect.ModelP, 1e-5);
        if (effect.LotP is { } p) repeated["p_lots"].ShouldBe(p, 1e-9);
        else repeated.ShouldNotContainKey("p_lots");
    }

    private static AnalysisPlan PlanOf(PlannedMethod method) => method switch
    {
        PlannedMethod.StaggeredCounts => Staggered(16, 4, 20, 5, 3, strata: 2, comparison: true, outcomes: Outcome(method)),
        PlannedMethod.ComparedCounts => Parallel(12, 16, 8, strata: 2, outcomes: Outcome(method)),
        PlannedMethod.SteppedScores => Staggered(12, 3, 20, 5, 4, outcomes: Outcome(method, better: Better.Higher)),
        PlannedMethod.ComparedScores => Parallel(12, 20, 6, outcomes: Outcome(method, better: Better.Higher)),
        PlannedMethod.BeforeAfterCounts => BeforeAfter(5, 40, 20, Outcome(method)),
        _ => BeforeAfter(8, 20, 10, Outcome(method, better: Better.Higher)),
    };

    private static void Same(double repeated, double reported, double digits = Digits) => repeated.ShouldBe(reported, Math.Abs(reported) * digits);

    private static async Task<Dictionary<string, double>> RunAsync(IReadOnlyDictionary<string, string> files)
    {
        var folder = Directory.CreateTempSubdirectory("alliance-r-").FullName;
        try
        {
            foreach (var (name, text) in files) await File.WriteAllTextAsync(Path.Combine(folder, name), text);
            using var r = Process.Start(new ProcessStartInfo("Rscript", "--vanilla analysis.R") { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true })!;
            var (said, complained) = (r.StandardOutput.ReadToEndAsync(), r.StandardError.ReadToEndAsync());
            await r.WaitForExitAsync();
            r.ExitCode.ShouldBe(0, await said + await complained);
            return (await File.ReadAllLinesAsync(Path.Combine(folder, "repeated.csv"))).Skip(1).Select(line => line.Replace("\"", "").Split(',')).ToDictionary(cells => cells[1], cells => double.Parse(cells[2], CultureInfo.InvariantCulture));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool HasR()
    {
        try
        {
            using var r = Process.Start(new ProcessStartInfo("Rscript", "-e \"quit(status = !all(sapply(c('lme4', 'sandwich'), requireNamespace, quietly = TRUE)))\"") { RedirectStandardError = true, RedirectStandardOutput = true })!;
            r.WaitForExit();
            return r.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
