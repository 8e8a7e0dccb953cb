namespace Alliance.Statistics.Power;

/// <summary>How often a study is drawn, and from which seed: the same plan gives the same answer, on however many threads.</summary>
public sealed record SimulationPlan
{
    /// <summary>A million replications tell a power to a thousandth; more tell nothing that matters.</summary>
    public const int Most = 10_000_000;

    private SimulationPlan(int replications, long seed) => (Replications, Seed) = (replications, seed);

    public int Replications { get; }

    public long Seed { get; }

    /// <summary>Told now and again how many are done, from any thread.</summary>
    public Action<int>? Progress { get; init; }

    /// <summary>How many threads at most; the answer does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Ends the work by <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Stop { get; init; }

    /// <returns>Failure: fewer than one replication, or more than ten million.</returns>
    public static Answer<SimulationPlan> Of(int replications, long seed) => replications is >= 1 and <= Most
        ? new SimulationPlan(replications, seed)
        : new Refusal(RefusalKind.TooFewPoints, $"A simulation has from one to ten million replications, not {Require.Words(replications)}; a thousand tell a power within three hundredths.");
}
