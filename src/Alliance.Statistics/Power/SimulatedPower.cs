using Alliance.Statistics.Randomness;
using MathNet.Numerics.Distributions;

namespace Alliance.Statistics.Power;

/// <summary>How often a study that was drawn many times called its effect out.</summary>
/// <param name="Power">Share of the replications that did.</param>
/// <param name="Interval">What chance leaves open, 95 % (Clopper and Pearson 1934): 0.7418 to 0.7948 for 769 of 1,000.</param>
/// <param name="MeanEffect">Of the estimates.</param>
/// <param name="DeviationOfEffects">Standard deviation of the estimates: what the standard errors should be about.</param>
/// <param name="Undecided">Replications that could not be analyzed; they count as not called out.</param>
public sealed record SimulatedPower(Probability Power, Interval Interval, double MeanEffect, double DeviationOfEffects, int Undecided, SimulationPlan Plan)
{
    private const double Level = 0.95;
    private const int Said = 64;

    /// <summary>Draws every replication from its own stream, so that threads change nothing.</summary>
    /// <param name="study">Made once per thread; draws and analyzes one study: its estimate and whether it was called out, or nothing.</param>
    internal static SimulatedPower Of(SimulationPlan plan, Func<Func<RandomNumbers, SimulatedStudy?>> study)
    {
        var studies = new SimulatedStudy?[plan.Replications];
        var done = 0;
        var options = new ParallelOptions { CancellationToken = plan.Stop, MaxDegreeOfParallelism = plan.Threads };
        Parallel.For(0, plan.Replications, options, study, (replication, _, each) =>
        {
            studies[replication] = each(RandomNumbers.Seeded(plan.Seed, replication));
            var so = Interlocked.Increment(ref done);
            if (so % Said == 0)
            {
                plan.Progress?.Invoke(so);
            }

            return each;
        }, _ => { });
        return Summed(plan, [.. studies.OfType<SimulatedStudy>()]);
    }

    private static SimulatedPower Summed(SimulationPlan plan, SimulatedStudy[] studies)
    {
        var called = studies.Count(study => study.CalledOut);
        var mean = studies.Length == 0 ? 0 : studies.Average(study => study.Effect);
        var deviation = studies.Length < 2 ? 0 : Math.Sqrt(studies.Sum(study => (study.Effect - mean) * (study.Effect - mean)) / (studies.Length - 1));
        return new SimulatedPower(Probability.Reckoned((double)called / plan.Replications), Exact(called, plan.Replications), mean, deviation, plan.Replications - studies.Length, plan);
    }

    private static Interval Exact(int called, int all)
    {
        const double Tail = (1 - Level) / 2;
        return new Interval(
            called == 0 ? 0 : Beta.InvCDF(called, all - called + 1, Tail),
            called == all ? 1 : Beta.InvCDF(called + 1, all - called, 1 - Tail), Level);
    }
}

/// <summary>One drawn and analyzed study.</summary>
internal sealed record SimulatedStudy(double Effect, bool CalledOut);
