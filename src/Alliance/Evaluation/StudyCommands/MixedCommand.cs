using System.CommandLine;
using System.Diagnostics;
using Alliance.Platform;
using Alliance.Statistics.Formulas;
using Alliance.Statistics.Mixed;

namespace Alliance.Evaluation.StudyCommands;

/// <summary><c>study mixed</c>: a model in which intercepts or a slope vary from group to group.</summary>
internal static class MixedCommand
{
    private const string FamilyWords = "gaussian, poisson or binomial";

    private static readonly Option<string> Model = new("--formula") { Description = "As in R's lme4: \"y ~ treat + factor(period) + (1|squad) + (1|officer)\"; shares as \"cbind(successes, failures) ~ …\", exposure as offset(log(hours))", Required = true, HelpName = "FORMULA" };
    private static readonly Option<string> Family = new("--family") { Description = $"What the outcome is: {FamilyWords}", DefaultValueFactory = _ => "gaussian", HelpName = "FAMILY" };
    private static readonly Option<bool> Full = new("--ml") { Description = "Full instead of restricted likelihood, to compare models with different fixed effects" };
    private static readonly Option<int> Points = new("--quadrature") { Description = "Points of Gauss–Hermite quadrature for counts with one random intercept; 1 is Laplace's approximation", DefaultValueFactory = _ => 1, HelpName = "N" };

    public static Command Build() => new Command("mixed", "Fit a mixed model: intercepts or a slope that vary by squad, officer, place") { StudyRun.Input, Model, Family, Full, Points }.Does(Run);

    private static int Run(ParseResult result, StudyRun run)
    {
        var path = result.GetRequiredValue(StudyRun.Input);
        var formula = Formula.Parse(result.GetRequiredValue(Model)).OrBadInput();
        var family = FamilyOf(result.GetValue(Family)!);
        if (family is null && result.GetValue(Points) != 1) throw new BadInputException("--quadrature goes with --family poisson or binomial.");
        var table = run.Read(path, formula.Columns);
        run.Doing("Fitting");
        var options = new MixedOptions { Restricted = !result.GetValue(Full), QuadraturePoints = result.GetValue(Points), Cancellation = run.Stop };
        var time = Stopwatch.StartNew();
        var design = Design.Of(formula, table).OrBadInput(path);
        var report = Fit(design, family, options, path) with { ElapsedMs = time.Elapsed.TotalMilliseconds };
        if (design.Dropped > 0) run.Note($"{design.Dropped:N0} of {table.Rows:N0} rows were left out, because something was missing in them.");
        if (!report.Convergence.Converged || report.Convergence.Singular) run.Note(report.Convergence.Sentence);
        run.Answer(report.Document(), report.Lines());
        return report.Convergence.Converged ? 0 : 1;
    }

    private static MixedFamily? FamilyOf(string name) => name switch
    {
        "gaussian" => null,
        "poisson" => MixedFamily.Poisson,
        "binomial" => MixedFamily.Binomial,
        _ => throw new BadInputException($"--family takes {FamilyWords}, not {name}."),
    };

    private static MixedReading Fit(Design design, MixedFamily? family, MixedOptions options, string path) => family is { } counts
        ? MixedReading.Of(MixedFormula.Generalized(design, counts, options).OrBadInput(path), design)
        : MixedReading.Of(MixedFormula.Linear(design, options).OrBadInput(path), design);
}
