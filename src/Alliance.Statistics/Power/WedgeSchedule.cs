namespace Alliance.Statistics.Power;

/// <summary>Which wave of groups begins when: every group begins under control and crosses over once, one wave after the other.</summary>
/// <remarks>Twelve groups in six waves: seven periods, nobody treated in the first, everybody in the last, two more groups treated in each period between.</remarks>
public sealed record WedgeSchedule
{
    private readonly int[] groupsPerWave;

    private WedgeSchedule(int[] groupsPerWave, int before, int after) => (this.groupsPerWave, Before, After) = (groupsPerWave, before, after);

    /// <summary>At least two waves, each with at least one group.</summary>
    public IReadOnlyList<int> GroupsPerWave => groupsPerWave;

    public int Waves => groupsPerWave.Length;

    public int Groups => groupsPerWave.Sum();

    /// <summary>Periods before the first wave begins, at least one.</summary>
    public int Before { get; }

    /// <summary>Periods from the beginning of the last wave on, at least one.</summary>
    public int After { get; }

    public int Periods => Before + Waves - 1 + After;

    /// <summary>Groups spread over waves as evenly as can be; what does not divide goes to the first waves.</summary>
    /// <returns>Failure: fewer than two waves, fewer groups than waves, or no period before or after.</returns>
    public static Answer<WedgeSchedule> Even(int groups, int waves, int before = 1, int after = 1)
    {
        if (waves < 2)
        {
            return new Refusal(RefusalKind.NotADesign, $"A stepped wedge needs at least two waves, not {waves}: with one, the effect cannot be told from the time.");
        }

        return groups < waves
            ? new Refusal(RefusalKind.NotADesign, $"{waves} waves need at least {waves} groups, and here {(groups == 1 ? "is 1" : $"are {groups}")}; take fewer waves or more groups.")
            : Of([.. Enumerable.Range(0, waves).Select(wave => groups / waves + (wave < groups % waves ? 1 : 0))], before, after);
    }

    /// <summary>So many groups in each wave.</summary>
    /// <returns>Failure: fewer than two waves, a wave without a group, or no period before or after.</returns>
    public static Answer<WedgeSchedule> Of(IReadOnlyList<int> groupsPerWave, int before = 1, int after = 1)
    {
        if (groupsPerWave.Count < 2 || groupsPerWave.Any(groups => groups < 1))
        {
            return new Refusal(RefusalKind.NotADesign, "A stepped wedge needs at least two waves, each with at least one group.");
        }

        return before < 1 || after < 1
            ? new Refusal(RefusalKind.NotADesign, "There is at least one period before the first wave and one once the last has begun.")
            : new WedgeSchedule([.. groupsPerWave], before, after);
    }

    /// <summary>Whether a wave is treated in a period, both counted from zero: of twelve groups in six waves, wave 0 from period 1 on.</summary>
    public bool IsTreated(int wave, int period) => period >= Before + wave;

    /// <summary>The wave of each group, in order: 0, 0, 1, 1, … for twelve groups in six waves.</summary>
    internal int[] WaveOfGroups() => [.. groupsPerWave.SelectMany((groups, wave) => Enumerable.Repeat(wave, groups))];
}
