using System.Diagnostics;
using System.Globalization;
using Alliance.Statistics.Data;
using Alliance.Statistics.Formulas;
using Alliance.Statistics.Mixed;

// A table, a family, how many runs, and a formula: the milliseconds of the first run and the median of the others, from table to finished fit.
var table = TableFile.Read(args[0]).Required();
var formula = Formula.Parse(args[3]).Required();
var times = new List<double>();
var (likelihood, converged) = (0.0, false);
for (var run = 0; run <= int.Parse(args[2], CultureInfo.InvariantCulture); run++)
{
    var watch = Stopwatch.StartNew();
    var design = Design.Of(formula, table).Required();
    (likelihood, converged) = args[1] switch
    {
        "gaussian" => Linear(design),
        "poisson" => Generalized(design, MixedFamily.Poisson),
        _ => Generalized(design, MixedFamily.Binomial),
    };
    times.Add(watch.Elapsed.TotalMilliseconds);
}

var later = times.Skip(1).Order().ToList();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{later[later.Count / 2]:0.00} {times[0]:0.00} {likelihood:0.00000000} {converged}"));

static (double, bool) Linear(Design design)
{
    var fit = MixedFormula.Linear(design).Required();
    return (fit.LogLikelihood, fit.Convergence.Converged);
}

static (double, bool) Generalized(Design design, MixedFamily family)
{
    var fit = MixedFormula.Generalized(design, family).Required();
    return (fit.LogLikelihood, fit.Convergence.Converged);
}
