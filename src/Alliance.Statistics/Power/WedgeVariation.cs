namespace Alliance.Statistics.Power;

/// <summary>How the outcome varies in a stepped wedge: between people, between groups, between a group's periods, between group's effects, and between people seen again.</summary>
/// <remarks>
/// The model of Hussey and Hughes (2007) with the additions of Hughes, Granston and Heagerty (2015) and Hooper, Teerenstra, de Hoop and Eldridge (2016). All are standard
/// deviations in the unit of the outcome. An ICC of 0.05 in a total variance of 1 is a residual of √0.95 and groups of √0.05.
/// </remarks>
public sealed record WedgeVariation
{
    private WedgeVariation(double residual, double group, double effect, double effectCorrelation, double period, double person) =>
        (Residual, Group, Effect, EffectCorrelation, Period, Person) = (residual, group, effect, effectCorrelation, period, person);

    /// <summary>σ: of one observation around everything else, above zero.</summary>
    public double Residual { get; }

    /// <summary>τ: between groups.</summary>
    public double Group { get; }

    /// <summary>η: of the effect between groups.</summary>
    public double Effect { get; }

    /// <summary>ρ: between a group's level and its effect, from −1 to 1.</summary>
    public double EffectCorrelation { get; }

    /// <summary>γ: between the periods of a group.</summary>
    public double Period { get; }

    /// <summary>ζ: between people who are seen in every period (a closed cohort); 0 where others are seen each time.</summary>
    public double Person { get; }

    /// <returns>Failure: a residual not above zero, another below zero, or a correlation outside −1 to 1.</returns>
    public static Answer<WedgeVariation> Of(double residual, double group = 0, double effect = 0, double effectCorrelation = 0, double period = 0, double person = 0) =>
        Require.First(
            Require.AboveZero(residual, "residual standard deviation"), Require.NotBelowZero(group, "standard deviation between groups"),
            Require.NotBelowZero(effect, "standard deviation of the effect"), Require.NotBelowZero(period, "standard deviation between periods"),
            Require.NotBelowZero(person, "standard deviation between people"), Within(effectCorrelation)) is { } refusal
            ? refusal : new WedgeVariation(residual, group, effect, effectCorrelation, period, person);

    /// <summary>From correlations within a total variance, as Hooper and others (2016) have them.</summary>
    /// <param name="intraclass">Share of the variance between groups within one period.</param>
    /// <param name="autocorrelation">Share of that which stays from period to period.</param>
    /// <param name="individual">Share of the rest that stays with a person who is seen again.</param>
    /// <param name="deviation">Standard deviation of one observation, all in all.</param>
    /// <returns>Failure: an intraclass or individual correlation of 1, or a deviation not above zero.</returns>
    public static Answer<WedgeVariation> OfTotal(Correlation intraclass, Correlation autocorrelation, Correlation individual = default, double deviation = 1) =>
        Require.First(Require.Below1(intraclass), Require.Below1(individual), Require.Deviation(deviation)) is { } refusal ? refusal
            : Split(deviation * deviation, intraclass.Value, autocorrelation.Value, individual.Value);

    /// <summary>The same correlations around a residual that is given, as swPwr of R's swCRTdesign takes them (its example 8: residual 0.1, 0.02, 0.125).</summary>
    /// <returns>Failure: an intraclass or individual correlation of 1, or a residual not above zero.</returns>
    public static Answer<WedgeVariation> OfResidual(double residual, Correlation intraclass, Correlation autocorrelation, Correlation individual = default) =>
        Require.First(Require.Below1(intraclass), Require.Below1(individual), Require.AboveZero(residual, "residual standard deviation")) is { } refusal ? refusal
            : Split(residual * residual / ((1 - individual.Value) * (1 - intraclass.Value)), intraclass.Value, autocorrelation.Value, individual.Value);

    /// <summary>The same with an effect that differs between groups.</summary>
    /// <returns>Failure: a deviation below zero, or a correlation outside −1 to 1.</returns>
    public Answer<WedgeVariation> WithEffect(double effect, double correlation = 0) => Of(Residual, Group, effect, correlation, Period, Person);

    /// <summary>The same with a group's periods that differ by so much.</summary>
    /// <returns>Failure: a deviation below zero.</returns>
    public Answer<WedgeVariation> WithPeriod(double period) => Of(Residual, Group, Effect, EffectCorrelation, period, Person);

    private static WedgeVariation Split(double total, double intraclass, double autocorrelation, double individual) => new(
        Math.Sqrt(total * (1 - intraclass) * (1 - individual)), Math.Sqrt(total * intraclass * autocorrelation), 0, 0,
        Math.Sqrt(total * intraclass * (1 - autocorrelation)), Math.Sqrt(total * (1 - intraclass) * individual));

    private static Refusal? Within(double correlation) => correlation is >= -1 and <= 1 ? null
        : new Refusal(RefusalKind.NotACorrelation, $"The correlation between level and effect lies between -1 and 1, not at {Require.Words(correlation)}.");
}
