using Alliance.Statistics.Randomness;

namespace Alliance.Statistics.Power;

/// <summary>What is compared, and how much one person of an arm tells about it: a mean, a share or a rate.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>Of one person, in the control arm.</summary>
    internal abstract double ControlVariance { get; }

    /// <summary>Of one person, where the effect holds.</summary>
    internal abstract double TreatedVariance(double effect);

    /// <summary>The farthest an effect can go, without its sign.</summary>
    internal abstract double Farthest(bool above);

    internal abstract Refusal? Refuse(double effect);

    internal virtual bool CanBeDrawn => true;

    internal virtual bool IsShare => false;

    /// <summary>Mean of one drawn group.</summary>
    /// <param name="weight">How many people on their own would tell as much.</param>
    /// <param name="left">Of the standard deviation, beside a baseline measure.</param>
    internal abstract double GroupMean(RandomNumbers numbers, double effect, double size, double weight, double intraclass, double left);

    /// <summary>A mean; effects are differences in its unit.</summary>
    /// <param name="deviation">Standard deviation between people, above zero; 1 makes effects standardized.</param>
    public static Answer<Outcome> Mean(double deviation = 1) => Require.Deviation(deviation) is { } refusal ? refusal : new OfMean(deviation);

    /// <summary>A share that says yes; effects are differences of shares.</summary>
    /// <param name="control">In the control arm, between 0 and 1.</param>
    public static Answer<Outcome> Share(double control) => Require.Share(control, "share in the control arm") is { } refusal ? refusal : new OfShare(control);

    /// <summary>Events per person and period; effects are logarithms of rate ratios: log 0.75 for a quarter fewer.</summary>
    /// <param name="control">Expected events of one person in the control arm, above zero.</param>
    /// <param name="dispersion">Variance of a person's count over its mean, above zero.</param>
    public static Answer<Outcome> Rate(double control, double dispersion = 1) =>
        Require.First(Require.AboveZero(control, "rate in the control arm"), Require.AboveZero(dispersion, "dispersion")) is { } refusal ? refusal : new OfRate(control, dispersion);

    private sealed record OfMean(double Deviation) : Outcome
    {
        internal override double ControlVariance => Deviation * Deviation;

        internal override double TreatedVariance(double effect) => ControlVariance;

        internal override double Farthest(bool above) => 1e6 * Deviation;

        internal override double GroupMean(RandomNumbers numbers, double effect, double size, double weight, double intraclass, double left) =>
            effect + Deviation * left / Math.Sqrt(weight) * numbers.Normal();

        internal override Refusal? Refuse(double effect) => Require.Effect(effect);
    }

    private sealed record OfShare(double Control) : Outcome
    {
        internal override double ControlVariance => Control * (1 - Control);

        internal override double TreatedVariance(double effect) => (Control + effect) * (1 - Control - effect);

        internal override double Farthest(bool above) => (above ? 1 - Control : Control) * (1 - 1e-9);

        internal override bool IsShare => true;

        internal override double GroupMean(RandomNumbers numbers, double effect, double size, double weight, double intraclass, double left)
        {
            var people = Math.Max(1, (int)Math.Round(size));
            return (double)numbers.Binomial(people, numbers.Beta(Control + effect, intraclass)) / people;
        }

        internal override Refusal? Refuse(double effect) => Require.Effect(effect) ?? Require.Share(Control + effect, "share in the treated arm");
    }

    private sealed record OfRate(double Control, double Dispersion) : Outcome
    {
        internal override double ControlVariance => Dispersion / Control;

        internal override double TreatedVariance(double effect) => Dispersion / (Control * Math.Exp(effect));

        // Down to where the error of the logarithm begins to outrun it in every plan.
        internal override double Farthest(bool above) => above ? 30 : 2;

        internal override bool CanBeDrawn => false;

        internal override double GroupMean(RandomNumbers numbers, double effect, double size, double weight, double intraclass, double left) =>
            throw new InvalidOperationException("Groups are not drawn with a rate.");

        internal override Refusal? Refuse(double effect) => Require.Effect(effect) ?? (Math.Abs(effect) < 30 ? null
            : new Refusal(RefusalKind.NotADesign, "The effect on a rate is the logarithm of a ratio: -0.288 for a quarter fewer."));
    }
}
