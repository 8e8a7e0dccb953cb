using Alliance.Statistics.Distributions;
using MathNet.Numerics.Distributions;

namespace Alliance.Statistics.Power;

/// <summary>Whole groups (squads, districts) in two arms side by side, compared by a mean, a share or a rate.</summary>
/// <remarks>
/// Donner and Klar (2000), Design and Analysis of Cluster Randomization Trials, chapter 5: the variance of people on their own times the design effect of
/// <see cref="ClusterSizes"/>; a baseline measure that correlates r leaves 1 − r² of it. Twelve and twelve groups of 20, ICC 0.05, r 0.6: standard error 0.1019804, and 0.2857
/// standard deviations are found with a power of 0.8. Normal by default; with few groups ask for Student's t, whose degrees of freedom are the groups less two.
/// </remarks>
public sealed record TwoArmsOfGroups
{
    private TwoArmsOfGroups(ClusterSizes first, ClusterSizes second, Outcome outcome, Correlation intraclass, Correlation baseline, bool student) =>
        (First, Second, Outcome, Intraclass, Baseline, Student) = (first, second, outcome, intraclass, baseline, student);

    public ClusterSizes First { get; }

    public ClusterSizes Second { get; }

    public Outcome Outcome { get; }

    /// <summary>How alike the people of a group are.</summary>
    public Correlation Intraclass { get; }

    /// <summary>Between the outcome and the same measure before; 0 where none was taken.</summary>
    public Correlation Baseline { get; }

    /// <summary>Whether the statistic is held against Student's t.</summary>
    public bool Student { get; }

    private int Freedom => First.Groups + Second.Groups - 2;

    /// <returns>Failure: a correlation of 1, or Student's t with fewer than three groups in all.</returns>
    public static Answer<TwoArmsOfGroups> Of(ClusterSizes first, ClusterSizes second, Outcome outcome, Correlation intraclass, Correlation baseline = default, bool student = false) =>
        Require.First(Require.Below1(intraclass), Require.Below1(baseline), Enough(first, second, student)) is { } refusal ? refusal
            : new TwoArmsOfGroups(first, second, outcome, intraclass, baseline, student);

    /// <summary>Of the estimated effect, on the scale of <see cref="Outcome"/>: 0.1019804 in the example.</summary>
    /// <returns>Failure: an effect the outcome cannot have.</returns>
    public Answer<double> StandardError(double effect) => Outcome.Refuse(effect) is { } refusal ? refusal : Error(effect);

    /// <summary>Both tails: at no effect it is the significance level.</summary>
    /// <returns>Failure: an effect the outcome cannot have.</returns>
    public Answer<Probability> Power(double effect, SignificanceLevel level) =>
        Outcome.Refuse(effect) is { } refusal ? refusal : Probability.Reckoned(PowerOf(effect, level));

    /// <summary>The smallest effect with that power, on the scale of <see cref="Outcome"/> and in the direction asked for: 0.2857 in the example for 0.8.</summary>
    /// <returns>Failure: a power not above the level or not below 1, or no effect in that direction being large enough.</returns>
    public Answer<double> Effect(Probability power, SignificanceLevel level, bool above = true)
    {
        var sign = above ? 1 : -1;
        return Solve.Effect(power, level, size => PowerOf(sign * size, level), Outcome.Farthest(above)).Then<double, double>(size => sign * size);
    }

    /// <summary>The fewest groups of <paramref name="each"/> people needed in each arm: 13 for 0.28 at an ICC of 0.05 with 20 each and r 0.6; 14 against Student's t.</summary>
    /// <returns>Failure: no effect, what <see cref="Of"/> refuses, or a power not above the level or not below 1.</returns>
    public static Answer<int> GroupsPerArm(double effect, double each, Outcome outcome, Correlation intraclass, Probability power, SignificanceLevel level, double spread = 0, Correlation baseline = default, bool student = false)
    {
        if (Require.First(Require.SomeEffect(effect), outcome.Refuse(effect), Require.Below1(intraclass), Require.Below1(baseline)) is { } refusal)
        {
            return refusal;
        }

        return ClusterSizes.Of(1, each, spread).Then(one => Solve.Whole(power, level, groups => Tails(effect, new TwoArmsOfGroups(one, one, outcome, intraclass, baseline, student).Error(effect) / Math.Sqrt(groups), level, student ? 2 * groups - 2 : 0), student ? 2 : 1));
    }

    private double PowerOf(double effect, SignificanceLevel level) => Tails(effect, Error(effect), level, Student ? Freedom : 0);

    private double Error(double effect)
    {
        var left = 1 - Baseline.Value * Baseline.Value;
        return Math.Sqrt(left * (Outcome.ControlVariance / First.Effective(Intraclass) + Outcome.TreatedVariance(effect) / Second.Effective(Intraclass)));
    }

    private static double Tails(double effect, double error, SignificanceLevel level, double freedom)
    {
        var shift = Math.Abs(effect) / error;
        if (freedom == 0)
        {
            return level.Tails(shift);
        }

        var critical = StudentT.InvCDF(0, 1, freedom, 1 - level.Tail);
        return NoncentralT.Survival(critical, freedom, shift) + (level.BothWays ? NoncentralT.Cdf(-critical, freedom, shift) : 0);
    }

    private static Refusal? Enough(ClusterSizes first, ClusterSizes second, bool student) => !student || first.Groups + second.Groups > 2 ? null
        : new Refusal(RefusalKind.TooFewPoints, "Student's t needs at least three groups in all.");
}
