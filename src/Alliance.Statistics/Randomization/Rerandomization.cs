using Alliance.Statistics.Randomness;

namespace Alliance.Statistics.Randomization;

/// <summary>Plans that draw again until the covariates are balanced enough; their permutation tests draw from the same narrower set.</summary>
/// <remarks>Morgan and Rubin (2012), Annals of Statistics 40, 1263–1282; the set is <see cref="BalanceBound"/>.</remarks>
public static class Rerandomization
{
    // Streams of the sample that sets a bound, apart from those that allocate.
    private const long SampleSeed = 20_120_405;

    /// <summary>The same plan, of whose allocations only the most balanced <paramref name="share"/> are accepted: 0.1 for a tenth.</summary>
    /// <returns>Failure: a share not above 0 and below 1, or covariates that tell nothing.</returns>
    public static Answer<AllocationPlan> MostBalanced(this AllocationPlan plan, double share) => share is > 0 and < 1
        ? Whitening.Of(plan.Units).Then<double[][], AllocationPlan>(whitened =>
        {
            var all = Imbalances(plan, whitened);
            return Bounded(plan, whitened, all, all.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(share * all.Count) - 1)));
        })
        : new Refusal(RefusalKind.NotAProbability, $"The share of allocations to accept lies between 0 and 1, such as 0.1, not at {share.ToString(System.Globalization.CultureInfo.InvariantCulture)}.");

    /// <summary>The same plan, of whose allocations only those up to an imbalance are accepted.</summary>
    /// <returns>Failure: a bound that is not above zero, covariates that tell nothing, or no allocation that balanced.</returns>
    public static Answer<AllocationPlan> Within(this AllocationPlan plan, double largest) => double.IsFinite(largest) && largest > 0
        ? Whitening.Of(plan.Units).Then(whitened =>
        {
            var all = Imbalances(plan, whitened);
            return all.Exists(each => each <= largest) ? Bounded(plan, whitened, all, largest)
                : new Refusal(RefusalKind.OutOfReach, $"No allocation is that balanced; the best of {all.Count} has an imbalance of {all.Min().ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)}.");
        })
        : new Refusal(RefusalKind.NotADesign, "The largest imbalance to accept is a number above zero.");

    private static Answer<AllocationPlan> Bounded(AllocationPlan plan, double[][] whitened, List<double> all, double largest)
    {
        // An imbalance that is reckoned again may differ in its last digit.
        var bound = largest * (1 + 1e-12);
        var accepted = all.Count(each => each <= bound);
        return new AllocationPlan(plan.Design, plan.Units, plan.Arms, plan.Blocks?.ToArray(),
            new BalanceBound(whitened, plan.Arms, bound, (double)accepted / all.Count, AllocationSet.Count(plan) is null ? null : accepted));
    }

    private static List<double> Imbalances(AllocationPlan plan, double[][] whitened)
    {
        if (AllocationSet.Count(plan) is not null)
        {
            return [.. AllocationSet.All(plan).Select(arms => BalanceBound.Imbalance(whitened, plan.Arms, arms))];
        }

        var arms = new int[plan.Units.Units.Count];
        var source = RandomNumbers.Seeded(SampleSeed);
        var sampled = new List<double>(BalanceBound.Sample);
        for (var draw = 0; draw < BalanceBound.Sample; draw++)
        {
            plan.Draw(source, arms);
            sampled.Add(BalanceBound.Imbalance(whitened, plan.Arms, arms));
        }

        return sampled;
    }
}
