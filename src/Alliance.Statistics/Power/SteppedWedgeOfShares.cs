namespace Alliance.Statistics.Power;

/// <summary>A stepped wedge whose outcome is yes or no, on the scale of shares.</summary>
/// <remarks>
/// Hussey and Hughes (2007), §3, as swPwr of R's swCRTdesign has it: the residual variance is p(1 − p) at the middle of both shares. 24 groups in four waves, 120 people per group and period,
/// 0.05 to 0.035 with a standard deviation of 0.01 between groups: 0.786189592503.
/// </remarks>
public sealed record SteppedWedgeOfShares
{
    private readonly Func<double, Answer<WedgeVariation>> around;

    private SteppedWedgeOfShares(WedgeSchedule schedule, WedgeSizes sizes, double control, Func<double, Answer<WedgeVariation>> around) =>
        (Schedule, Sizes, Control, this.around) = (schedule, sizes, control, around);

    public WedgeSchedule Schedule { get; }

    public WedgeSizes Sizes { get; }

    /// <summary>Share that says yes where nobody is treated, between 0 and 1.</summary>
    public double Control { get; }

    /// <param name="group">Standard deviation of shares between groups; the others likewise, as in <see cref="WedgeVariation"/>.</param>
    /// <returns>Failure: a share not above 0 and below 1, or what <see cref="WedgeVariation.Of"/> and <see cref="SteppedWedge.Of"/> refuse.</returns>
    public static Answer<SteppedWedgeOfShares> Of(WedgeSchedule schedule, WedgeSizes sizes, double control, double group, double effect = 0, double effectCorrelation = 0, double period = 0, double person = 0) =>
        Checked(new(schedule, sizes, control, residual => WedgeVariation.Of(residual, group, effect, effectCorrelation, period, person)));

    /// <summary>The same with correlations on the scale of shares.</summary>
    /// <returns>Failure: a share not above 0 and below 1, or what <see cref="WedgeVariation.OfResidual"/> and <see cref="SteppedWedge.Of"/> refuse.</returns>
    public static Answer<SteppedWedgeOfShares> Of(WedgeSchedule schedule, WedgeSizes sizes, double control, Correlation intraclass, Correlation autocorrelation, Correlation individual = default) =>
        Checked(new(schedule, sizes, control, residual => WedgeVariation.OfResidual(residual, intraclass, autocorrelation, individual)));

    /// <summary>The design for one treated share.</summary>
    /// <returns>Failure: a share not above 0 and below 1.</returns>
    public Answer<SteppedWedge> At(double treated)
    {
        if (Require.Share(treated, "share in the treated groups") is { } refusal)
        {
            return refusal;
        }

        var middle = (Control + treated) / 2;
        return around(Math.Sqrt(middle * (1 - middle))).Then(variation => SteppedWedge.Of(Schedule, Sizes, variation));
    }

    /// <summary>0.786189592503 for 0.035 in the example.</summary>
    /// <returns>Failure: a share not above 0 and below 1.</returns>
    public Answer<Probability> Power(double treated, SignificanceLevel level) => At(treated).Then(design => design.Power(treated - Control, level));

    /// <summary>The share nearest to the control's with that power, above it or below: 0.0348 for 0.8 below in the example.</summary>
    /// <returns>Failure: a power not above the level or not below 1, or no share in that direction being far enough.</returns>
    public Answer<double> Treated(Probability power, SignificanceLevel level, bool above)
    {
        double Share(double effect) => Control + (above ? effect : -effect);
        var farthest = (above ? 1 - Control : Control) * (1 - 1e-9);
        return Solve.Effect(power, level, effect => effect == 0 ? level.Alpha : Power(Share(effect), level).Required().Value, farthest).Then<double, double>(effect => Share(effect));
    }

    private static Answer<SteppedWedgeOfShares> Checked(SteppedWedgeOfShares plan) =>
        (Require.Share(plan.Control, "share in the control groups") ?? (plan.At(plan.Control) as Answer<SteppedWedge>.NotReckoned)?.Refusal) is { } refusal ? refusal : plan;
}
