namespace Alliance.Statistics.Randomization;

/// <summary>All allocations that a plan of blocks can give, where they are few enough to list.</summary>
internal static class AllocationSet
{
    /// <summary>How many there are without regard to balance; nothing where arms are tossed, left over, or too many to list.</summary>
    public static int? Count(AllocationPlan plan)
    {
        if (plan.Blocks is not { } blocks || blocks.Any(block => block.LeftOver > 0))
        {
            return null;
        }

        var log = blocks.Sum(LogOrders);
        return log > Math.Log(AllocationPlan.MostListed) + 1e-9 ? null : (int)Math.Round(Math.Exp(log));
    }

    /// <summary>Every allocation once, in one array that is written over: an odometer over the orders of each block.</summary>
    public static IEnumerable<int[]> All(AllocationPlan plan)
    {
        var blocks = plan.Blocks!;
        var dealt = blocks.Select(block => block.Dealt.Order().ToArray()).ToArray();
        var arms = new int[plan.Units.Units.Count];
        do
        {
            for (var b = 0; b < dealt.Length; b++)
            {
                for (var place = 0; place < dealt[b].Length; place++)
                {
                    arms[blocks[b].Units[place]] = dealt[b][place];
                }
            }

            yield return arms;
        }
        while (dealt.Any(Turned));
    }

    /// <summary>Whether every block holds each arm as often as it must, and no arm has more of what is left over than another by two.</summary>
    public static bool Fits(IReadOnlyList<Block> blocks, int arms, IReadOnlyList<int> allocation)
    {
        var over = new int[arms];
        foreach (var block in blocks)
        {
            var counts = new int[arms];
            foreach (var unit in block.Units)
            {
                counts[allocation[unit]]++;
            }

            foreach (var arm in block.Dealt)
            {
                counts[arm]--;
            }

            if (counts.Any(count => count is < 0 or > 1))
            {
                return false;
            }

            for (var arm = 0; arm < arms; arm++)
            {
                over[arm] += counts[arm];
            }
        }

        return over.Max() - over.Min() <= 1;
    }

    // The next order of the same arms; after the last one the first again, and false.
    private static bool Turned(int[] order)
    {
        var fall = order.Length - 2;
        while (fall >= 0 && order[fall] >= order[fall + 1])
        {
            fall--;
        }

        if (fall < 0)
        {
            Array.Reverse(order);
            return false;
        }

        var larger = order.Length - 1;
        while (order[larger] <= order[fall])
        {
            larger--;
        }

        (order[fall], order[larger]) = (order[larger], order[fall]);
        Array.Reverse(order, fall + 1, order.Length - fall - 1);
        return true;
    }

    private static double LogOrders(Block block) =>
        MathNet.Numerics.SpecialFunctions.FactorialLn(block.Dealt.Length) - block.Dealt.GroupBy(arm => arm).Sum(same => MathNet.Numerics.SpecialFunctions.FactorialLn(same.Count()));
}
