namespace Alliance.Statistics.Power;

/// <summary>A stepped wedge with a continuous outcome: what it finds, and what it takes to find something.</summary>
/// <remarks>
/// Hussey and Hughes (2007), Contemporary Clinical Trials 28, 182–191, by generalized least squares on the means of group and period, so that random effects, cohorts and unequal
/// sizes have their place; normal, both tails, as swPwr of R's swCRTdesign. Twelve groups in six waves, 15 people per group and period, ICC 0.05: an effect of a quarter of a
/// standard deviation has a power of 0.772878714213.
/// With few groups the normal makes power look a little better than the analysis will be.
/// </remarks>
public sealed record SteppedWedge
{
    private SteppedWedge(WedgeSchedule schedule, WedgeSizes sizes, WedgeVariation variation, double standardError) =>
        (Schedule, Sizes, Variation, StandardError) = (schedule, sizes, variation, standardError);

    public WedgeSchedule Schedule { get; }

    public WedgeSizes Sizes { get; }

    public WedgeVariation Variation { get; }

    /// <summary>Of the estimated effect, in the unit of the outcome: 0.0923082 in the example.</summary>
    public double StandardError { get; }

    /// <returns>Failure: sizes of other groups or periods than the schedule's, a period in which nobody is seen, or an effect that cannot be told from the time.</returns>
    public static Answer<SteppedWedge> Of(WedgeSchedule schedule, WedgeSizes sizes, WedgeVariation variation) =>
        sizes.Fits(schedule) is { } refusal ? refusal
        : WedgeInformation.EffectVariance(schedule, sizes, variation) is { } variance ? new SteppedWedge(schedule, sizes, variation, Math.Sqrt(variance))
        : new Refusal(RefusalKind.NotSeparable, "In these groups and periods the effect cannot be told from the time: in some period somebody must be seen, and in some both treated and untreated groups.");

    /// <summary>0.772878714213 for 0.25 in the example; at no effect it is the significance level.</summary>
    /// <returns>Failure: an effect that is no number.</returns>
    public Answer<Probability> Power(double effect, SignificanceLevel level) =>
        Require.Effect(effect) is { } refusal ? refusal : Probability.Reckoned(level.Tails(Math.Abs(effect) / StandardError));

    /// <summary>The smallest effect with that power: 0.2586 for 0.8 in the example.</summary>
    /// <returns>Failure: a power not above the level or not below 1.</returns>
    public Answer<double> Effect(Probability power, SignificanceLevel level) => Solve.Shift(power, level, level.Tails).Then<double, double>(shift => shift * StandardError);

    /// <summary>The fewest groups, as many in every wave, that find an effect: 18 for 0.25 and 0.8 in the example.</summary>
    /// <returns>Failure: no effect, a power not above the level or not below 1, or sizes that differ.</returns>
    public Answer<int> GroupsFor(double effect, Probability power, SignificanceLevel level)
    {
        if ((Require.SomeEffect(effect) ?? OneSize()) is { } refusal)
        {
            return refusal;
        }

        var one = WedgeSchedule.Of([.. Enumerable.Repeat(1, Schedule.Waves)], Schedule.Before, Schedule.After).Required();
        var error = Math.Sqrt(WedgeInformation.EffectVariance(one, Sizes, Variation)!.Value);
        return Solve.Whole(power, level, groups => level.Tails(Math.Abs(effect) / error * Math.Sqrt(groups)), 1).Then<int, int>(perWave => perWave * Schedule.Waves);
    }

    /// <summary>The fewest people per group and period that find an effect: 17 for 0.25 and 0.8 in the example.</summary>
    /// <returns>Failure: no effect, a power not above the level or not below 1, or an effect that no number of people in so few groups finds.</returns>
    public Answer<int> PerPeriodFor(double effect, Probability power, SignificanceLevel level) =>
        Require.SomeEffect(effect) is { } refusal ? refusal : Solve.Whole(power, level, each => level.Tails(Math.Abs(effect) / ErrorWith(each)), 1);

    private double ErrorWith(double each) => Math.Sqrt(WedgeInformation.EffectVariance(Schedule, WedgeSizes.All(each).Required(), Variation)!.Value);

    private Refusal? OneSize() => Sizes.Everywhere is not null ? null
        : new Refusal(RefusalKind.NotADesign, "Groups can be added only where every group has as many people; give one number of people per period.");
}
