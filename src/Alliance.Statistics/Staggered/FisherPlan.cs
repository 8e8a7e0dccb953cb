namespace Alliance.Statistics.Staggered;

/// <summary>How often, and by which random numbers, units change their cohorts.</summary>
public sealed record FisherPlan
{
    /// <summary>How many times, 1 at least.</summary>
    public int Permutations { get; init; } = 999;

    /// <summary>Of <see cref="Randomness.RandomNumbers"/>: the same seed gives the same p, on every machine and with any number of threads.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>
    /// The permutations and the p of the R package staggered 1.2.3, digit for digit: permutation i is drawn by R after <c>set.seed(i)</c> from the units as they stand
    /// in the file, and p is the share of permutations with a larger |t|, which may be zero. <see cref="Seed"/> is not used.
    /// </summary>
    public bool IsCompatible { get; init; }

    /// <summary>How many run side by side; nothing: as many as there are processors.</summary>
    public int? Threads { get; init; }

    /// <summary>Told how many are done, from any thread.</summary>
    public IProgress<int>? Progress { get; init; }
}
