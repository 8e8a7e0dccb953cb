using System.Diagnostics;
using System.Globalization;
using Alliance.Statistics.Data;
using Alliance.Statistics.Formulas;
using Alliance.Statistics.Generalized;
using Alliance.Statistics.Linear;

// A table, "gaussian" or "poisson", how many runs, a formula, and a column of clusters or "-": the milliseconds of the median run and of the first, and the error of the second coefficient.
var reading = Stopwatch.StartNew();
var table = TableFile.Read(args[0]).Required();
Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table.Rows} rows read in {reading.Elapsed.TotalSeconds:0.00} s; {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB at most"));
if (args.Length < 5)
{
    return;
}

var formula = Formula.Parse(args[3]).Required();
var times = new List<double>();
var error = 0.0;
for (var run = 0; run <= int.Parse(args[2], CultureInfo.InvariantCulture); run++)
{
    var watch = Stopwatch.StartNew();
    var design = Design.Of(formula, table).Required();
    var plan = args[4] == "-" ? ErrorPlan.Classical : ErrorPlan.Clustered(design.GroupsOf(args[4]).Required(), ClusterErrors.CR1);
    var table2 = args[1] == "gaussian" ? LinearModel.Of(design).Required().Estimates(plan).Required() : GeneralizedModel.Of(design, Family.Poisson).Required().Estimates(plan).Required();
    error = table2[1].Estimate.StandardError;
    times.Add(watch.Elapsed.TotalMilliseconds);
}

var later = times.Skip(1).Order().ToList();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{later[later.Count / 2]:0.00} {times[0]:0.00} {error:0.0000000000}"));
