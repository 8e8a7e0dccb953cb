using Alliance.Statistics;
using Alliance.Statistics.Power;

namespace Alliance.Evaluation.StudyCommands;

internal enum OutcomeKind
{
    Mean,
    Proportion,
    Rate,
}

/// <summary>Two arms of people before it is said how many; an effect is a difference of means, a difference of shares, or a rate ratio.</summary>
internal sealed record IndividualPlan(OutcomeKind Kind, double Control, double Deviation, Correlation Baseline, double Dispersion)
{
    public bool Above(double? effect) => Kind == OutcomeKind.Rate ? effect is not < 1 : effect is not < 0;

    public Answer<double> PerArm(double effect, Probability power, SignificanceLevel level) => Kind switch
    {
        OutcomeKind.Proportion => TwoProportions.PerArm(Control, Control + effect, power, level),
        OutcomeKind.Rate => TwoRates.PerArm(Control, effect, power, level, Dispersion),
        _ => TwoMeans.PerArm(effect, power, level, Deviation, Baseline),
    };

    public Answer<IndividualDesign> With(double first, double second) => Kind switch
    {
        OutcomeKind.Proportion => As(TwoProportions.Of(first, second, Control), arms => new IndividualDesign(
            (effect, level) => arms.Power(Control + effect, level),
            (power, level, above) => As(arms.Treated(power, level, above), treated => treated - Control),
            (effect, level, plan) => arms.Simulate(Control + effect, level, plan))),
        OutcomeKind.Rate => As(TwoRates.Of(first, second, Control, Dispersion), arms => new IndividualDesign(arms.Power, arms.Ratio, arms.Simulate)),
        _ => As(TwoMeans.Of(first, second, Deviation, Baseline), arms => new IndividualDesign(arms.Power, (power, level, _) => arms.Difference(power, level), arms.Simulate)),
    };

    private static Answer<TNext> As<T, TNext>(Answer<T> answer, Func<T, TNext> next) => answer switch
    {
        Answer<T>.NotReckoned { Refusal: var refusal } => refusal,
        _ => next(answer.Required()),
    };
}

/// <summary>Power, the smallest effect, and the simulation of one design, whatever its outcome.</summary>
internal sealed record IndividualDesign(
    Func<double, SignificanceLevel, Answer<Probability>> Power,
    Func<Probability, SignificanceLevel, bool, Answer<double>> Least,
    Func<double, SignificanceLevel, SimulationPlan, Answer<SimulatedPower>> Simulate);
