namespace Alliance.Statistics.Staggered;

/// <summary>An average effect of a staggered roll-out, in the unit of the outcome.</summary>
/// <remarks>
/// Roth and Sant'Anna (2023), Efficient estimation for staggered rollout designs. For the complaints of the Chicago roll-out (7 785 officers, 72 months),
/// simple and efficient, as their R package has it: -0.001126981389465, standard error 0.002115194148303, Neyman's 0.002119248063973.
/// </remarks>
public sealed record StaggeredEstimate
{
    public required double Value { get; init; }

    /// <summary>With what outcomes before treatment tell taken off; never above <see cref="NeymanStandardError"/>. Zero only for the reference period of an event study.</summary>
    public required double StandardError { get; init; }

    /// <summary>Too large where effects differ between units, never too small.</summary>
    public required double NeymanStandardError { get; init; }

    /// <summary>How much of the difference before treatment was subtracted; nothing where there is one β for each of several differences.</summary>
    public required double? Beta { get; init; }

    /// <summary>By <see cref="StandardError"/> and the normal distribution.</summary>
    public required Interval Interval { get; init; }

    /// <summary>Two-sided, against no effect on average; nothing for the reference period of an event study.</summary>
    public required double? P { get; init; }

    internal static StaggeredEstimate Of(Reckoned reckoned, double level)
    {
        var error = Math.Sqrt(reckoned.Variance);
        var usual = Estimate.Normal(reckoned.Value, error, level);
        return new StaggeredEstimate
        {
            Value = reckoned.Value,
            StandardError = error,
            NeymanStandardError = Math.Sqrt(reckoned.Neyman),
            Beta = double.IsNaN(reckoned.Beta) ? null : reckoned.Beta,
            Interval = usual.Interval,
            P = usual.P,
        };
    }

    internal static StaggeredEstimate Reference(double level) => new()
    {
        Value = 0,
        StandardError = 0,
        NeymanStandardError = 0,
        Beta = 1,
        Interval = new Interval(0, 0, level),
        P = null,
    };
}
