using Alliance.Statistics.Randomness;

namespace Alliance.Statistics.Staggered;

/// <summary>Estimates with units in other cohorts, by chance.</summary>
internal static class Permuted
{
    /// <returns>For each permutation, for each contrast.</returns>
    public static Reckoned[][] Run(StaggeredPanel panel, IReadOnlyList<Contrast> contrasts, double? beta, FisherPlan plan, CancellationToken cancellation)
    {
        var results = new Reckoned[plan.Permutations][];
        var scores = Scores.For(panel, contrasts, plan.Permutations);
        var early = EarlyOutcomes.Of(panel, contrasts);
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = plan.Threads ?? Environment.ProcessorCount, CancellationToken = cancellation };
        Parallel.For(
            0, plan.Permutations, options, () => new Worker(panel, scores, early, beta),
            (permutation, _, worker) =>
            {
                results[permutation] = worker.Run(plan, permutation + 1);
                plan.Progress?.Report(Interlocked.Increment(ref done));
                return worker;
            },
            _ => { });
        return results;
    }

    private sealed class Worker(StaggeredPanel panel, Scores scores, EarlyOutcomes early, double? beta)
    {
        private readonly Moments moments = new(panel, scores, early);
        private readonly Assignment assignment = new(panel);
        private readonly RandomNumbersOfR numbersOfR = RandomNumbersOfR.Seeded(1);
        private readonly int[] asRead = AsRead(panel);
        private readonly int[] cohortOf = new int[panel.Units];

        public Reckoned[] Run(FisherPlan plan, int permutation)
        {
            if (plan.IsCompatible)
            {
                numbersOfR.Seed(permutation);
                numbersOfR.Sample<int>(asRead, cohortOf);
            }
            else
            {
                panel.CohortOf.CopyTo(cohortOf);
                RandomNumbers.Seeded(plan.Seed, permutation).Shuffle<int>(cohortOf);
            }

            assignment.Set(cohortOf);
            moments.Reckon(assignment);
            var results = new Reckoned[scores.Contrasts.Count];
            for (var contrast = 0; contrast < results.Length; contrast++)
            {
                results[contrast] = Reckoned.Of(moments, contrast, beta);
            }

            return results;
        }

        private static int[] AsRead(StaggeredPanel panel)
        {
            var cohorts = new int[panel.Units];
            for (var place = 0; place < cohorts.Length; place++)
            {
                cohorts[place] = panel.CohortOf[panel.AsRead[place]];
            }

            return cohorts;
        }
    }
}
