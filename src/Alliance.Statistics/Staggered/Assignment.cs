namespace Alliance.Statistics.Staggered;

/// <summary>Which units are in which cohort: as it was, or as a permutation has it.</summary>
internal sealed class Assignment
{
    private readonly int[] starts;
    private readonly int[] next;
    private readonly int[] members;

    public Assignment(StaggeredPanel panel)
    {
        starts = new int[panel.Cohorts.Count + 1];
        for (var cohort = 0; cohort < panel.Cohorts.Count; cohort++)
        {
            starts[cohort + 1] = starts[cohort] + panel.Cohorts[cohort].Units;
        }

        next = new int[panel.Cohorts.Count];
        members = new int[panel.Units];
        Set(panel.CohortOf);
    }

    /// <param name="cohortOf">For each unit; as many of each cohort as the panel has.</param>
    public void Set(ReadOnlySpan<int> cohortOf)
    {
        starts.AsSpan(0, next.Length).CopyTo(next);
        for (var unit = 0; unit < cohortOf.Length; unit++)
        {
            members[next[cohortOf[unit]]++] = unit;
        }
    }

    public ReadOnlySpan<int> Members(int cohort) => members.AsSpan(starts[cohort]..starts[cohort + 1]);
}
