using Alliance.Statistics.Randomization;

namespace Alliance.Statistics.Tests.Randomization;

/// <summary>Lists to allocate.</summary>
internal static class Squads
{
    public static UnitList Of(int count) => UnitList.Of(Enumerable.Range(0, count).Select(i => new UnitToAllocate(Name(i)))).Required();

    /// <summary>In strata of the given sizes.</summary>
    public static UnitList In(params int[] strata) =>
        UnitList.Of(strata.SelectMany((size, s) => Enumerable.Range(0, size).Select(i => new UnitToAllocate($"{s}-{Name(i)}", $"shift {s}")))).Required();

    /// <summary>With a covariate that grows and one that swings.</summary>
    public static UnitList Known(int count) =>
        UnitList.Of(Enumerable.Range(0, count).Select(i => new UnitToAllocate(Name(i), null, [i * i, Math.Sin(3 * i)])), ["calls", "experience"]).Required();

    public static int[] Counts(this IEnumerable<int> arms, int of) => [.. Enumerable.Range(0, of).Select(arm => arms.Count(each => each == arm))];

    private static string Name(int i) => $"squad {i:000}";
}
