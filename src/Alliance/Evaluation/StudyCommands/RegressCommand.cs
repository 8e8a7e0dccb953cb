using System.CommandLine;
using System.Diagnostics;
using Alliance.Platform;
using Alliance.Statistics.Data;
using Alliance.Statistics.Formulas;
using Alliance.Statistics.Generalized;
using Alliance.Statistics.Linear;

namespace Alliance.Evaluation.StudyCommands;

/// <summary><c>study regress</c>: least squares, counts, and yes and no, with errors for rows that vary unevenly or hang together.</summary>
internal static class RegressCommand
{
    private const string FamilyWords = "gaussian, poisson, quasipoisson, negativebinomial or binomial";
    private const string TypeWords = "classical, HC0, HC1, HC2, HC3, or with --cluster CR0, CR1, CR2, CR3";

    private static readonly Option<string> Model = new("--formula") { Description = "As in R: \"y ~ treat + factor(period) + a:b + offset(log(hours))\"; shares as \"cbind(successes, failures) ~ …\"", Required = true, HelpName = "FORMULA" };
    private static readonly Option<string> Family = new("--family") { Description = $"What the outcome is: {FamilyWords}", DefaultValueFactory = _ => "gaussian", HelpName = "FAMILY" };
    private static readonly Option<string?> Cluster = new("--cluster") { Description = "The column of what hangs together, such as squads; two, with a comma between, for two-way errors", HelpName = "COLUMN" };
    private static readonly Option<string?> Type = new("--type") { Description = $"The standard errors: {TypeWords}. Without it CR2 where clusters are given, else classical", HelpName = "TYPE" };
    private static readonly Option<int?> Bootstrap = new("--bootstrap") { Description = "Also a wild cluster bootstrap of every coefficient, with so many draws (gaussian, one --cluster)", HelpName = "N" };
    private static readonly Option<int> Seed = new("--seed") { Description = "Of the bootstrap: the same seed, the same draws", DefaultValueFactory = _ => 1, HelpName = "S" };

    public static Command Build() => new Command("regress", "Fit a regression: what an outcome has to do with others, and how sure that is") { StudyRun.Input, Model, Family, Cluster, Type, Bootstrap, Seed }.Does(Run);

    private static int Run(ParseResult result, StudyRun run)
    {
        var path = result.GetRequiredValue(StudyRun.Input);
        var formula = Formula.Parse(result.GetRequiredValue(Model)).OrBadInput();
        var family = FamilyOf(result.GetRequiredValue(Family));
        string[] clusters = result.GetValue(Cluster)?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        var type = TypeOf(result.GetValue(Type), clusters);
        if (result.GetValue(Bootstrap) is not null && (family is not null || clusters.Length != 1)) throw new BadInputException("--bootstrap goes with the family gaussian and one --cluster.");
        var table = run.Read(path, [.. formula.Columns.Union(clusters)]);
        run.Doing("Fitting");
        var time = Stopwatch.StartNew();
        var design = Design.Of(formula, table, clusters).OrBadInput(path);
        var groups = clusters.Select(column => design.GroupsOf(column).OrBadInput(path)).ToList();
        var plan = PlanOf(type, groups);
        var reading = family is { } counts
            ? RegressReading.Of(GeneralizedModel.Of(design, counts).OrBadInput(path), plan, path)
            : RegressReading.Of(LinearModel.Of(design).OrBadInput(path), plan, path);
        if (result.GetValue(Bootstrap) is { } draws) reading = reading with { Bootstraps = Bootstrapped(run, design, groups[0], draws, result.GetValue(Seed), path) };
        if (design.Dropped > 0) run.Note(FormattableString.Invariant($"{design.Dropped:N0} of {table.Rows:N0} rows were left out, because something was missing in them."));
        reading = reading with { Formula = formula.Text, Errors = type, Clusters = [.. groups.Select(each => each.Count)], ClusterColumns = clusters, Dropped = design.Dropped, ElapsedMs = time.Elapsed.TotalMilliseconds };
        return run.Answer(reading.Document(), reading.Lines());
    }

    private static Family? FamilyOf(string name) => name switch
    {
        "gaussian" => null,
        "poisson" => Statistics.Generalized.Family.Poisson,
        "quasipoisson" => Statistics.Generalized.Family.QuasiPoisson,
        "negativebinomial" => Statistics.Generalized.Family.NegativeBinomial,
        "binomial" => Statistics.Generalized.Family.Binomial,
        _ => throw new BadInputException($"--family takes {FamilyWords}, not {name}."),
    };

    private static string TypeOf(string? asked, string[] clusters)
    {
        if (clusters.Length > 2) throw new BadInputException("--cluster takes one column, or two with a comma between.");
        var type = asked?.ToUpperInvariant() switch
        {
            null => clusters.Length switch { 0 => "classical", 1 => "CR2", _ => "CR1" },
            "CLASSICAL" => "classical",
            var known and ("HC0" or "HC1" or "HC2" or "HC3" or "CR0" or "CR1" or "CR2" or "CR3") => known,
            _ => throw new BadInputException($"--type takes {TypeWords}, not {asked}."),
        };
        if (type.StartsWith("CR", StringComparison.Ordinal) != clusters.Length > 0) throw new BadInputException(clusters.Length > 0 ? $"--type {type} takes no clusters: leave --cluster out, or ask for CR2." : $"--type {type} needs the clusters: add --cluster COLUMN.");
        if (clusters.Length == 2 && type != "CR1") throw new BadInputException("Two-way errors are of the type CR1.");
        return type;
    }

    private static ErrorPlan PlanOf(string type, List<Groups> clusters) => type switch
    {
        "classical" => ErrorPlan.Classical,
        _ when clusters.Count == 2 => ErrorPlan.TwoWay(clusters[0], clusters[1]),
        _ when clusters.Count == 1 => ErrorPlan.Clustered(clusters[0], Enum.Parse<ClusterErrors>(type)),
        _ => ErrorPlan.Uneven(Enum.Parse<UnevenErrors>(type)),
    };

    private static List<WildClusterBootstrap> Bootstrapped(StudyRun run, Design design, Groups clusters, int draws, int seed, string path)
    {
        var model = LinearModel.Of(design).OrBadInput(path);
        var all = new List<WildClusterBootstrap>();
        foreach (var term in model.Names)
        {
            run.Doing("Bootstrap of coefficient", all.Count + 1, model.Names.Count);
            all.Add(WildClusterBootstrap.Of(model, term, clusters, draws, seed).OrBadInput(path));
        }

        return all;
    }
}
