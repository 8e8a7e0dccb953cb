using Alliance.Statistics;
using Alliance.Statistics.Power;

namespace Alliance.Evaluation.Studies;

/// <summary>What is taken for granted when power is reckoned.</summary>
/// <param name="Intraclass">For scores: how alike the people of a unit are.</param>
/// <param name="PerUnit">For scores: how many of a unit answer each time.</param>
/// <param name="Usual">For counts: what a unit's month counts without the course.</param>
/// <param name="Spread">For counts: variance over mean; 1 where each event comes on its own.</param>
public sealed record PowerAssumptions(double? Intraclass, double? PerUnit, double? Usual, double? Spread)
{
    public const double UsualIntraclass = 0.05, UsualSpread = 1.5, UsualAnswers = 8, UsualCount = 4;

    public static bool WereGiven(StudyOutcome outcome) => outcome.PerUnit is not null || outcome.Usual is not null;

    /// <summary>What was entered before; else what is usual.</summary>
    public static PowerAssumptions For(StudyOutcome outcome, IReadOnlyList<StudyUnit> units) => outcome.Source.IsCount()
        ? new(null, null, outcome.Usual ?? UsualCount, outcome.Spread ?? UsualSpread)
        : new(outcome.Intraclass ?? UsualIntraclass, outcome.PerUnit ?? (units.Count == 0 ? UsualAnswers : Math.Max(1, Math.Round(units.Average(u => u.Size)))), null, null);
}

/// <param name="Effect">In standard deviations for scores, as a share of the usual for counts.</param>
public sealed record PowerPoint(double Effect, double Power);

/// <summary>What a study would find: the smallest effect, and how often it would find others.</summary>
/// <param name="Detectable">Found in four of five such studies; null where it cannot be reckoned, and then <paramref name="WhyNot"/> says why.</param>
public sealed record PowerAnswer(double? Detectable, IReadOnlyList<PowerPoint> Curve, string? WhyNot);

/// <summary>The power of a study's design for one of its outcomes, both ways at the study's level.</summary>
public static class StudyPower
{
    /// <summary>A survey's own measure from before: as alike as such scores of one person usually are.</summary>
    private const double Baseline = 0.6;

    /// <summary>How much units differ in their usual counts, over their mean. Units are compared with themselves, so that little hangs on it.</summary>
    private const double UnitsDiffer = 0.25;

    /// <summary>A count cannot fall by more than all of it; as a ratio, not even by all.</summary>
    private const double All = 1, NearlyAll = 0.95;

    private const int CurveSteps = 24;
    private const string TooFew = "No effect there can be would be found by so few. Take more units, or look at something that happens more often.";
    private static readonly Probability FourOfFive = Probability.Of(0.8).Required();

    public static PowerAnswer Of(Study study, IReadOnlyList<StudyUnit> units, StudyOutcome outcome, PowerAssumptions assumed)
    {
        if (units.Count < study.Design.LeastUnits()) return WithoutAnswer("Choose the units first: power hangs on how many there are.");
        if (study.Months == 0 || StudyCalendar.MonthsAfter(study) < 1) return WithoutAnswer("Set the months first: power hangs on how long is looked at.");
        var level = SignificanceLevel.TwoSided(study.Alpha).Required();
        return outcome.Source.IsCount() ? OfCounts(study, units, outcome, assumed, level) : OfScores(study, units, assumed, level);
    }

    private static PowerAnswer OfScores(Study study, IReadOnlyList<StudyUnit> units, PowerAssumptions assumed, SignificanceLevel level)
    {
        var intraclass = Correlation.Of(assumed.Intraclass!.Value).Required();
        if (study.Design.HasWaves())
        {
            // Asked once before the first wave and once after each has begun.
            return Wedge(WedgeSchedule.Even(units.Count, study.Waves), WedgeSizes.All(assumed.PerUnit!.Value), WedgeVariation.OfTotal(intraclass, Correlation.Complete), 1, level);
        }
        var (first, second) = Arms(study, units);
        return ClusterSizes.Of(first, assumed.PerUnit!.Value).Then(before => ClusterSizes.Of(second, assumed.PerUnit.Value).Then(after =>
                TwoArmsOfGroups.Of(before, after, Outcome.Mean(1).Required(), intraclass, study.Design == StudyDesign.PrePost ? default : Correlation.Of(Baseline).Required(), first + second > 2)))
            .Gives(out var arms, out var refusal)
            ? Answered(arms.Effect(FourOfFive, level), effect => arms.Power(effect, level), effect => effect)
            : WithoutAnswer(refusal.Sentence);
    }

    private static PowerAnswer OfCounts(Study study, IReadOnlyList<StudyUnit> units, StudyOutcome outcome, PowerAssumptions assumed, SignificanceLevel level)
    {
        var (usual, spread) = (assumed.Usual!.Value, assumed.Spread!.Value);
        if (study.Design.HasWaves())
        {
            // In steps as long as the time between two waves, because in each step one more wave has begun.
            var step = Math.Max(1, study.MonthsBetweenWaves);
            var schedule = WedgeSchedule.Even(units.Count, study.Waves, Math.Max(1, study.MonthsBefore / step), Math.Max(1, StudyCalendar.MonthsAfter(study) / step));
            var mean = usual * step;
            return Wedge(schedule, WedgeSizes.All(1), WedgeVariation.Of(Math.Sqrt(mean * spread), UnitsDiffer * mean), mean, level, outcome.Better == Better.Higher ? double.MaxValue : All);
        }
        // More of it is looked for where more is better, and fewer otherwise: the two are not alike for counts.
        var above = outcome.Better == Better.Higher;
        var (first, second) = Arms(study, units);
        if (study.Design == StudyDesign.PrePost)
        {
            return TwoRates.Of((double)first * study.MonthsBefore, (double)second * StudyCalendar.MonthsAfter(study), usual, spread).Gives(out var rates, out var none)
                ? Answered(rates.Ratio(FourOfFive, level, above), share => rates.Power(above ? 1 + share : 1 - share, level), ratio => Math.Abs(ratio - 1), above ? double.MaxValue : NearlyAll)
                : WithoutAnswer(none.Sentence);
        }
        var months = (double)StudyCalendar.MonthsAfter(study);
        return Outcome.Rate(usual, spread).Then(rate => ClusterSizes.Of(first, months).Then(compared => ClusterSizes.Of(second, months).Then(trained =>
                TwoArmsOfGroups.Of(compared, trained, rate, Correlation.Of(PowerAssumptions.UsualIntraclass).Required(), Correlation.Of(Baseline).Required(), first + second > 2))))
            .Gives(out var arms, out var refusal)
            ? Answered(arms.Effect(FourOfFive, level, above), share => arms.Power(Math.Log(above ? 1 + share : 1 - share), level), effect => Math.Abs(Math.Exp(effect) - 1), above ? double.MaxValue : NearlyAll)
            : WithoutAnswer(refusal.Sentence);
    }

    /// <param name="unit">What an effect of 1 is measured in.</param>
    private static PowerAnswer Wedge(Answer<WedgeSchedule> schedule, Answer<WedgeSizes> sizes, Answer<WedgeVariation> variation, double unit, SignificanceLevel level, double farthest = double.MaxValue) =>
        schedule.Then(when => sizes.Then(size => variation.Then(spread => SteppedWedge.Of(when, size, spread)))).Gives(out var wedge, out var refusal)
            ? Answered(wedge.Effect(FourOfFive, level), effect => wedge.Power(effect * unit, level), effect => effect / unit, farthest)
            : WithoutAnswer(refusal.Sentence);

    /// <summary>Before and after count as two arms of the same units; lots make halves; a comparison is as it was chosen.</summary>
    private static (int First, int Second) Arms(Study study, IReadOnlyList<StudyUnit> units) => study.Design switch
    {
        StudyDesign.PrePost => (units.Count, units.Count),
        StudyDesign.MatchedComparison => (Math.Max(1, units.Count(u => u.Wave == 0)), Math.Max(1, units.Count(u => u.Wave != 0))),
        _ => (units.Count / 2, units.Count - units.Count / 2),
    };

    private static PowerAnswer Answered(Answer<double> least, Func<double, Answer<Probability>> power, Func<double, double> shown, double farthest = double.MaxValue)
    {
        double? detectable = least.Gives(out var found, out _) && shown(found) is var size && size <= farthest ? size : null;
        var end = Math.Min((detectable ?? All) * 1.6, farthest);
        var curve = Enumerable.Range(0, CurveSteps + 1).Select(step => end * step / CurveSteps)
            .Select(effect => power(effect) is Answer<Probability>.Reckoned { Value: var chance } ? new PowerPoint(effect, chance.Value) : null).OfType<PowerPoint>().ToList();
        return new PowerAnswer(detectable, curve, detectable is null ? TooFew : null);
    }

    private static PowerAnswer WithoutAnswer(string why) => new(null, [], why);
}
