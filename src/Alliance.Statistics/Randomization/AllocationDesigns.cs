using System.Globalization;

namespace Alliance.Statistics.Randomization;

/// <summary>The plans there are. Where the list has strata, all but the simple one allocate within them.</summary>
public static class AllocationDesigns
{
    /// <summary>Each unit on its own, as by tossing a coin (or a die): arms may come out of different sizes.</summary>
    /// <returns>Failure: fewer than two arms.</returns>
    public static Answer<AllocationPlan> Simple(UnitList units, int arms = 2) =>
        Arms(arms) is { } refusal ? refusal : new AllocationPlan("simple", units, arms, null);

    /// <summary>Arms of the same size, or of sizes that differ by one.</summary>
    /// <returns>Failure: fewer than two arms, or fewer units than arms.</returns>
    public static Answer<AllocationPlan> Complete(UnitList units, int arms = 2) => Dealt("complete", units, arms, "arm");

    /// <summary>Permuted blocks: every <paramref name="size"/> units that follow each other in canonical order hold every arm as often.</summary>
    /// <returns>Failure: fewer than two arms, or a block that does not divide by them.</returns>
    public static Answer<AllocationPlan> Blocked(UnitList units, int size, int arms = 2)
    {
        if (Arms(arms) is { } refusal)
        {
            return refusal;
        }

        return size < arms || size % arms != 0
            ? new Refusal(RefusalKind.NotADesign, $"A block of {size} does not hold {arms} arms as often each; take {arms}, {2 * arms} or another multiple.")
            : new AllocationPlan("blocked", units, arms, [.. Strata(units).SelectMany(stratum => stratum.Units.Chunk(size)).Select(chunk => Block.Even(chunk, arms))]);
    }

    /// <summary>Within every stratum arms of the same size, or of sizes that differ by one; over all strata too.</summary>
    /// <returns>Failure: a list without strata, fewer than two arms, or a stratum with fewer units than arms.</returns>
    public static Answer<AllocationPlan> Stratified(UnitList units, int arms = 2) =>
        units.HasStrata ? Dealt("stratified", units, arms, "arm")
            : new Refusal(RefusalKind.NotUnits, "A stratified allocation needs a stratum for every unit; name the column that holds it.");

    /// <summary>Pairs of units that are most alike in their covariates, one of each pair into either arm.</summary>
    /// <returns>Failure: no covariates, covariates that tell nothing, an odd number of units (in a stratum), or more than 4,000.</returns>
    public static Answer<AllocationPlan> MatchedPairs(UnitList units)
    {
        if (units.Units.Count > Pairs.MostUnits)
        {
            return new Refusal(RefusalKind.OutOfReach, $"Pairs are made of at most {Pairs.MostUnits.ToString("N0", CultureInfo.InvariantCulture)} units; allocate these in strata.");
        }

        if (Strata(units).FirstOrDefault(stratum => stratum.Units.Length % 2 == 1) is { Units.Length: var odd } left)
        {
            return new Refusal(RefusalKind.NotADesign, $"{odd} units{left.Words} do not make pairs: one would be left over. Add a unit or take one out.");
        }

        return Whitening.Of(units).Then<double[][], AllocationPlan>(whitened => new AllocationPlan("matched-pair", units, 2,
            [.. Strata(units).SelectMany(stratum => Pairs.Of(stratum.Units, whitened)).Select(pair => new Block([pair.First, pair.Second], [0, 1]))]));
    }

    /// <summary>Every unit into one of the waves of a stepped wedge; waves are of the same size, or of sizes that differ by one.</summary>
    /// <returns>Failure: fewer than two waves, or more waves than units (in a stratum).</returns>
    public static Answer<AllocationPlan> SteppedWedge(UnitList units, int waves) => Dealt("stepped-wedge", units, waves, "wave");

    /// <summary>A roll-out in waves of given sizes; who is in no wave is never treated, and numbered after the last wave.</summary>
    /// <returns>Failure: no wave, a wave without a unit, more places than units, or everybody in one wave.</returns>
    public static Answer<AllocationPlan> Staggered(UnitList units, IReadOnlyList<int> waveSizes)
    {
        var (placed, all) = (waveSizes.Sum(size => (long)size), units.Units.Count);
        if (waveSizes.Count == 0 || waveSizes.Any(size => size < 1))
        {
            return new Refusal(RefusalKind.NotADesign, "A roll-out has at least one wave, and every wave at least one unit.");
        }

        if (placed > all)
        {
            return new Refusal(RefusalKind.NotADesign, $"The waves have places for {placed} units, and the list has {all}; take smaller or fewer waves.");
        }

        if (units.HasStrata)
        {
            return new Refusal(RefusalKind.NotADesign, "Waves of given sizes are drawn from all units; leave the strata out, or the sizes.");
        }

        var never = all - (int)placed;
        return waveSizes.Count + (never > 0 ? 1 : 0) < 2
            ? new Refusal(RefusalKind.NotADesign, "With everybody in one wave there is nothing to compare; take more waves, or leave some units out of it.")
            : new AllocationPlan("staggered", units, waveSizes.Count + (never > 0 ? 1 : 0),
                [new Block([.. Enumerable.Range(0, all)], [.. waveSizes.Append(never).SelectMany((size, wave) => Enumerable.Repeat(wave, size))])]);
    }

    /// <summary>A roll-out in waves of the same size, or of sizes that differ by one, in which everybody has a wave.</summary>
    /// <returns>Failure: fewer than two waves, or more waves than units (in a stratum).</returns>
    public static Answer<AllocationPlan> Staggered(UnitList units, int waves) => Dealt("staggered", units, waves, "wave");

    /// <summary>Every allocation that has, in each stratum, each arm as often as a given one has it: what is left to exchange where only the allocation is known.</summary>
    /// <param name="arms">Of each unit of the list, in its order; numbered from 0.</param>
    /// <returns>Failure: not an arm for each unit, fewer than two different ones, or a number below 0 or beyond a thousand.</returns>
    public static Answer<AllocationPlan> AsDrawn(UnitList units, IReadOnlyList<int> arms)
    {
        if (arms.Count != units.Units.Count || arms.Any(arm => arm is < 0 or >= 1000) || arms.Distinct().Count() < 2)
        {
            return new Refusal(RefusalKind.NotADesign, $"An allocation that was drawn has an arm, from 0, for each of the {units.Units.Count} units, and two different ones at least.");
        }

        return new AllocationPlan("as-drawn", units, arms.Max() + 1, [.. Strata(units).Select(stratum => new Block(stratum.Units, [.. stratum.Units.Select(unit => arms[unit])]))]);
    }

    private static Answer<AllocationPlan> Dealt(string design, UnitList units, int arms, string arm)
    {
        if (Arms(arms, arm) is { } refusal)
        {
            return refusal;
        }

        var strata = Strata(units);
        return strata.FirstOrDefault(stratum => stratum.Units.Length < arms) is { } small
            ? new Refusal(RefusalKind.NotADesign, $"{arms} {arm}s need at least {arms} units{small.Words}, and there {(small.Units.Length == 1 ? "is 1" : $"are {small.Units.Length}")}; take fewer {arm}s{(units.HasStrata ? " or join strata" : "")}.")
            : new AllocationPlan(design, units, arms, [.. strata.Select(stratum => Block.Even(stratum.Units, arms))]);
    }

    private static Refusal? Arms(int arms, string arm = "arm") => arms is >= 2 and <= 1000 ? null
        : new Refusal(RefusalKind.NotADesign, $"An allocation has two to a thousand {arm}s, not {arms.ToString(CultureInfo.InvariantCulture)}.");

    private static List<Stratum> Strata(UnitList units) =>
        [.. units.Units.Select((unit, place) => (unit.Stratum, Place: place)).GroupBy(each => each.Stratum).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Stratum(group.Key, [.. group.Select(each => each.Place)]))];

    private sealed record Stratum(string? Name, int[] Units)
    {
        public string Words => Name is null ? "" : $" in the stratum “{Name}”";
    }
}
