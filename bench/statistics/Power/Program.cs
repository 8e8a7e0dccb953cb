using System.Diagnostics;
using System.Globalization;
using Alliance.Statistics;
using Alliance.Statistics.Power;

// Replications, effect, runs, normal or satterthwaite: power and seconds of each run, a new seed each time.
var replications = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
var effect = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 0.25;
var runs = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 5;
var against = args is [_, _, _, "satterthwaite", ..] ? WedgeTest.Satterthwaite : WedgeTest.Normal;
var variation = WedgeVariation.OfTotal(Correlation.Of(0.05).Required(), Correlation.Complete).Required();
var design = SteppedWedge.Of(WedgeSchedule.Even(12, 6).Required(), WedgeSizes.All(15).Required(), variation).Required();
Console.WriteLine($"formula {design.Power(effect, SignificanceLevel.Usual).Required()}");
for (var run = 1; run <= runs; run++)
{
    var watch = Stopwatch.StartNew();
    var simulated = design.Simulate(effect, SignificanceLevel.Usual, SimulationPlan.Of(replications, run).Required(), against).Required();
    Console.WriteLine(FormattableString.Invariant($"{replications} replications, seed {run}: power {simulated.Power}, {watch.Elapsed.TotalSeconds:0.000} s, not analyzed {simulated.Undecided}"));
}
