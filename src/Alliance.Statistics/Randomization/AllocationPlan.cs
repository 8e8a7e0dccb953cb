using Alliance.Statistics.Randomness;

namespace Alliance.Statistics.Randomization;

/// <summary>Which allocations of units to arms (or waves) there can be, all equally likely: drawn from once for the study, and again for its permutation test.</summary>
/// <remarks>
/// Rosenberger and Lachin (2016), Randomization in Clinical Trials, chapters 3 and 5; covariate balance: Morgan and Rubin (2012), Annals of Statistics 40, 1263–1282.
/// Arms are numbered from 0; each unit is as likely as every other to come into an arm.
/// </remarks>
public sealed class AllocationPlan
{
    /// <summary>Beyond so many the allocations there can be are drawn, not listed.</summary>
    internal const int MostListed = 200_000;

    private readonly Block[]? blocks;

    internal AllocationPlan(string design, UnitList units, int arms, Block[]? blocks, BalanceBound? bound = null) =>
        (Design, Units, Arms, this.blocks, Bound) = (design, units, arms, blocks, bound);

    /// <summary>In a word: simple, complete, blocked, stratified, matched-pair, stepped-wedge, staggered.</summary>
    public string Design { get; }

    public UnitList Units { get; }

    /// <summary>Arms or waves, and one more for units that are never treated in a staggered plan that has such.</summary>
    public int Arms { get; }

    /// <summary>Of the covariates; nothing where any balance is accepted.</summary>
    public BalanceBound? Bound { get; }

    internal IReadOnlyList<Block>? Blocks => blocks;

    /// <summary>Draws one allocation: the arm of each unit in canonical order, with all that is needed to draw it again.</summary>
    /// <returns>Failure: a bound so narrow that none was met in a million draws.</returns>
    public Answer<Allocation> Allocate(long seed)
    {
        var arms = new int[Units.Units.Count];
        return TryDraw(RandomNumbers.Seeded(seed), arms)
            ? new Allocation(this, seed, arms)
            : new Refusal(RefusalKind.OutOfReach, "Of a million allocations none was as balanced as asked for; widen the bound.");
    }

    /// <summary>Whether an allocation could have come from this plan: 0, 1 of a complete one of two units could, 0, 0 could not.</summary>
    public bool Holds(IReadOnlyList<int> arms)
    {
        if (arms.Count != Units.Units.Count || arms.Any(arm => arm < 0 || arm >= Arms))
        {
            return false;
        }

        return (blocks is null || AllocationSet.Fits(blocks, Arms, arms)) && (Bound is null || Bound.Accepts([.. arms]));
    }

    /// <summary>An accepted allocation; false where the bound was never met.</summary>
    internal bool TryDraw(RandomNumbers source, int[] arms)
    {
        for (var tries = 0; tries < BalanceBound.MostTries; tries++)
        {
            Draw(source, arms);
            if (Bound is null || Bound.Accepts(arms))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One allocation, whatever its balance.</summary>
    internal void Draw(RandomNumbers source, int[] arms)
    {
        if (blocks is null)
        {
            for (var unit = 0; unit < arms.Length; unit++)
            {
                arms[unit] = source.Below(Arms);
            }

            return;
        }

        // One deck for all blocks: what does not divide is spread over the arms as evenly as can be.
        Span<int> deck = stackalloc int[Arms];
        for (var arm = 0; arm < Arms; arm++)
        {
            deck[arm] = arm;
        }

        source.Shuffle(deck);
        var next = 0;
        foreach (var block in blocks)
        {
            Span<int> dealt = new int[block.Units.Length];
            block.Dealt.CopyTo(dealt);
            for (var place = block.Dealt.Length; place < dealt.Length; place++)
            {
                dealt[place] = deck[next++ % Arms];
            }

            source.Shuffle(dealt);
            for (var place = 0; place < dealt.Length; place++)
            {
                arms[block.Units[place]] = dealt[place];
            }
        }
    }
}
