namespace Alliance.Statistics.Power;

/// <summary>What a staggered roll-out can find, told from one like it that has been analyzed: its standard error, scaled to other numbers of people.</summary>
/// <remarks>
/// The design-based error of Roth and Sant'Anna (2023) falls with the square root of the people, everything else alike. Chicago's 7,785 officers had a standard error
/// of 0.002115194 complaints a month against 0.04440163: 13.3 % is found with a power of 0.8; 500 officers would find 53 %, 200 find 83 %.
/// </remarks>
public sealed record RolloutPower
{
    private RolloutPower(double standardError, double people, double? mean) => (StandardError, People, Mean) = (standardError, people, mean);

    /// <summary>Of the estimate among <see cref="People"/>, above zero.</summary>
    public double StandardError { get; }

    /// <summary>People of the roll-out, above zero.</summary>
    public double People { get; }

    /// <summary>Mean of the outcome before, for effects relative to it; above zero where given.</summary>
    public double? Mean { get; }

    /// <returns>Failure: an error, a number of people or a mean that is not above zero.</returns>
    public static Answer<RolloutPower> Of(double standardError, double people, double? mean = null) =>
        Require.First(Require.AboveZero(standardError, "standard error"), Require.AboveZero(people, "number of people"), mean is { } given ? Require.AboveZero(given, "mean before") : null) is { } refusal
            ? refusal : new RolloutPower(standardError, people, mean);

    /// <summary>The same roll-out among another number of people.</summary>
    /// <returns>Failure: a number that is not above zero.</returns>
    public Answer<RolloutPower> Among(double people) =>
        Require.AboveZero(people, "number of people") is { } refusal ? refusal : new RolloutPower(StandardError * Math.Sqrt(People / people), people, Mean);

    /// <summary>Both tails; the effect in the unit of the outcome.</summary>
    /// <returns>Failure: an effect that is no number.</returns>
    public Answer<Probability> Power(double effect, SignificanceLevel level) =>
        Require.Effect(effect) is { } refusal ? refusal : Probability.Reckoned(level.Tails(Math.Abs(effect) / StandardError));

    /// <summary>The smallest effect with that power, in the unit of the outcome.</summary>
    /// <returns>Failure: a power not above the level or not below 1.</returns>
    public Answer<double> Effect(Probability power, SignificanceLevel level) => Scaled(power, level, StandardError);

    /// <summary>The same as a share of the mean before: 0.1335 for Chicago's complaints at 0.8.</summary>
    /// <returns>Failure: no mean was given, or a power not above the level or not below 1.</returns>
    public Answer<double> RelativeEffect(Probability power, SignificanceLevel level) =>
        Mean is { } mean ? Scaled(power, level, StandardError / mean)
            : new Refusal(RefusalKind.NotADesign, "An effect relative to the mean needs the mean of the outcome before the roll-out.");

    /// <summary>People needed to find an effect, not rounded.</summary>
    /// <returns>Failure: no effect, or a power not above the level or not below 1.</returns>
    public Answer<double> PeopleFor(double effect, Probability power, SignificanceLevel level) =>
        Require.SomeEffect(effect) is { } refusal ? refusal : Solve.Shift(power, level, level.Tails).Then<double, double>(shift => People * Math.Pow(shift * StandardError / effect, 2));

    private static Answer<double> Scaled(Probability power, SignificanceLevel level, double error) => Solve.Shift(power, level, level.Tails).Then<double, double>(shift => shift * error);
}
