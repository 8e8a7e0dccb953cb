using System.Globalization;
using Alliance.Statistics.Generalized;
using Alliance.Statistics.Linear;

namespace Alliance.Evaluation.StudyCommands;

/// <summary>A fitted regression, to be read by a program or by somebody.</summary>
internal sealed record RegressReading
{
    public string Formula { get; init; } = "";
    public string Errors { get; init; } = "";
    public IReadOnlyList<string> ClusterColumns { get; init; } = [];
    public IReadOnlyList<int> Clusters { get; init; } = [];
    public int Dropped { get; init; }
    public double ElapsedMs { get; init; }
    public IReadOnlyList<WildClusterBootstrap>? Bootstraps { get; init; }
    public required string Family { get; init; }
    public required IReadOnlyList<Coefficient> Coefficients { get; init; }
    public required int Rows { get; init; }
    public required int ResidualDf { get; init; }
    public double? ResidualVariance { get; init; }
    public double? RSquared { get; init; }
    public double? Deviance { get; init; }
    public double? PearsonX2 { get; init; }
    public double? Dispersion { get; init; }
    public double? Theta { get; init; }
    public double? ThetaSe { get; init; }
    public double? LogLikelihood { get; init; }

    public static RegressReading Of(LinearModel model, ErrorPlan plan, string path) => new()
    {
        Family = "gaussian",
        Coefficients = model.Estimates(plan).OrBadInput(path),
        Rows = model.Rows,
        ResidualDf = model.Freedom,
        ResidualVariance = model.ResidualVariance,
        RSquared = model.RSquared,
        LogLikelihood = model.LogLikelihood,
    };

    public static RegressReading Of(GeneralizedModel model, ErrorPlan plan, string path) => new()
    {
        Family = model.Family.ToString().ToLowerInvariant(),
        Coefficients = model.Estimates(plan).OrBadInput(path),
        Rows = model.Rows,
        ResidualDf = model.Freedom,
        Deviance = model.Deviance,
        PearsonX2 = model.PearsonX2,
        Dispersion = model.Dispersion,
        Theta = model.Theta,
        ThetaSe = model.ThetaStandardError,
        LogLikelihood = model.Family == Statistics.Generalized.Family.QuasiPoisson ? null : model.LogLikelihood,
    };

    public object Document() => new
    {
        Coefficients = Coefficients.Select((each, place) => Told(each, Bootstraps?[place])),
        Rows,
        Dropped,
        Clusters = Clusters.Count == 0 ? null : Clusters,
        ResidualDf,
        ResidualVariance,
        RSquared,
        Deviance,
        PearsonX2,
        Dispersion,
        Theta,
        ThetaSe,
        LogLikelihood,
        ElapsedMs,
    };

    public IEnumerable<string> Lines()
    {
        var clustered = Clusters.Count == 0 ? "" : $" by {string.Join(" and ", ClusterColumns.Zip(Clusters, (column, count) => Say($"{column} ({count})")))}";
        yield return Formula;
        yield return Say($"{Family}, {Rows:N0} rows, {Errors} standard errors{clustered}");
        yield return "";
        var width = Math.Max(12, Coefficients.Max(each => each.Term.Length));
        yield return Say($"{"".PadRight(width)} {"estimate",14} {"std. error",14} {"df",10} {"p",10}  95 % interval");
        foreach (var each in Coefficients)
        {
            var df = double.IsInfinity(each.Freedom) ? "" : each.Freedom.ToString("0.0", CultureInfo.InvariantCulture);
            yield return Say($"{each.Term.PadRight(width)} {each.Estimate.Value,14:G7} {each.Estimate.StandardError,14:G7} {df,10} {each.Estimate.P,10:G4}  {each.Estimate.Interval.Low:G5} to {each.Estimate.Interval.High:G5}");
        }

        foreach (var (each, wild) in Coefficients.Zip(Bootstraps ?? []))
        {
            yield return Say($"Wild cluster bootstrap of {each.Term}: p {wild.P:G4}, {wild.Interval.Low:G5} to {wild.Interval.High:G5}{(wild.Enumerated ? " (every pattern of signs)" : "")}");
        }

        yield return "";
        if (ResidualVariance is { } rest) yield return Say($"Residual variance {rest:G7} on {ResidualDf:N0} degrees of freedom, R² {RSquared:0.0000}");
        if (Deviance is { } deviance) yield return Say($"Deviance {deviance:G7} on {ResidualDf:N0} degrees of freedom, Pearson X² {PearsonX2:G7}, dispersion {Dispersion:G5}");
        if (Theta is { } theta) yield return Say($"Theta {theta:G7} (standard error {ThetaSe:G5})");
        yield return LogLikelihood is { } likelihood ? Say($"Log-likelihood {likelihood:G10}; {ElapsedMs:0} ms") : Say($"{ElapsedMs:0} ms");
    }

    private static object Told(Coefficient each, WildClusterBootstrap? wild)
    {
        double? df = double.IsInfinity(each.Freedom) ? null : each.Freedom;
        return wild is null
            ? new { each.Term, Estimate = each.Estimate.Value, Se = each.Estimate.StandardError, Df = df, each.Estimate.P }
            : new { each.Term, Estimate = each.Estimate.Value, Se = each.Estimate.StandardError, Df = df, each.Estimate.P, WildP = wild.P, WildLow = wild.Interval.Low, WildHigh = wild.Interval.High };
    }

    private static string Say(FormattableString line) => FormattableString.Invariant(line);
}
