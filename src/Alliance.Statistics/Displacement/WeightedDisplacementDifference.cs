namespace Alliance.Statistics.Displacement;

/// <summary>How many fewer (below zero) or more events than the comparison places lead one to expect, in the treated place, around it, and together.</summary>
/// <remarks>
/// Wheeler, A. P., and Ratcliffe, J. H. (2018), A simple weighted displacement difference test to evaluate place based crime interventions, Crime Science 7:11.
/// Each count stands for a Poisson mean, so that its variance is the count; a weight w divides the count by w and its variance by w².
/// Their example: 308 to 318, 207 to 110, 150 to 140, 178 to 157 gives -118, standard error 39.6, between -196 and -40.
/// A normal approximation: not for counts below about five, and too narrow where events come in clusters.
/// </remarks>
public sealed record WeightedDisplacementDifference
{
    /// <summary>The treated place against its comparison.</summary>
    public required Estimate Local { get; init; }

    /// <summary>Around it, against its comparison; nothing without places around, or where nothing was counted there.</summary>
    public Estimate? Around { get; init; }

    /// <summary>Both together: what was gained once what moved elsewhere is taken off.</summary>
    public required Estimate Total { get; init; }

    /// <summary>Failure: a negative count, a weight that is not above zero, a level outside 0 to 1, one place around without the other, or nothing counted at all.</summary>
    public static Answer<WeightedDisplacementDifference> Of(DisplacementPlan plan)
    {
        if (Refuse(plan) is { } refusal)
        {
            return refusal;
        }

        var local = Difference(plan, (plan.Treated, plan.TreatedWeight), (plan.Comparison, plan.ComparisonWeight));
        var around = plan is { AroundTreated: { } near, AroundComparison: { } far }
            ? Difference(plan, (near, plan.AroundTreatedWeight), (far, plan.AroundComparisonWeight))
            : default;
        if (local.Variance <= 0)
        {
            return new Refusal(RefusalKind.NothingCounted, "With nothing counted in the place or its comparison there is no difference to reckon.");
        }

        return new WeightedDisplacementDifference
        {
            Local = Estimated(local, plan.Level),
            Around = around.Variance > 0 ? Estimated(around, plan.Level) : null,
            Total = Estimated((local.Value + around.Value, local.Variance + around.Variance), plan.Level),
        };
    }

    /// <summary>Several differences added up, each times its weight, such as the harm of its kind of event: values add by weight, variances by its square.</summary>
    /// <remarks>Failure: no difference, a weight that is not above zero, or a level outside 0 to 1.</remarks>
    public static Answer<Estimate> Weighted(IReadOnlyList<(Estimate Difference, double Weight)> differences, double level = 0.95)
    {
        var weights = differences.Select(each => Check.Weight(each.Weight)).FirstOrDefault(each => each is not null);
        if (Check.First(weights, Check.Level(level)) is { } refusal)
        {
            return refusal;
        }

        return differences.Count == 0
            ? new Refusal(RefusalKind.NothingCounted, "There is no difference to add up.")
            : Estimated((differences.Sum(each => each.Weight * each.Difference.Value), differences.Sum(each => Math.Pow(each.Weight * each.Difference.StandardError, 2))), level);
    }

    private static Refusal? Refuse(DisplacementPlan plan)
    {
        if (plan.AroundTreated is null != plan.AroundComparison is null)
        {
            return new Refusal(RefusalKind.UnequalLengths, "Places around need both: the one around the treated place and one to compare it with.");
        }

        BeforeAfter[] places = [plan.Treated, plan.Comparison, plan.AroundTreated ?? default, plan.AroundComparison ?? default];
        double[] weights = [plan.BeforeWeight, plan.AfterWeight, plan.TreatedWeight, plan.ComparisonWeight, plan.AroundTreatedWeight, plan.AroundComparisonWeight];
        return Check.Level(plan.Level)
            ?? places.Select(place => Check.First(Check.Count(place.Before), Check.Count(place.After))).FirstOrDefault(each => each is not null)
            ?? weights.Select(Check.Weight).FirstOrDefault(each => each is not null);
    }

    private static (double Value, double Variance) Difference(DisplacementPlan plan, (BeforeAfter Counts, double Weight) place, (BeforeAfter Counts, double Weight) comparison)
    {
        var changed = Changed(plan, place);
        var expected = Changed(plan, comparison);
        return (changed.Value - expected.Value, changed.Variance + expected.Variance);
    }

    private static (double Value, double Variance) Changed(DisplacementPlan plan, (BeforeAfter Counts, double Weight) place)
    {
        var before = plan.BeforeWeight * place.Weight;
        var after = plan.AfterWeight * place.Weight;
        return (place.Counts.After / after - place.Counts.Before / before, place.Counts.After / (after * after) + place.Counts.Before / (before * before));
    }

    private static Estimate Estimated((double Value, double Variance) difference, double level) =>
        Estimate.Normal(difference.Value, Math.Sqrt(difference.Variance), level);
}
